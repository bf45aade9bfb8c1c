package dev.goj.abi;

import dev.goj.internal.sched.StressPoint;

/** The suspension points that {@code -Xplugin:"GoJ stress=SEED"} puts everywhere. */
public final class Stress {
  private Stress() {}

  /** In code that stays blocking there is nothing to suspend. */
  public static void point(long seed) {}

  /** Suspends or not, as the dice of the calling thread fall; their seed is the compiler's. */
  public static void point$go(Continuation c, Frame f, long seed) {
    StressPoint.perhapsSuspend(c, seed);
  }
}
