package peers;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures one peer on the JVM. The benchmark table and the measuring rules are the same as in
 * go/main.go; the README tells them.
 */
public final class Harness {
  private static final String NAME = System.getProperty("peer.name");

  private static final double WARM_SECONDS = 2.5; // warm up at least this long
  private static final double REP_TARGET_SECONDS = 1.6; // a scalable repetition may take this long
  private static final double MEASURE_SECONDS = 2.5; // measure at least this long
  private static final int MIN_REPS = 5;
  private static final int MAX_REPS = 15;

  private interface Run {
    void run(Peer p, int n) throws Exception;
  }

  private interface Ops {
    long of(int n);
  }

  private static final class Bench {
    final String name;
    final int n; // default size
    final int quantum; // a scaled-down size is a multiple of this; 0: size is fixed
    final Ops ops; // operations a run of size n stands for
    final Run run;

    Bench(String name, int n, int quantum, Ops ops, Run run) {
      this.name = name;
      this.n = n;
      this.quantum = quantum;
      this.ops = ops;
      this.run = run;
    }
  }

  private static final Ops SAME = n -> n;
  private static final Ops ONE = n -> 1;

  private static final Bench[] BENCHES = {
    new Bench("spawn", 1_000_000, 0, SAME, Peer::spawn),
    new Bench("pingpong", 1_000_000, 1000, SAME, Peer::pingpong),
    new Bench("buffered", 5_000_000, 1000, SAME, (p, n) -> p.stream(128, n)),
    new Bench("unbuffered", 2_000_000, 1000, SAME, (p, n) -> p.stream(0, n)),
    new Bench("mpmc", 4_000_000, 6400, SAME, Peer::mpmc),
    new Bench("ring", 2_000_000, 1000, SAME, Peer::ring),
    new Bench("daisychain", 100_000, 0, SAME, Peer::daisychain),
    new Bench("skynet", 1_000_000, 0, SAME, Peer::skynet),
    new Bench("sieve", 1500, 0, ONE, Peer::sieve),
    new Bench("select", 1_000_000, 4000, SAME, Peer::select),
    new Bench("mutex", 1_000_000, 10_000, SAME, Peer::mutex),
    new Bench("calls", 32, 0, Harness::fibCalls, Peer::calls),
    new Bench("treewalk", 18, 0, d -> (1L << d) - 1, Peer::treewalk),
    new Bench("sleepers", 100_000, 0, ONE, Peer::sleepers),
    new Bench("parked", 1_000_000, 0, SAME, null),
  };

  private Harness() {}

  /** args: BENCH|all [N]. */
  public static void main(Peer peer, String[] args) {
    if (args.length < 1) {
      System.err.println("usage: " + NAME + " BENCH|all [N]");
      System.exit(64);
    }
    boolean found = false;
    for (Bench b : BENCHES) {
      if (!args[0].equals(b.name) && !args[0].equals("all")) {
        continue;
      }
      found = true;
      int n = args.length > 1 ? Integer.parseInt(args[1]) : b.n;
      try {
        if (b.run == null) {
          parked(peer, n);
        } else {
          measure(peer, b, n, args.length > 1 || b.quantum == 0);
        }
      } catch (Peer.NotAvailable e) {
        System.out.printf("%s\t%s\t0\tn/a\t%s%n", NAME, b.name, e.getMessage());
      } catch (Throwable e) {
        die(e);
      }
    }
    if (!found) {
      System.err.println("no such bench: " + args[0]);
      System.exit(64);
    }
    System.out.flush();
    System.exit(0);
  }

  /** Ends the process when a benchmark's result is wrong. */
  public static void check(String what, long got, long want) {
    if (got != want) {
      die(new IllegalStateException("WRONG RESULT in " + what + ": got " + got + ", want " + want));
    }
  }

  /** Ends the process; for an exception in any goroutine. */
  public static void die(Throwable e) {
    e.printStackTrace();
    System.out.flush();
    Runtime.getRuntime().halt(2);
  }

