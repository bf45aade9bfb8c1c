package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/**
 * A worker goes idle while its slot is taken: one of the two takes it out of the idle ones. What
 * {@code Roster.dropFromIdle} and {@code Worker.goIdle} do.
 */
@JCStressTest
@Outcome(id = "true, false, 0", expect = ACCEPTABLE, desc = "who took the slot")
@Outcome(id = "false, true, 0", expect = ACCEPTABLE, desc = "the worker itself")
@Outcome(id = ".*, 1", expect = FORBIDDEN, desc = "idle without a slot")
@State
public class LoseSlotStress {
  private static final Scheduler UNUSED = new Scheduler(1, 4);

  private final IdleWorkers idle = new IdleWorkers(() -> 2, Clock::now);
  private final Worker worker = new Worker(UNUSED, "a", 2, 1);

  public LoseSlotStress() {
    worker.activate(UNUSED.roster.slots()[0]);
  }

  @Actor
  public void takesTheSlot(ZZI_Result r) {
    worker.deactivate();
    r.r1 = idle.leave(worker);
  }

  @Actor
  public void goesIdle(ZZI_Result r) {
    idle.enter(worker);
    VarHandle.fullFence();
    r.r2 = !worker.hasSlot() && idle.leave(worker);
  }

  @Arbiter
  public void rest(ZZI_Result r) {
    r.r3 = idle.idle();
  }
}
