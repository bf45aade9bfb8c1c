package dev.goj.internal.sched;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread that watches the workers; after Go's sysmon. It does what needs a look from outside:
 *
 * <ul>
 *   <li>What is queued with a worker that goes on with one goroutine for long is given to whoever
 *       is idle.
 *   <li>A worker whose goroutine holds it up, because it blocks or computes, is replaced when there
 *       is work that nobody else could take. Blocked threads are replaced without limit, as they
 *       use no processor; those that compute more and more reluctantly, as they do.
 *   <li>Timers of a worker that is too busy to look are left to an idle one.
 *   <li>Goroutines that have died are dropped, see {@link Registry}.
 *   <li>A run in which nothing can ever happen again is ended, see {@link DeadlockDetector}.
 * </ul>
 *
 * <p>While workers are busy it looks every {@value #SHORT_NANOS} ns if others are idle, as then it
 * can do something about what it sees; else every {@value #LONG_NANOS}. When all are idle it looks
 * less and less often, down to once a second, and not at all if there is no run that could
 * deadlock. A worker that wakes up wakes it: the worker leaves the idle ones, then reads {@link
 * #dozing}; this thread writes {@code dozing}, then reads how many are idle. Both are volatile, so
 * one sees the other.
 */
final class Monitor implements Runnable {
  private static final long SHORT_NANOS = 1_000_000;
  private static final long LONG_NANOS = 10_000_000;
  private static final long LONGEST_NANOS = 1_000_000_000;
  private static final long HELD_UP_NANOS = 10_000_000;

  /** More than this late, a timer is left to any idle worker. */
  private static final long LATE_NANOS = 1_000_000;

  /** How many looks in a row must have found nothing before it dozes. */
  private static final int QUIET_LOOKS = 20;

  private final Scheduler scheduler;
  private final DeadlockDetector deadlocks;
  private final Thread thread;

  /** By slot: whom we saw in which slice, and since when. Only touched by this thread. */
  private final Worker[] seen;

  private final int[] ticks;
  private final long[] since;
  private final ProcessorTime processorTime = new ProcessorTime();

  private volatile boolean dozing;

  /** How often it has looked; written by its thread. */
  private volatile int looks;

  private boolean started;

  Monitor(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.deadlocks = new DeadlockDetector(scheduler);
    this.seen = new Worker[scheduler.maxProcs];
    this.ticks = new int[scheduler.maxProcs];
    this.since = new long[scheduler.maxProcs];
    thread = new Thread(null, this, "goj-monitor", 0, false);
    thread.setDaemon(true);
  }

  /** Starts watching, once there is something to watch. */
  synchronized void start() {
    if (!started) {
      thread.start();
      started = true;
    }
  }

  /** A worker, or a run, has begun to do something. */
  void noteAwake() {
    if (dozing) {
      dozing = false;
      LockSupport.unpark(thread);
    }
  }

  /** Whether it waits for something to happen, rather than to look again soon. */
  boolean isDozing() {
    return dozing;
  }

  int looks() {
    return looks;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes looks
  public void run() {
    int quiet = 0;
    long doze = LONG_NANOS;
    while (true) {
      boolean busy = true;
      looks++;
      try {
        busy = watch();
        if (!busy) {
          deadlocks.look();
        }
      } catch (Throwable t) {
        scheduler.report(t);
      }
      quiet = busy ? 0 : quiet + 1;
      if (quiet <= QUIET_LOOKS) {
        doze = LONG_NANOS;
        LockSupport.parkNanos(this, busy && scheduler.idle.idle() > 0 ? SHORT_NANOS : LONG_NANOS);
      } else {
        doze = Math.min(doze * 2, LONGEST_NANOS);
        if (doze(doze)) {
          quiet = 0;
        }
      }
    }
  }

  /** Sleeps until something happens, or for the given time; true if something did. */
  private boolean doze(long nanos) {
    dozing = true;
    if (scheduler.awake() == 0) {
      if (scheduler.runs().isEmpty()) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
    }
    boolean woken = !dozing || scheduler.awake() > 0;
    dozing = false;
    return woken;
  }

  /** Looks at all workers; true if any runs a goroutine. */
  private boolean watch() {
    long now = Clock.now();
    boolean busy = false;
    boolean late = lateTimers(now);
    if (late) {
      scheduler.wakeForWork();
    }
    scheduler.sweepDead();
    for (int slot = 0; slot < seen.length; slot++) {
      Worker w = scheduler.holder(slot);
      if (w.runningSeenFromOutside() == null) {
        seen[slot] = null;
        continue;
      }
      busy = true;
      int tick = w.tick();
      if (seen[slot] != w || ticks[slot] != tick) {
        seen[slot] = w;
        ticks[slot] = tick;
        since[slot] = now;
        processorTime.forget(w);
        continue;
      }
      share(w);
      if (now - since[slot] >= HELD_UP_NANOS
          && scheduler.idle.idle() == 0
          && (late || w.hasNext() || scheduler.hasWork())
          && mayReplace(w, now - since[slot])
          && scheduler.replace(w)) {
        scheduler.rescue(w);
      }
    }
    for (Worker w : scheduler.workers()) {
      if (w.isReplaced()) {
        // It may have read that it was not, just before it was, and put something into its queues.
        scheduler.rescue(w);
        busy |= !w.inBridge() && w.runningSeenFromOutside() != null;
      }
    }
    return busy;
  }

  /**
   * Its queues have not been looked at for a whole look, as its goroutine goes on. What is in its
   * run-next slot nobody else has been told of, nor of what has yielded, which is in its deque.
   */
  private void share(Worker w) {
    if (scheduler.idle.idle() == 0) {
      return;
    }
    if (w.hasNext()) {
      w.shareForAWhile();
      ScheduledGoroutine g = w.robNext();
      if (g != null) {
        scheduler.inject(g);
      }
    }
    if (!w.deque.isEmpty()) {
      scheduler.wakeForWork();
    }
  }

  private boolean mayReplace(Worker w, long heldNanos) {
    if (w.getState() != Thread.State.RUNNABLE) {
      return true;
    }
    int computing = 0;
    for (Worker other : scheduler.workers()) {
      if (other != w
          && other.isReplaced()
          && other.runningSeenFromOutside() != null
          && other.getState() == Thread.State.RUNNABLE) {
        computing++;
      }
    }
    // A thread in a native call, I/O for instance, is runnable for the JVM, but uses no processor.
    return heldNanos >= HELD_UP_NANOS * (computing + 1) || processorTime.isIdle(w);
  }

  private boolean lateTimers(long now) {
    for (int slot = 0; slot < seen.length; slot++) {
      if (scheduler.timers(slot).next() < now - LATE_NANOS) {
        return true;
      }
    }
    return false;
  }
}
