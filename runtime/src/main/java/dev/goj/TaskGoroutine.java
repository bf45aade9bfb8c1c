package dev.goj;

import dev.goj.internal.sched.RunGroup;
import dev.goj.internal.sched.ScheduledGoroutine;

/** What {@code async} starts: it runs a {@link Computation} and completes a {@link TaskResult}. */
final class TaskGoroutine<T> extends ScheduledGoroutine implements Goroutine {
  private final TaskResult<T> result = new TaskResult<>();

  TaskGoroutine(RunGroup group, Computation<? extends T, ?> body) {
    super(group);
    slot = body;
  }

  TaskResult<T> result() {
    return result;
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
    if (failure != null) {
      result.fail(failure);
    } else {
      result.complete((T) takeRef());
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
