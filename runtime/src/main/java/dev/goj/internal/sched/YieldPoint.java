package dev.goj.internal.sched;

/** Where those wait that only want others to run before them. */
public final class YieldPoint extends WaitPoint {
  /** By their own wish: the others of the same worker. */
  public static final YieldPoint INSTANCE = new YieldPoint(false);

  /** Having been asked to: whoever is runnable, which the injection queue is fair to. */
  static final YieldPoint FOR_OTHERS = new YieldPoint(true);

  private final boolean toAll;

  private YieldPoint(boolean toAll) {
    this.toAll = toAll;
  }

  @Override
  protected boolean park(Parkable p) {
    return toAll ? p.yieldToAll() : p.yieldTurn();
  }
}
