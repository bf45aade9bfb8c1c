package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * A timer is cancelled while a sweep drops another, and perhaps has passed it already. It must
 * count as cancelled afterwards; else it would stay until it is due, and pass for something to
 * come.
 */
@JCStressTest
@Outcome(id = "false", expect = ACCEPTABLE, desc = "nothing is to come")
@State
public class SweepTimerStress {
  private static final class Nothing extends Timeout {
    @Override
    protected void fire() {}
  }

  private final TimerHeap heap = new TimerHeap();
  private final Timeout early = new Nothing();

  public SweepTimerStress() {
    heap.add(5, early);
    for (int i = 0; i < 8; i++) {
      Timeout t = new Nothing();
      heap.add(6 + i, t);
      t.cancel();
    }
  }

  @Actor
  public void sweeps() {
    boolean unused = heap.hasLive();
  }

  @Actor
  public void cancels() {
    early.cancel();
  }

  @Arbiter
  public void rest(Z_Result r) {
    r.r1 = heap.hasLive();
  }
}
