package dev.goj.abi;

/**
 * How many rounds a loop runs before it asks again whether to give way to other goroutines: twice
 * as many each time, up to 4096. So it asks at most as late as it has run until then, and where
 * rounds are short, seldom. Called by generated code.
 */
public final class Chunks {
  private static final int MOST = 4096;

  private Chunks() {}

  /** The length of the chunk that follows one of this length. */
  public static int next(int length) {
    return length < MOST ? length << 1 : length;
  }

  /**
   * The length of the next chunk of a loop over a long.
   *
   * @param left how many rounds are left, as an unsigned number, but not 0
   */
  public static int rounds(long left, int length) {
    return left < 0 || left > length ? length : (int) left;
  }
}
