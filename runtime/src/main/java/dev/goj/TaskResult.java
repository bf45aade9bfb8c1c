package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.internal.sched.Gate;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitReason;
import dev.goj.internal.wait.Waiter;
import java.util.function.Supplier;

/** The result of a task, and who waits for it. */
final class TaskResult<T> extends Gate implements Task<T>, Supplier<Throwable> {
  /** Written before {@link #done}, by the one goroutine that computes it. */
  private T value;

  /** Like {@link #value}. */
  private Throwable failure;

  /** Written under the lock, once. */
  private volatile boolean done;

  void complete(T v) {
    value = v;
    finish();
  }

  void fail(Throwable t) {
    failure = t;
    finish();
  }

  private void finish() {
    Waiter w;
    lock();
    try {
      done = true;
      w = takeAll();
    } finally {
      unlock();
    }
    wake(w);
  }

  @Override
  protected void handTo(Waiter w) {
    if (failure != null) {
      w.failWith(this);
    } else {
      w.slot = value;
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public T await() {
    return done
        ? result()
        : (T) ThreadContinuation.await(this, WaitReason.TASK_AWAIT, null).takeRef();
  }

  @Override
  public T await$go(Continuation c, Frame f) {
    if (done) {
      return result();
    }
    ((Parkable) c).suspendOn(this, WaitReason.TASK_AWAIT);
    return null;
  }

  private T result() {
    if (failure != null) {
      throw Uncaught.<RuntimeException>sneaky(failure);
    }
    return value;
  }

  /** The failure, to those who wait. */
  @Override
  public Throwable get() {
    return failure;
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  protected boolean isOpen() {
    return done;
  }
}
