package dev.goj.internal.sched;

/** A goroutine of a scheduler of its own, which never suspends. */
final class TestGoroutine extends ScheduledGoroutine {
  /** Its body. */
  interface Body {
    void run() throws Throwable;
  }

  private final Body body;

  private TestGoroutine(RunGroup group, Body body) {
    super(group);
    this.body = body;
  }

  static TestGoroutine of(Scheduler scheduler, Body body) {
    return new TestGoroutine(scheduler.census.background, body);
  }

  static void spawn(Scheduler scheduler, Body body) {
    scheduler.spawn(of(scheduler, body));
  }

  @Override
  protected void begin() throws Throwable {
    body.run();
  }

  @Override
  protected void ended(Throwable failure) {
    if (failure != null) {
      throw new AssertionError(failure);
    }
  }
}
