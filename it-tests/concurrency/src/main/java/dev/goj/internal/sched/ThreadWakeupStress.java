package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A thread waits at a run while the run ends; were the wake-up lost, the test would not end. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "went on")
@State
public class ThreadWakeupStress {
  private static final Scheduler UNUSED = new Scheduler(1, 4);

  private final RunGroup run = new RunGroup(UNUSED, null);

  @Actor
  public void waits(I_Result r) {
    ThreadContinuation.await(run, WaitReason.RUN, null).takeVoid();
    r.r1 = 1;
  }

  @Actor
  public void ends() {
    run.end(null);
  }
}
