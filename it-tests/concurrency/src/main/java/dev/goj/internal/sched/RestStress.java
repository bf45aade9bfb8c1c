package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A rest, which does not end by itself here, keeps nobody from noticing work. */
public class RestStress {
  private static final Scheduler UNUSED = new Scheduler(1, 4);

  private final IdleWorkers idle = new IdleWorkers(() -> 2, () -> 0);
  private final WorkDeque<Object> deque = new WorkDeque<>(2);
  private final Worker resting = new Worker(UNUSED, "a", 2, 1);
  private final Worker other = new Worker(UNUSED, "b", 2, 2);

  /** Whether {@code resting} stays awake, or sees the work before it parks. */
  final boolean rests() {
    return !idle.enterToRest(resting) || seesWork();
  }

  /** Whether {@code other} sees the work before it parks. */
  final boolean goesIdle() {
    idle.enter(other);
    return seesWork();
  }

  private boolean seesWork() {
    VarHandle.fullFence();
    return idle.mayWork() && !deque.isEmpty();
  }

  /** Whether somebody is woken for it. */
  final boolean makesWork() {
    deque.offer(this);
    VarHandle.fullFence();
    return idle.takeToWake() != null;
  }

  /** One rests, the other goes idle, while work is made. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "woken")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "saw it")
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "saw it, and was woken")
  @Outcome(id = "false, false", expect = FORBIDDEN, desc = "stranded")
  @State
  public static class Wake extends RestStress {
    public Wake() {
      rests();
    }

    @Actor
    public void makesWork(ZZ_Result r) {
      r.r1 = makesWork();
    }

    @Actor
    public void goesIdle(ZZ_Result r) {
      r.r2 = goesIdle();
    }
  }

  /** There is work; one begins to rest while the other goes idle. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "who wanted to rest does it")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "who was to go idle does it")
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both saw it")
  @Outcome(id = "false, false", expect = FORBIDDEN, desc = "stranded")
  @State
  public static class Rest extends RestStress {
    public Rest() {
      makesWork();
    }

    @Actor
    public void rests(ZZ_Result r) {
      r.r1 = rests();
    }

    @Actor
    public void goesIdle(ZZ_Result r) {
      r.r2 = goesIdle();
    }
  }
}
