package dev.goj.internal.sched;

/** What the threads of the scheduler tell of, told by a test. */
public final class Reports {
  private static final Scheduler SCHEDULER = Scheduler.main();

  private Reports() {}

  /** Loads what this needs, while there is memory for it. */
  public static void load() {}

  /** As if it had happened on one of them. */
  public static void report(Throwable t) {
    SCHEDULER.report(t);
  }
}
