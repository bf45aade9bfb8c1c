package dev.goj.benchmarks;

import dev.goj.Go;
import dev.goj.NonPreemptible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import peers.Harness;

/**
 * What it costs that tight loops ask whether to give way: the same loops with and without, in turn.
 * Each is there twice, as what asks is decided where a loop is compiled. A call goes over all
 * elements once, so that what is measured is the method as the JIT compiler compiles it after some
 * thousand calls, and not a loop that it replaced while it ran, which is fast or slow by chance.
 */
final class Asking {
  private static final int ROUNDS = 9;
  private static final int ELEMENTS = 1 << 14;
  private static final int FEW = 1 << 5;

  /** No constant to the compilers. */
  private static int few = FEW;

  private static final int[] ARRAY = new int[ELEMENTS];
  private static final List<Integer> LIST = new ArrayList<>();

  /** What no loop ends with, so that all of these methods can suspend, and none does. */
  private static final long NEVER = Long.MIN_VALUE;

  private interface Loop {
    /** Goes over all elements. Suspends. */
    long run();
  }

  private Asking() {}

  static void all(int operations) {
    for (int i = 0; i < ELEMENTS; i++) {
      ARRAY[i] = i & 63;
      LIST.add(i & 63);
    }
    int times = Math.max(1, operations / ELEMENTS);
    Go.run(
        () -> {
          measure("asking-search", times, Asking::search, Asking::searchUnasked);
          measure("asking-list", times, Asking::list, Asking::listUnasked);
          measure("asking-long", times, Asking::longs, Asking::longsUnasked);
          measure("asking-each", times, Asking::each, Asking::eachUnasked);
          measure("asking-iterator", times, Asking::iterator, Asking::iteratorUnasked);
          measure("asking-unknown", times, Asking::unknown, Asking::unknownUnasked);
          measure("asking-chain", times, Asking::chain, Asking::chainUnasked);
          measure("asking-short", times, Asking::shorts, Asking::shortsUnasked);
          measure("asking-nested", times, Asking::nested, Asking::nestedUnasked);
          measure("asking-calls", times, Asking::calls, Asking::callsUnasked);
        });
  }

  private static void measure(String name, int times, Loop asking, Loop unasked) {
    double[] with = new double[ROUNDS];
    double[] without = new double[ROUNDS];
    for (int i = -3; i < ROUNDS; i++) {
      long start = System.nanoTime();
      long result = run(asking, times);
      long middle = System.nanoTime();
      Harness.check(name, result, run(unasked, times));
      long end = System.nanoTime();
      if (i >= 0) {
        with[i] = (middle - start) / (double) times / ELEMENTS;
        without[i] = (end - middle) / (double) times / ELEMENTS;
      }
    }
    Arrays.sort(with);
    Arrays.sort(without);
    Harness.report(
        name,
        (long) times * ELEMENTS,
        with[ROUNDS / 2],
        "",
        String.format(
            Locale.ROOT,
            "%.2f times that of a loop that does not ask, %.3f; at most 1.05",
            with[ROUNDS / 2] / without[ROUNDS / 2],
            without[ROUNDS / 2]));
  }

  private static long run(Loop loop, int times) {
    long sum = 0;
    for (int t = 0; t < times; t++) {
      sum += loop.run();
    }
    return sum;
  }

  private static long search() {
    int i = 0;
    while (i < ARRAY.length && ARRAY[i] != 77) {
      i++;
    }
    suspendIfNever(i);
    return i;
  }

  @NonPreemptible
  private static long searchUnasked() {
    int i = 0;
    while (i < ARRAY.length && ARRAY[i] != 77) {
      i++;
    }
    suspendIfNever(i);
    return i;
  }

  private static long list() {
    long sum = 0;
    for (int i = 0; i < LIST.size(); i++) {
      sum += LIST.get(i);
    }
    suspendIfNever(sum);
    return sum;
  }

  @NonPreemptible
  private static long listUnasked() {
    long sum = 0;
    for (int i = 0; i < LIST.size(); i++) {
      sum += LIST.get(i);
    }
    suspendIfNever(sum);
    return sum;
  }

  private static long longs() {
    long sum = 0;
    for (long i = 0; i < ELEMENTS; i++) {
      sum += ARRAY[(int) i];
    }
    suspendIfNever(sum);
    return sum;
  }

