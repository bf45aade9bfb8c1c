package dev.goj;

import dev.goj.internal.sched.RunGroup;
import dev.goj.internal.sched.ScheduledGoroutine;

/** What {@code go} starts: it runs an {@link Action}. Until it begins, {@code slot} holds that. */
non-sealed class BodyGoroutine extends ScheduledGoroutine implements Goroutine {
  BodyGoroutine(RunGroup group, Action<?> body) {
    super(group);
    slot = body;
  }

  @Override
  protected final void begin() throws Throwable {
    Action<?> body = (Action<?>) slot;
    slot = null;
    body.run$go(this, null);
  }

  @Override
  protected void ended(Throwable failure) {
    if (failure != null) {
      Uncaught.handle(group(), this, failure);
    }
  }

  @Override
  public final State state() {
    return stateOf(this);
  }

  static State stateOf(ScheduledGoroutine g) {
    if (g.isWaiting()) {
      return State.WAITING;
    }
    if (g.isRunning()) {
      return State.RUNNING;
    }
    return g.isDead() ? State.DEAD : State.RUNNABLE;
  }

  @Override
  public final String waitReason() {
    return isWaiting() ? reason().text() : "";
  }

  @Override
  public final String toString() {
    return "goroutine " + id() + " [" + stateText() + "]";
  }
}
