package dev.goj;

import dev.goj.internal.sched.RunGroup;
import dev.goj.internal.sched.ScheduledGoroutine;

/** What {@code async} starts: it runs a {@link Computation} and completes a {@link TaskResult}. */
final class TaskGoroutine<T> extends ScheduledGoroutine implements Goroutine {
  /** Null once it has ended: the dead are kept for a while, and would keep what they computed. */
  private TaskResult<T> result;

  TaskGoroutine(RunGroup group, Computation<? extends T, ?> body, TaskResult<T> result) {
    super(group);
    this.result = result;
    slot = body;
  }

  @Override
  protected void begin() throws Throwable {
    Computation<?, ?> body = (Computation<?, ?>) slot;
    slot = null;
    Object value = body.compute$go(this, null);
    if (!isSuspended()) {
      completeRef(value);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  protected void ended(Throwable failure) {
    TaskResult<T> r = result;
    result = null;
    if (failure != null) {
      r.fail(failure);
    } else {
      r.complete((T) takeRef());
    }
  }

  @Override
  public State state() {
    return BodyGoroutine.stateOf(this);
  }

  @Override
  public String waitReason() {
    return isWaiting() ? reason().text() : "";
  }

  @Override
  public String toString() {
    return "goroutine " + id() + " [" + stateText() + "]";
  }
}