  @NonPreemptible
  private static long longsUnasked() {
    long sum = 0;
    for (long i = 0; i < ELEMENTS; i++) {
      sum += ARRAY[(int) i];
    }
    suspendIfNever(sum);
    return sum;
  }

  private static long each() {
    long sum = 0;
    for (int element : LIST) {
      sum += element;
    }
    suspendIfNever(sum);
    return sum;
  }

  @NonPreemptible
  private static long eachUnasked() {
    long sum = 0;
    for (int element : LIST) {
      sum += element;
    }
    suspendIfNever(sum);
    return sum;
  }

  private static long iterator() {
    long sum = 0;
    for (Iterator<Integer> i = LIST.iterator(); i.hasNext(); ) {
      sum += i.next();
    }
    suspendIfNever(sum);
    return sum;
  }

  @NonPreemptible
  private static long iteratorUnasked() {
    long sum = 0;
    for (Iterator<Integer> i = LIST.iterator(); i.hasNext(); ) {
      sum += i.next();
    }
    suspendIfNever(sum);
    return sum;
  }

  /** For all that the compiler knows, this iterator has no end. */
  private static long unknown() {
    long sum = 0;
    Iterator<Integer> i = LIST.iterator();
    while (i.hasNext()) {
      sum += i.next();
    }
    suspendIfNever(sum);
    return sum;
  }

  @NonPreemptible
  private static long unknownUnasked() {
    long sum = 0;
    Iterator<Integer> i = LIST.iterator();
    while (i.hasNext()) {
      sum += i.next();
    }
    suspendIfNever(sum);
    return sum;
  }

  /** A loop that counts nothing. */
  private static long chain() {
    long x = 27;
    long steps = 0;
    while (steps < ELEMENTS) {
      x = (x & 1) == 0 ? x >> 1 : 3 * x + 1;
      steps += x == 1 ? 2 : 1;
    }
    suspendIfNever(steps);
    return steps;
  }

  @NonPreemptible
  private static long chainUnasked() {
    long x = 27;
    long steps = 0;
    while (steps < ELEMENTS) {
      x = (x & 1) == 0 ? x >> 1 : 3 * x + 1;
      steps += x == 1 ? 2 : 1;
    }
    suspendIfNever(steps);
    return steps;
  }

  /** Many loops of a few rounds, as a constant tells. */
  private static long shorts() {
    long sum = 0;
    for (int k = 0; k < ELEMENTS; k += FEW) {
      for (int i = 0; i < FEW; i++) {
        sum += LIST.get(k + i);
      }
    }
    suspendIfNever(sum);
    return sum;
  }

  @NonPreemptible
  private static long shortsUnasked() {
    long sum = 0;
    for (int k = 0; k < ELEMENTS; k += FEW) {
      for (int i = 0; i < FEW; i++) {
        sum += LIST.get(k + i);
      }
    }
    suspendIfNever(sum);
    return sum;
  }

  /** The same, as a variable tells. */
  private static long nested() {
    long sum = 0;
    for (int k = 0; k < ELEMENTS; k += FEW) {
      for (int i = 0; i < few; i++) {
        sum += LIST.get(k + i);
      }
    }
    suspendIfNever(sum);
    return sum;
  }

  @NonPreemptible
  private static long nestedUnasked() {
    long sum = 0;
    for (int k = 0; k < ELEMENTS; k += FEW) {
      for (int i = 0; i < few; i++) {
        sum += LIST.get(k + i);
      }
    }
    suspendIfNever(sum);
    return sum;
  }

  /** Calls what may take long, for all that the compiler knows. */
  private static long calls() {
    long sum = 0;
    for (int i = 0; i < ELEMENTS; i++) {
      sum += element(i);
    }
    suspendIfNever(sum);
    return sum;
  }

  @NonPreemptible
  private static long callsUnasked() {
    long sum = 0;
    for (int i = 0; i < ELEMENTS; i++) {
      sum += element(i);
    }
    suspendIfNever(sum);
    return sum;
  }

  private static int element(int i) {
    return ARRAY[i];
  }

  private static void suspendIfNever(long sum) {
    if (sum == NEVER) {
      Go.yieldNow();
    }
  }
}
