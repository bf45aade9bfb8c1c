package dev.goj.internal.sched;

import java.util.concurrent.locks.LockSupport;

/**
 * Stops and restarts one thread. A permit, as with {@link LockSupport}, but one that nobody else
 * can take away: user code, and our own locks, may use the thread's own permit at any time.
 *
 * <p>Both sides: the waking thread writes {@code notified}, then unparks; the parking one reads it
 * before each park. Since LockSupport's permit is set by unpark even when the thread is not parked,
 * the wake-up is not lost between that read and the park.
 */
final class Parker {
  private final Thread thread;

  /** Written by any waker, cleared by the thread. */
  private volatile boolean notified;

  /** How often the thread has been stopped; written by it. */
  private volatile int stops;

  Parker(Thread thread) {
    this.thread = thread;
  }

  /**
   * Owner only: waits for {@link #unpark} or the deadline, and consumes the permit.
   *
   * @param deadlineNanos on the clock of {@link Clock}; {@link Clock#NEVER} for none
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the owner writes it
  void park(long deadlineNanos) {
    while (!notified) {
      stops++;
      if (deadlineNanos == Clock.NEVER) {
        LockSupport.park(this);
      } else {
        long left = deadlineNanos - Clock.now();
        if (left <= 0) {
          break;
        }
        LockSupport.parkNanos(this, left);
      }
      // Someone interrupted one of our threads; without this every park would return at once.
      Thread.interrupted();
    }
    notified = false;
  }

  /** How often it was stopped, and so, but for the last time, restarted; any thread. */
  int stops() {
    return stops;
  }

  void unpark() {
    if (!notified) {
      notified = true;
      LockSupport.unpark(thread);
    }
  }
}
