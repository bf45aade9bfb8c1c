package dev.goj.internal.sched;

import dev.goj.internal.wait.WaitQueue;
import dev.goj.internal.wait.Waiter;

/**
 * Where those wait who all go on at the same time: for the end of a run, a task or a {@code Once},
 * or until a wait group's counter is zero.
 *
 * <p>Whoever opens the gate does so under the lock, and takes out those who wait in the same
 * section; a waiter asks under the lock whether the gate is open, and enters in the same section if
 * it is not. So nobody waits at an open gate, and those who are woken have waited for this opening,
 * should the gate close again.
 */
public abstract class Gate extends WaitPoint {
  /** A {@link WaitQueue}. */
  private Waiter waiters;

  /**
   * Whether there is nothing to wait for. Asked under the lock before anybody waits, and without it
   * by who would rather not try to.
   */
  protected abstract boolean isOpen();

  /** Gives {@code w}, who need not wait or no longer, what it has waited for. */
  protected void handTo(Waiter w) {}

  /** Under the lock: takes out all who wait, for {@link #wake}. */
  protected final Waiter takeAll() {
    Waiter all = WaitQueue.claimAll(waiters);
    waiters = null;
    return all;
  }

  /** Lets all go on whom {@link #takeAll} has taken out; not under the lock. */
  protected final void wake(Waiter all) {
    Waiter w = all;
    while (w != null) {
      Waiter rest = WaitQueue.popChain(w);
      handTo(w);
      if (w instanceof Parkable p) {
        p.forgetWaitPoint();
      }
      w.wake();
      w = rest;
    }
  }

  /** Whether anybody waits. */
  final boolean isAwaited() {
    lock();
    try {
      return waiters != null;
    } finally {
      unlock();
    }
  }

  @Override
  protected final boolean park(Parkable p) {
    lock();
    try {
      if (isOpen()) {
        handTo(p);
        return false;
      }
      waiters = WaitQueue.add(waiters, p);
      return true;
    } finally {
      unlock();
    }
  }

  @Override
  protected final boolean cancel(Parkable p) {
    lock();
    try {
      boolean held = WaitQueue.holds(waiters, p);
      if (held) {
        waiters = WaitQueue.remove(waiters, p);
      }
      return held;
    } finally {
      unlock();
    }
  }
}
