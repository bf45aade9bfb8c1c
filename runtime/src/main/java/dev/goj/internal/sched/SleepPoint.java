package dev.goj.internal.sched;

/** Where sleepers wait. */
public final class SleepPoint extends WaitPoint {
  public static final SleepPoint INSTANCE = new SleepPoint();

  private SleepPoint() {}

  @Override
  protected boolean park(Parkable p) {
    return p.sleepUntil(p.deadlineNanos());
  }
}
