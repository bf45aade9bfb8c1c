package dev.goj;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A select over two channels is won while it enqueues: something is sent over one, then the other
 * is closed. Only one of them can win, and what was sent arrived.
 */
@JCStressTest
@Outcome(id = "-1, 0", expect = ACCEPTABLE, desc = "closed; nobody took the element")
@Outcome(id = "5, 1", expect = ACCEPTABLE, desc = "received")
@State
public class SelectCloseStress {
  private final Channel<Integer> a = Channel.unbuffered();
  private final Channel<Integer> b = Channel.unbuffered();

  @Actor
  public void selects(II_Result r) {
    Go.select(
        Go.receive(a, x -> r.r1 = x == null ? -1 : x),
        Go.receive(b, x -> r.r1 = x == null ? -2 : x));
  }

  @Actor
  public void sendsThenCloses(II_Result r) {
    r.r2 = b.trySend(5) ? 1 : 0;
    a.close();
  }
}
