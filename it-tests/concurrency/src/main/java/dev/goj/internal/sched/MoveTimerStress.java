package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * A timer moves to another heap while it is cancelled: it does not get there, or counts there as
 * cancelled. Were it forgotten, it would stay until it is due, and pass for something to come.
 */
@JCStressTest
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "nothing is left")
@State
public class MoveTimerStress {
  private final TimerHeap from = new TimerHeap();
  private final TimerHeap to = new TimerHeap();
  private final Timeout timer =
      new Timeout() {
        @Override
        protected void fire() {}
      };

  public MoveTimerStress() {
    from.add(5, timer);
    from.close();
  }

  @Actor
  public void moves() {
    while (from.moveSome(to)) {}
  }

  @Actor
  public void cancels() {
    timer.cancel();
  }

  @Arbiter
  public void rest(ZI_Result r) {
    r.r1 = to.hasLive() || from.hasLive();
    r.r2 = to.size() + from.size();
  }
}
