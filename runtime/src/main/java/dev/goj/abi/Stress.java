package dev.goj.abi;

import dev.goj.internal.sched.StressPoint;

/** The suspension points that {@code -Xplugin:"GoJ stress=SEED"} puts everywhere. */
public final class Stress {
  private Stress() {}

  /** In code that stays blocking there is nothing to suspend. */
  public static void point(long seed, int site) {}

  /**
   * Suspends or not, as the dice of the calling thread fall; the less the more often this site has
   * been passed.
   *
   * @param seed the compiler's, of the dice
   * @param site the number of the point in its compilation
   */
  public static void point$go(Continuation c, Frame f, long seed, int site) {
    StressPoint.perhapsSuspend(c, seed, site);
  }
}
