package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;

/** A timeout is added, is due, and is cancelled, all at once: it fires or it was cancelled. */
@JCStressTest
@Outcome(id = "1, 0, false", expect = ACCEPTABLE, desc = "fired")
@Outcome(id = "0, 1, false", expect = ACCEPTABLE, desc = "cancelled")
@State
public class TimeoutStress {
  private final TimerHeap heap = new TimerHeap();
  private int fired;
  private final Timeout timeout =
      new Timeout() {
        @Override
        protected void fire() {
          fired++;
        }
      };
  private final Object[] due = new Object[2];

  @Actor
  public void addsAndExpires() {
    heap.add(5, timeout);
    expireDue();
  }

  @Actor
  public void cancels(IIZ_Result r) {
    r.r2 = timeout.cancel() ? 1 : 0;
  }

  private void expireDue() {
    int n = heap.pollDue(5, due);
    for (int i = 0; i < n; i++) {
      ((Timeout) due[i]).expire();
    }
  }

  @Arbiter
  public void rest(IIZ_Result r) {
    expireDue();
    r.r1 = fired;
    r.r3 = heap.hasLive();
  }
}
