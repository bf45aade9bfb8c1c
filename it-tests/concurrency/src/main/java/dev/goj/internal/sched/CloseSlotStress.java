package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A slot closes while a timer is added to it: in the end the timer is with the other slot. */
@JCStressTest
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "moved, or added there at once")
@State
public class CloseSlotStress {
  private final Scheduler scheduler = new Scheduler(2, 2);
  private final Slot closing = scheduler.roster.slots()[1];
  private final Timeout timer =
      new Timeout() {
        @Override
        protected void fire() {}
      };

  /** None is idle, so that no thread is started. */
  public CloseSlotStress() {
    for (Worker w : scheduler.roster.workers()) {
      scheduler.idle.leave(w);
    }
  }

  @Actor
  public void closes() {
    scheduler.roster.resize(1);
  }

  @Actor
  public void adds() {
    scheduler.timers.add(closing, 5, timer);
  }

  @Arbiter
  public void rest(II_Result r) {
    r.r1 = closing.timers.size();
    r.r2 = scheduler.roster.slots()[0].timers.size();
  }
}
