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

  static TestGoroutine spawn(Scheduler scheduler, Body body) {
    TestGoroutine g = new TestGoroutine(scheduler.background(), body);
    scheduler.spawn(g);
    return g;
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
