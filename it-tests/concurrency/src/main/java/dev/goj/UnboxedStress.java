package dev.goj;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.goj.abi.Continuation;
import dev.goj.abi.Unboxed;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Primitives of two kinds, and an object, handed over between two threads without a buffer: each
 * finds the other parked or not, and the bits come with the slot, or the box in it.
 */
@JCStressTest
@Outcome(id = "7, 8", expect = ACCEPTABLE, desc = "both, in their order")
@State
public class UnboxedStress {
  private final Channel<Object> channel = Channel.unbuffered();

  @Actor
  public void sends() {
    Continuation c = Continuation.enterThread();
    channel.sendUnboxed$go(c, null, Unboxed.LONG, 7);
    await(c);
    channel.sendUnboxed$go(c, null, Unboxed.INT, 8);
    await(c);
    c.leaveThread();
  }

  @Actor
  public void receives(JJ_Result r) {
    Continuation c = Continuation.enterThread();
    r.r1 = receive(c, Unboxed.LONG);
    r.r2 = receive(c, Unboxed.LONG);
    c.leaveThread();
  }

  private static void await(Continuation c) {
    if (c.isSuspended()) {
      c.awaitOnThread();
      c.takeVoid();
    }
  }

  private long receive(Continuation c, Unboxed as) {
    Object received = channel.receiveUnboxed$go(c, null, as);
    if (c.isSuspended()) {
      c.awaitOnThread();
      received = c.takeRef();
    }
    return received == as ? c.takeLong() : ((Number) received).longValue();
  }
}
