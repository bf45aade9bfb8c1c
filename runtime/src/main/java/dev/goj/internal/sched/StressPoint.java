package dev.goj.internal.sched;

import dev.goj.abi.Continuation;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where code compiled under stress suspends, to go on at once: a goroutine with any of the workers,
 * a thread inside a bridge with its own frames.
 */
public final class StressPoint extends WaitPoint {
  private static final StressPoint INSTANCE = new StressPoint();

  private static final ThreadLocal<Dice> DICE = new ThreadLocal<>();

  /** How many threads have dice. */
  private static final AtomicLong THREADS = new AtomicLong();

  private static final int OFTEN_BITS = 8;

  /**
   * How often each site has been passed, but for lost updates; some share a counter. After a few
   * hundred times it suspends more and more seldom: code that is new is more likely to show a bug
   * than the millionth round of a loop, and would have to wait for that.
   */
  private static final int[] PASSED = new int[1 << 16];

  private StressPoint() {}

  /** Lets the dice of the calling thread decide. */
  public static void perhapsSuspend(Continuation c, long seed, int site) {
    Dice d = DICE.get();
    if (d == null) {
      d = new Dice(Settings.stressSeed(seed), THREADS.getAndIncrement());
      DICE.set(d);
    }
    if (d.fall(site & (PASSED.length - 1))) {
      Parkable p = (Parkable) c;
      p.note(d.next());
      p.suspendOn(INSTANCE, WaitReason.YIELD);
    }
  }

  @Override
  protected boolean park(Parkable p) {
    return p.goOnAnywhere(p.noted());
  }

  /**
   * Random numbers; the same seed gives the same ones to a program's first thread, second thread,
   * and so on. Stretches in which every point suspends take turns with such where few do.
   */
  private static final class Dice {
    private long state;
    private int left;
    private long mask;

    Dice(long seed, long thread) {
      state = mix(mix(seed) + thread);
    }

    boolean fall(int site) {
      if (--left < 0) {
        left = (int) (next() & 255);
        mask = (1L << (2 * (next() & 3))) - 1; // one in 1, 4, 16 or 64
      }
      int seldom = ++PASSED[site] >>> OFTEN_BITS;
      return (next() & mask) == 0 && (seldom <= 1 || Long.remainderUnsigned(next(), seldom) == 0);
    }

    /** SplitMix64. */
    long next() {
      state += 0x9E3779B97F4A7C15L;
      return mix(state);
    }

    private static long mix(long n) {
      long z = (n ^ (n >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }
  }
}
