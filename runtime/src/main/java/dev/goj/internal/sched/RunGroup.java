package dev.goj.internal.sched;

import dev.goj.internal.wait.Waiter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The goroutines of one {@code Go.run}, which start others under the same run; or all those that
 * were started outside of any run.
 *
 * <p>As a gate it is where the caller of {@code run} waits for the end.
 */
public final class RunGroup extends Gate {
  private final Scheduler scheduler;

  /**
   * What the goroutine belongs to that waits for the end of this run; null if it is none, or waits
   * no more. Read by the deadlock detector.
   */
  private volatile RunGroup caller;

  private final boolean isRun;
  private final AtomicInteger live = new AtomicInteger();

  /** Written once, under the lock. */
  private volatile boolean ended;

  /** Written before {@link #ended}. */
  private Throwable failure;

  /** Of those outside of any run. */
  RunGroup(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.caller = null;
    this.isRun = false;
  }

  /** A run. */
  RunGroup(Scheduler scheduler, RunGroup caller) {
    this.scheduler = scheduler;
    this.caller = caller;
    this.isRun = true;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** Whether it is a run, which an uncaught exception ends; otherwise there is nobody to tell. */
  public boolean isRun() {
    return isRun;
  }

  /** Whose goroutine called this run, and goes on when it ends. */
  RunGroup caller() {
    return caller;
  }

  /**
   * The caller goes on, and is not kept: its run may have been called by one that had ended, too.
   */
  void forgetCaller() {
    caller = null;
  }

  public boolean hasEnded() {
    return ended;
  }

  @Override
  protected boolean isOpen() {
    return ended;
  }

  /** Ends the run; false if it had ended already. */
  public boolean end(Throwable cause) {
    Waiter w;
    lock();
    try {
      if (ended) {
        return false;
      }
      failure = cause;
      ended = true;
      w = takeAll();
    } finally {
      unlock();
    }
    wake(w);
    return true;
  }

  /**
   * What ended the run, and is not kept; null if its main goroutine returned. To be called once, by
   * who has waited for the end.
   */
  public Throwable takeFailure() {
    Throwable f = failure;
    failure = null;
    return f;
  }

  /** Counts goroutines started or ended. */
  public void addLive(int delta) {
    live.addAndGet(delta);
  }

  /** How many goroutines of this run there are. */
  public int live() {
    int n = live.get();
    for (Worker w : scheduler.roster.workers()) {
      n += w.unflushed(this);
    }
    return Math.max(0, n);
  }
}
