package dev.goj.internal.sched;

/** Where those wait that only want others to run before them. */
public final class YieldPoint extends WaitPoint {
  public static final YieldPoint INSTANCE = new YieldPoint();

  private YieldPoint() {}

  @Override
  protected boolean park(Parkable p) {
    return p.yieldTurn();
  }

  @Override
  protected boolean cancel(Parkable p) {
    return false;
  }
}
