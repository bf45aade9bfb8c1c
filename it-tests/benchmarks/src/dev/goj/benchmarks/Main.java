package dev.goj.benchmarks;

import dev.goj.Go;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;

/** Runs one benchmark, or all of them; how it measures is told in the README. */
public final class Main {
  private static final double WARM_SECONDS = 2.5;
  private static final double REPETITION_SECONDS = 1.6;
  private static final double MEASURE_SECONDS = 2.5;
  private static final int MIN_REPETITIONS = 5;
  private static final int MAX_REPETITIONS = 15;

  private interface Body {
    void run(int n);
  }

  /**
   * One row of the table.
   *
   * @param size what it is run with unless the user says otherwise
   * @param quantum a size that is scaled down is a multiple of this; 0 when it must not be scaled
   * @param ops how many operations a run of some size stands for
   */
  private record Bench(String name, int size, int quantum, IntToLongFunction ops, Body body) {}

  private static final IntToLongFunction SAME = n -> n;
  private static final IntToLongFunction ONE = n -> 1;

  private static final List<Bench> BENCHES =
      List.of(
          new Bench("spawn", 1_000_000, 0, SAME, Benchmarks::spawn),
          new Bench("pingpong", 1_000_000, 1000, SAME, Benchmarks::pingpong),
          new Bench("buffered", 5_000_000, 1000, SAME, Benchmarks::buffered),
          new Bench("unbuffered", 2_000_000, 1000, SAME, Benchmarks::unbuffered),
          new Bench("mpmc", 4_000_000, 6400, SAME, Benchmarks::mpmc),
          new Bench("ring", 2_000_000, 1000, SAME, Benchmarks::ring),
          new Bench("daisychain", 100_000, 0, SAME, Benchmarks::daisychain),
          new Bench("skynet", 1_000_000, 0, SAME, Benchmarks::skynet),
          new Bench("sieve", 1500, 0, ONE, Benchmarks::sieve),
          new Bench("select", 1_000_000, 4000, SAME, Benchmarks::select),
          new Bench("mutex", 1_000_000, 10_000, SAME, Benchmarks::mutex),
          new Bench("calls", 32, 0, Check::fibCalls, Benchmarks::calls),
          new Bench("treewalk", 18, 0, depth -> (1L << depth) - 1, Benchmarks::treewalk),
          new Bench("sleepers", 100_000, 0, ONE, Benchmarks::sleepers));

  private Main() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 1 || args.length > 2) {
      System.err.println("usage: run BENCH|all [N]");
      System.exit(64);
    }
    Go.onUncaught((goroutine, failure) -> Check.die(failure));
    String wanted = args[0];
    boolean found = false;
    for (Bench bench : BENCHES) {
      if (wanted.equals(bench.name) || wanted.equals("all")) {
        found = true;
        measure(bench, args.length == 2 ? Integer.parseInt(args[1]) : 0);
      }
    }
    if (wanted.equals("parked") || wanted.equals("all")) {
      found = true;
      Parked.measure(args.length == 2 ? Integer.parseInt(args[1]) : 1_000_000);
    }
    if (!found) {
      System.err.println("no such benchmark: " + wanted);
      System.exit(64);
    }
    System.exit(0);
  }

  /** Warms up, finds a size that does not take too long, and reports the median of some runs. */
  private static void measure(Bench bench, int wantedSize) {
    boolean fixed = wantedSize != 0 || bench.quantum == 0;
    int n = wantedSize != 0 ? wantedSize : bench.size;
    int small = fixed ? n : scaled(n, 1 / 20.0, bench.quantum);
    double last = warmUp(bench, small);
    String note = "";
    if (!fixed) {
      double estimate = last * n / small;
      if (estimate > REPETITION_SECONDS) {
        n = scaled(n, REPETITION_SECONDS / estimate, bench.quantum);
        note = " scaled-to-n=" + n;
      }
      seconds(bench, n);
    }
    double[] repetitions = new double[MAX_REPETITIONS];
    int count = 0;
    double total = 0;
    long ops = bench.ops.applyAsLong(n);
    while (count < MIN_REPETITIONS || total < MEASURE_SECONDS && count < MAX_REPETITIONS) {
      double seconds = seconds(bench, n);
      total += seconds;
      repetitions[count++] = seconds * 1e9 / ops;
    }
    Arrays.sort(repetitions, 0, count);
    double median = (repetitions[(count - 1) / 2] + repetitions[count / 2]) / 2;
    Report.line(
        bench.name,
        ops,
        median,
        String.format(
            Locale.ROOT,
            "reps=%d min=%.1f max=%.1f%s",
            count,
            repetitions[0],
            repetitions[count - 1],
            note));
  }

  /** Gives how long the last run took. */
  private static double warmUp(Bench bench, int n) {
    double total = 0;
    double last = 0;
    for (int k = 0; k < 2 || total < WARM_SECONDS; k++) {
      last = seconds(bench, n);
      total += last;
      if (last > WARM_SECONDS) {
        break;
      }
    }
    return last;
  }

  private static int scaled(int n, double factor, int quantum) {
    return Math.max((int) (n * factor) / quantum * quantum, quantum);
  }

  private static double seconds(Bench bench, int n) {
    long start = System.nanoTime();
    bench.body.run(n);
    return (System.nanoTime() - start) * 1e-9;
  }
}
