package dev.goj.internal.sched;

import java.time.Duration;

/** The scheduler's clock: nanoseconds since the runtime started, so that plain comparison works. */
public final class Clock {
  /** Later than any deadline. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long ORIGIN = System.nanoTime();

  private Clock() {}

  public static long now() {
    return System.nanoTime() - ORIGIN;
  }

  /** The deadline that is {@code nanos} from now; the far future rather than an overflow. */
  public static long after(long nanos) {
    long now = now();
    return nanos >= NEVER - 1 - now ? NEVER - 1 : now + nanos;
  }

  /** The duration in nanoseconds, cut to what fits. */
  public static long nanosOf(Duration d) {
    if (d.toSeconds() >= Long.MAX_VALUE / 1_000_000_000L - 1) {
      return Long.MAX_VALUE;
    }
    return d.isNegative() ? 0 : d.toNanos();
  }
}
