package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * Work is put into a deque while the one worker that searches gives up: it is woken, or it sees the
 * work at its last look. What {@code Scheduler.announceWork} and {@code Worker.goIdle} do.
 */
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "woken")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "saw it")
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "saw it, and was woken")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "stranded")
@State
public class LostWakeupStress {
  private static final Scheduler UNUSED = new Scheduler(1, 4);

  private final IdleWorkers idle = new IdleWorkers(() -> 2, Clock::now);
  private final WorkDeque<Object> deque = new WorkDeque<>(2);
  private final Worker worker = new Worker(UNUSED, "a", 2, 1);

  public LostWakeupStress() {
    idle.startSearch();
  }

  @Actor
  public void makesWork(ZZ_Result r) {
    deque.offer(this);
    VarHandle.fullFence();
    r.r1 = idle.takeToWake() != null;
  }

  @Actor
  public void givesUp(ZZ_Result r) {
    idle.enter(worker);
    idle.endSearch();
    VarHandle.fullFence();
    r.r2 = !deque.isEmpty();
  }
}
