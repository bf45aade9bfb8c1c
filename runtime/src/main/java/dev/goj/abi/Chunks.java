package dev.goj.abi;

/**
 * How many rounds a loop runs before it asks again whether to give way to other goroutines: an
 * eighth of those that it has run, so that it asks at most an eighth too late, but no less than 8
 * and no more than 4096. Called by generated code.
 */
public final class Chunks {
  private static final int LEAST = 8;
  private static final int MOST = 4096;
  private static final int SHIFT = 3;

  private Chunks() {}

  /**
   * Where the next chunk ends, for a counter that has gone from {@code since} to {@code i} by
   * {@code step} in each round; the largest or smallest value if it would be beyond that.
   */
  public static int next(int since, int i, int step) {
    long end = i + length((long) i - since, step);
    return (int) Math.max(Integer.MIN_VALUE, Math.min(end, Integer.MAX_VALUE));
  }

  /** Likewise. */
  public static long next(long since, long i, int step) {
    long length = length(i - since, step);
    long end = i + length;
    if (length > 0) {
      return end < i ? Long.MAX_VALUE : end;
    }
    return end > i ? Long.MIN_VALUE : end;
  }

  // In steps of the counter. A distance that has overflowed gives the least.
  private static long length(long distance, int step) {
    long least = (long) LEAST * step;
    long most = (long) MOST * step;
    long share = distance >> SHIFT;
    return step > 0
        ? Math.max(least, Math.min(share, most))
        : Math.min(least, Math.max(share, most));
  }
}
