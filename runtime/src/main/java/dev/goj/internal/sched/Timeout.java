package dev.goj.internal.sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Something to be done at a time, unless it is cancelled before. One compare-and-set on {@link
 * #state} decides which; so exactly one of {@link #fire} and a successful {@link #cancel} happens.
 */
public abstract class Timeout {
  private static final int PENDING = 0;
  private static final int FIRED = 1;
  private static final int CANCELLED = 2;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Timeout.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile int state;

  /**
   * Where it is kept; written under that heap's lock, again when it moves into another. Both sides:
   * the heap writes this, then reads {@link #state}; cancel writes the state, then reads this. So
   * what is cancelled while it is being added, or moved, is not added, or is counted there.
   */
  volatile TimerHeap heap;

  protected Timeout() {}

  /**
   * Runs on a worker, with no lock held. Must not block. If there is no memory for it, it is called
   * again a little later.
   */
  protected abstract void fire();

  /**
   * It has been cancelled, but may be kept until it was due: gives up what it has to do with. Never
   * before, beside or after {@link #fire}.
   */
  protected void forget() {}

  /** Whether this call is what keeps it from firing. */
  public final boolean cancel() {
    if (!STATE.compareAndSet(this, PENDING, CANCELLED)) {
      return false;
    }
    forget();
    TimerHeap h = heap;
    if (h != null) {
      h.noteCancelled();
    }
    return true;
  }

  final boolean isCancelled() {
    return state == CANCELLED;
  }

  /** False if there was no memory to fire: it is pending again. */
  final boolean expire() {
    if (STATE.compareAndSet(this, PENDING, FIRED)) {
      try {
        fire();
      } catch (OutOfMemoryError e) {
        state = PENDING;
        return false;
      }
    }
    return true;
  }
}