  private static long timed(Peer p, Bench b, int n) throws Exception {
    long t = System.nanoTime();
    b.run.run(p, n);
    return System.nanoTime() - t;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) * 1e-9;
  }

  private static void measure(Peer p, Bench b, int n, boolean fixed) throws Exception {
    int small = fixed ? n : Math.max(n / 20 / b.quantum * b.quantum, b.quantum);
    long start = System.nanoTime();
    long last = 0;
    for (int k = 0; k < 2 || seconds(start) < WARM_SECONDS; k++) {
      last = timed(p, b, small);
      if (last * 1e-9 > WARM_SECONDS) {
        break;
      }
    }
    String scaled = "";
    if (!fixed) {
      double est = last * 1e-9 * n / small;
      if (est > REP_TARGET_SECONDS) {
        n = Math.max((int) (n * (REP_TARGET_SECONDS / est)) / b.quantum * b.quantum, b.quantum);
        scaled = " scaled-to-n=" + n;
      }
      timed(p, b, n);
    }
    double[] reps = new double[MAX_REPS];
    int count = 0;
    start = System.nanoTime();
    long ops = b.ops.of(n);
    while (count < MIN_REPS || (seconds(start) < MEASURE_SECONDS && count < MAX_REPS)) {
      reps[count++] = timed(p, b, n) / (double) ops;
    }
    Arrays.sort(reps, 0, count);
    double median = (reps[(count - 1) / 2] + reps[count / 2]) / 2;
    report(
        b.name,
        ops,
        median,
        p.note(b.name),
        String.format(
            Locale.ROOT, "reps=%d min=%.1f max=%.1f%s", count, reps[0], reps[count - 1], scaled));
  }

  public static void report(String bench, long ops, double perOp, String note, String stats) {
    System.out.printf(
        Locale.ROOT,
        "%s\t%s\t%d\t%.1f\t%s%n",
        NAME,
        bench,
        ops,
        perOp,
        note.isEmpty() ? stats : note + "; " + stats);
    System.out.flush();
  }

  private static void parked(Peer p, int n) throws Exception {
    Parked warm = new Parked();
    p.parkStart(10_000, warm);
    warm.awaitArrived(10_000);
    p.parkRelease(10_000, warm);
    warm.awaitLeft(10_000);
    long heap0 = usedHeap();
    long rss0 = rss();
    Parked lot = new Parked();
    p.parkStart(n, lot);
    lot.awaitArrived(n);
    long rssBeforeGc = rss();
    long heap1 = usedHeap();
    long rss1 = rss();
    p.parkRelease(n, lot);
    lot.awaitLeft(n);
    String note = p.note("parked");
    report("parked", n, (heap1 - heap0) / (double) n, note, "unit=bytes used heap after GC");
    report(
        "parked_rss",
        n,
        (rss1 - rss0) / (double) n,
        note,
        String.format(
            Locale.ROOT, "unit=bytes; before-gc=%.1f", (rssBeforeGc - rss0) / (double) n));
  }

  /**
   * The bytes that three collections left in the heap. Not totalMemory() - freeMemory(): that
   * counts a thread's whole allocation buffer, tens of megabytes here, as soon as it allocates
   * again.
   */
  public static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        used += pool.getCollectionUsage().getUsed();
      }
    }
    return used;
  }

  /** VmRSS in bytes. */
  private static long rss() throws Exception {
    for (String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return 0;
  }

  public static long fib(int n) {
    long a = 0;
    long b = 1;
    for (int i = 0; i < n; i++) {
      long c = a + b;
      a = b;
      b = c;
    }
    return a;
  }

  private static long fibCalls(int n) {
    long a = 1; // calls made by fib(0)
    long b = 1; // and by fib(1)
    for (int i = 1; i < n; i++) {
      long c = 1 + a + b;
      a = b;
      b = c;
    }
    return b;
  }

  /** 0 + 1 + ... + (n - 1). */
  public static long sumBelow(long n) {
    return n * (n - 1) / 2;
  }

  private static int[] primes = new int[0];

  private static int[] primes(int n) {
    if (primes.length != n) {
      int[] found = new int[n];
      int count = 0;
      next:
      for (int v = 2; count < n; v++) {
        for (int i = 0; i < count && found[i] * found[i] <= v; i++) {
          if (v % found[i] == 0) {
            continue next;
          }
        }
        found[count++] = v;
      }
      primes = found;
    }
    return primes;
  }

  /** The nth prime, found without channels; the same for {@link #primeSum}. */
  public static int prime(int n) {
    return primes(n)[n - 1];
  }

  public static long primeSum(int n) {
    long sum = 0;
    for (int p : primes(n)) {
      sum += p;
    }
    return sum;
  }
}
