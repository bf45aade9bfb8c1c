package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.goj.internal.wait.SpinLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What is in the run-next slot runs once: its worker takes it between two slices, or others do. */
public class RunNextStress {
  private static final Scheduler SCHEDULER = new Scheduler(1, 4);

  private static final class Numbered extends ScheduledGoroutine {
    final int number;

    Numbered(int number) {
      super(SCHEDULER.census.background);
      this.number = number;
    }

    @Override
    protected void begin() {}

    @Override
    protected void ended(Throwable failure) {}
  }

  private static final class Lock extends SpinLock {}

  private final Worker worker = new Worker(SCHEDULER, "w", 2, 1);
  private final Lock lock = new Lock();
  private final Numbered second = new Numbered(10);

  RunNextStress() {
    worker.setHasSlot(true);
    worker.ready(new Numbered(1));
  }

  private static int number(ScheduledGoroutine g) {
    return g == null ? 0 : ((Numbered) g).number;
  }

  /** As a goroutine that parks, and then the worker, which runs what it finds. */
  final int parks() {
    worker.beginSwitch();
    lock.lock();
    lock.unlock();
    int taken = number(worker.nextLocal());
    worker.endSwitch();
    return taken;
  }

  /** As a goroutine that finds under the lock that it need not park. */
  final void goesOn() {
    worker.beginSwitch();
    lock.lock();
    lock.unlock();
    worker.endSwitch();
  }

  final void wakes() {
    worker.ready(second);
  }

  final void lock() {
    lock.lock();
  }

  final void unlock() {
    lock.unlock();
  }

  final int robs() {
    return number(worker.robNext());
  }

  /** A goroutine parks. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "runs here")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "robbed")
  @State
  public static class Parks extends RunNextStress {
    @Actor
    public void parks(II_Result r) {
      r.r1 = parks();
    }

    @Actor
    public void robs(II_Result r) {
      r.r2 = robs();
    }
  }

  /** A goroutine parks; what runs then wakes the second, and parks, too. */
  @JCStressTest
  @Outcome(id = "11, 0", expect = ACCEPTABLE, desc = "both run here")
  @Outcome(
      id = {"10, 1", "1, 10", "0, 11"},
      expect = ACCEPTABLE,
      desc = "robbed")
  @State
  public static class ParksTwice extends RunNextStress {
    @Actor
    public void parks(II_Result r) {
      int taken = parks();
      wakes();
      r.r1 = taken + parks();
    }

    @Actor
    public void robs(II_Result r) {
      r.r2 = robs() + robs();
    }
  }

  /** A goroutine goes on instead of parking, and then parks; the lock is contended. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "runs here")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "robbed")
  @State
  public static class GoesOn extends RunNextStress {
    @Actor
    public void goesOnAndParks(II_Result r) {
      goesOn();
      r.r1 = parks();
    }

    @Actor
    public void robs(II_Result r) {
      lock();
      r.r2 = robs();
      unlock();
    }
  }
}
