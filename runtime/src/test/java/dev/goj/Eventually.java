package dev.goj;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, up to a deadline that only a failing test reaches. */
public final class Eventually {
  private static final long DEADLINE_NANOS = 20_000_000_000L;

  private Eventually() {}

  /** Waits until {@code condition} holds. */
  public static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.onSpinWait();
    }
  }

  /** Waits until {@code state} gives {@code expected}. */
  public static <T> void eventually(T expected, Supplier<T> state) {
    long end = System.nanoTime() + DEADLINE_NANOS;
    T last = state.get();
    while (!expected.equals(last)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not in time: " + expected + ", but was " + last);
      }
      Thread.onSpinWait();
      last = state.get();
    }
  }
}
