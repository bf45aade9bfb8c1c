package dev.goj.internal.sched;

import dev.goj.internal.wait.SpinLock;

/**
 * What a goroutine waits at: a channel, a lock, a select, a task. Owns its queue of waiters and
 * decides whom to wake.
 *
 * <p>An operation that has to wait only notes what it waits for, {@link Parkable#suspendOn}, and
 * returns; nobody else knows of it yet. When the frames are saved, the run loop calls {@link
 * #park}, which looks again under the lock.
 */
public abstract class WaitPoint extends SpinLock {
  protected WaitPoint() {}

  @Override
  protected final void contended() {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      w.countContention();
    }
  }

  /**
   * Tries the operation that {@code p} waits for, and enqueues {@code p} if it still has to wait.
   * On true {@code p} is someone else's.
   */
  protected abstract boolean park(Parkable p);

  /**
   * Takes {@code p} out of the queue, since its thread was interrupted.
   *
   * @return false if it is no longer queued, that is, its operation has been completed, or never is
   */
  protected boolean cancel(Parkable p) {
    return false;
  }

  /** Where those wait that nothing can wake. */
  public static final WaitPoint NOWHERE =
      new WaitPoint() {
        @Override
        protected boolean park(Parkable p) {
          return true;
        }

        @Override
        protected boolean cancel(Parkable p) {
          return true;
        }
      };
}
