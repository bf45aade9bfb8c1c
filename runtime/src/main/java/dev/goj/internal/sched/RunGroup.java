package dev.goj.internal.sched;

import dev.goj.internal.wait.WaitQueue;
import dev.goj.internal.wait.Waiter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The goroutines of one {@code Go.run}, which start others under the same run; or all those that
 * were started outside of any run.
 *
 * <p>As a wait point it is what the caller of {@code run} waits at for the end.
 */
public final class RunGroup extends WaitPoint {
  private final Scheduler scheduler;
  private final boolean isRun;
  private final AtomicInteger live = new AtomicInteger();

  /** A {@link WaitQueue}. */
  private Waiter waiters;

  /** Written once, under the lock. */
  private volatile boolean ended;

  /** Written before {@link #ended}. */
  private Throwable failure;

  RunGroup(Scheduler scheduler, boolean isRun) {
    this.scheduler = scheduler;
    this.isRun = isRun;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** Whether it is a run, which an uncaught exception ends; otherwise there is nobody to tell. */
  public boolean isRun() {
    return isRun;
  }

  public boolean hasEnded() {
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
      w = WaitQueue.claimAll(waiters);
      waiters = null;
    } finally {
      unlock();
    }
    while (w != null) {
      Waiter rest = WaitQueue.popChain(w);
      w.wake();
      w = rest;
    }
    return true;
  }

  /** Whether the caller of {@code run} waits for the end. */
  boolean isAwaited() {
    lock();
    try {
      return waiters != null;
    } finally {
      unlock();
    }
  }

  /** What ended the run; null if its main goroutine returned. */
  public Throwable failure() {
    return failure;
  }

  @Override
  protected boolean park(Parkable p) {
    lock();
    try {
      if (ended) {
        return false;
      }
      waiters = WaitQueue.add(waiters, p);
      return true;
    } finally {
      unlock();
    }
  }

  @Override
  protected boolean cancel(Parkable p) {
    lock();
    try {
      boolean held = WaitQueue.holds(p);
      if (held) {
        waiters = WaitQueue.remove(waiters, p);
      }
      return held;
    } finally {
      unlock();
    }
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
