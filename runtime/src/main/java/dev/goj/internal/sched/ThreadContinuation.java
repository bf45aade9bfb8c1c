package dev.goj.internal.sched;

import dev.goj.InterruptedWaitException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The continuation of a thread inside the blocking form of an operation: an ordinary thread, a
 * virtual one, or a worker whose goroutine is in code that was not transformed. It waits as a
 * goroutine does, in the same queues; what parks is the thread.
 *
 * <p>Both sides of the wake-up: the waker writes {@code woken}, then unparks; the thread reads it
 * before each park, and LockSupport keeps the permit in between. The waker does not touch this
 * object after that write, except for its final {@code thread}.
 */
public final class ThreadContinuation extends Parkable {
  private final Thread thread = Thread.currentThread();
  private volatile boolean woken;

  /** Written before {@link #woken}. */
  private boolean retry;

  /** For the calling thread. */
  public ThreadContinuation() {}

  /**
   * Waits for an operation that would not go through at once; then the result can be taken.
   *
   * @param slot what the operation brings along
   */
  public static ThreadContinuation await(WaitPoint point, WaitReason reason, Object slot) {
    ThreadContinuation c = new ThreadContinuation();
    c.slot = slot;
    c.setWait(point, reason);
    c.park();
    return c;
  }

  @Override
  protected void begin() {
    throw new AssertionError("a bridge calls the body itself");
  }

  @Override
  public void awaitOnThread() {
    parkAfterCall();
    try {
      proceed(false);
    } catch (Throwable t) {
      throw ThreadContinuation.<RuntimeException>sneaky(t);
    }
  }

  @Override
  protected boolean park() {
    WaitPoint point = waitPoint;
    do {
      woken = false;
      retry = false;
      if (!point.park(this)) {
        return false;
      }
      blockUntilWoken(point);
    } while (retry);
    return false;
  }

  @Override
  public void beginSwitch() {}

  @Override
  public void wake() {
    Thread t = thread;
    Blocking.wakingOne();
    woken = true;
    LockSupport.unpark(t);
  }

  @Override
  public void wakeToRetry() {
    retry = true;
    wake();
  }

  /**
   * Whatever happens here, it is in no queue afterwards. If something is thrown, since there is no
   * memory for a stand-in of the worker, or the stack is at its end, and it has been matched
   * already, then it completes.
   */
  private void blockUntilWoken(WaitPoint point) {
    boolean cancelled = false;
    try {
      cancelled = !woken && block(point);
    } catch (Throwable t) {
      cancelled = point.cancel(this);
      if (cancelled) {
        throw t;
      }
      while (!woken) {
        Thread.onSpinWait(); // the waker is on its way
      }
    } finally {
      if (!cancelled) {
        Blocking.oneWoken();
      }
    }
  }

  /** True if this was interrupted, and has been taken out of the queue. */
  private boolean block(WaitPoint point) {
    Blocking b = Blocking.enter(reason());
    boolean interrupted = false;
    try {
      while (!woken) {
        LockSupport.park(point);
        if (!interrupted && Thread.interrupted()) {
          interrupted = true;
          Interrupted failure = new Interrupted(reason());
          if (point.cancel(this)) {
            failWith(failure);
            return true;
          }
          // Already matched: it completes, and only the flag tells of the interrupt.
        }
      }
      return false;
    } finally {
      b.leave();
      if (interrupted) {
        thread.interrupt();
      }
    }
  }

  @Override
  boolean sleepUntil(long deadlineNanos) {
    long left = deadlineNanos - Clock.now();
    if (left <= 0) {
      return false;
    }
    Blocking.fallingAsleep();
    try {
      blockUntil(deadlineNanos, left);
    } finally {
      Blocking.awoken();
    }
    return false;
  }

  private void blockUntil(long deadlineNanos, long nanos) {
    Blocking b = Blocking.enter(reason());
    try {
      for (long left = nanos; left > 0; left = deadlineNanos - Clock.now()) {
        LockSupport.parkNanos(SleepPoint.INSTANCE, left);
        if (thread.isInterrupted()) {
          failWith(new Interrupted(reason()));
          break;
        }
      }
    } finally {
      b.leave();
    }
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // that is what it is for
  boolean yieldTurn() {
    Thread.yield();
    return false;
  }

  @Override
  boolean yieldToAll() {
    return yieldTurn(); // nobody asks a thread
  }

  @Override
  boolean goOnAnywhere(long random) {
    return false;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws checked as unchecked
  private static <X extends Throwable> X sneaky(Throwable t) throws X {
    throw (X) t;
  }

  /** Makes the exception in the stack of the one who waits. */
  private static final class Interrupted implements Supplier<Throwable> {
    private final WaitReason reason;

    Interrupted(WaitReason reason) {
      this.reason = reason;
    }

    @Override
    public Throwable get() {
      return new InterruptedWaitException("interrupted while waiting: " + reason.text());
    }
  }
}
