package dev.goj;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.goj.abi.Continuation;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A goroutine parks to receive while others send and close: it goes on once, with the element or
 * the end of the channel. Were it lost, the test would not end.
 */
@JCStressTest
@Outcome(id = "7, 1", expect = ACCEPTABLE, desc = "sent, received")
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nobody was there yet, or closed")
@State
public class ParkingStress {
  private final Channel<Object> channel = Channel.unbuffered();
  private Task<Object> receiver;

  @Actor
  public void receives() {
    Tail body = (Continuation c) -> channel.receive$go(c, null);
    receiver = Go.async(body);
  }

  @Actor
  public void sendsOrCloses(II_Result r) {
    r.r2 = channel.trySend(7) ? 1 : 0;
    channel.close();
  }

  @Arbiter
  public void result(II_Result r) {
    Object got = receiver.await();
    r.r1 = got == null ? 0 : (int) got;
  }
}
