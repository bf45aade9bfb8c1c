package dev.goj.benchmarks;

import static dev.goj.Go.go;
import static dev.goj.Go.sleep;

import dev.goj.Channel;
import dev.goj.sync.WaitGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import peers.Harness;

/**
 * Whether what an operation costs depends on how many goroutines there are, or on how many calls
 * wait below it; and whether a burst leaves anything behind.
 */
final class Flatness {
  private static final int ROUNDS = 5;
  private static final int[] GOROUTINES = {10, 1000, 100_000, 1_000_000};
  private static final int[] DEPTHS = {1, 10, 100};

  /** Gives how many nanoseconds something took, with {@code operations} of them in all. */
  private interface Body {
    long run(int size, int operations);
  }

  private Flatness() {}

  /** All goroutines exist, in pairs that play ping-pong; each pair has its share of the rounds. */
  static void pairs(int roundTrips) {
    measure("pairs", GOROUTINES, roundTrips, Flatness::pairs);
  }

  private static long pairs(int goroutines, int roundTrips) {
    int pairs = goroutines / 2;
    int each = roundTrips / pairs;
    Channel<Integer> start = Channel.unbuffered();
    AtomicLong total = new AtomicLong();
    WaitGroup ready = new WaitGroup();
    WaitGroup done = new WaitGroup();
    ready.add(goroutines);
    done.add(goroutines);
    go(
        () -> {
          for (int p = 0; p < pairs; p++) {
            Channel<Integer> ping = Channel.unbuffered();
            Channel<Integer> pong = Channel.unbuffered();
            go(
                () -> {
                  ready.done();
                  start.receive();
                  echo(ping, pong, each);
                  done.done();
                });
            go(
                () -> {
                  ready.done();
                  start.receive();
                  total.addAndGet(serve(ping, pong, each));
                  done.done();
                });
          }
        });
    ready.await();
    long time = System.nanoTime();
    start.close();
    done.await();
    time = System.nanoTime() - time;
    Harness.check("pairs", total.get(), Harness.sumBelow(each) * pairs);
    return time;
  }

  private static void echo(Channel<Integer> ping, Channel<Integer> pong, int times) {
    for (int i = 0; i < times; i++) {
      pong.send(ping.receive());
    }
  }

  private static long serve(Channel<Integer> ping, Channel<Integer> pong, int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      ping.send(i);
      sum += pong.receive();
    }
    return sum;
  }

  /**
   * One token goes around a ring of all goroutines, so each hop is to the one that rested longest.
   */
  static void rings(int hops) {
    measure("rings", GOROUTINES, hops, Flatness::rings);
  }

  private static long rings(int goroutines, int hops) {
    int rounds = hops / goroutines;
    AtomicLong total = new AtomicLong();
    WaitGroup ready = new WaitGroup();
    WaitGroup done = new WaitGroup();
    ready.add(goroutines);
    done.add(goroutines);
    Channel<Integer> first = Channel.unbuffered();
    go(
        () -> {
          Channel<Integer> last = first;
          for (int i = 0; i < goroutines; i++) {
            boolean closes = i == goroutines - 1;
            Channel<Integer> in = last;
            Channel<Integer> out = closes ? first : Channel.unbuffered();
            go(
                () -> {
                  ready.done();
                  total.addAndGet(node(in, out, rounds, closes));
                  done.done();
                });
            last = out;
          }
        });
    ready.await();
    long time = System.nanoTime();
    first.send(0);
    done.await();
    time = System.nanoTime() - time;
    Harness.check("rings", total.get(), Harness.sumBelow((long) rounds * goroutines));
    return time;
  }

  private static long node(Channel<Integer> in, Channel<Integer> out, int rounds, boolean closes) {
    long sum = 0;
    for (int i = 0; i < rounds; i++) {
      int hop = in.receive();
      sum += hop;
      if (!closes || i < rounds - 1) {
        out.send(hop + 1);
      }
    }
    return sum;
  }

  /** Round trips; one side receives at the bottom of a chain of calls that all wait. */
  static void depth(int roundTrips) {
    measure("depth", DEPTHS, roundTrips, Flatness::depth);
  }

  private static long depth(int depth, int roundTrips) {
    Channel<Integer> ping = Channel.unbuffered();
    Channel<Integer> pong = Channel.unbuffered();
    Channel<Long> result = Channel.unbuffered();
    long time = System.nanoTime();
    go(() -> echo(ping, pong, roundTrips));
    go(() -> result.send(chain(depth, ping, pong, roundTrips)));
    long sum = result.receive();
    time = System.nanoTime() - time;
    Harness.check("depth", sum, Harness.sumBelow(roundTrips) + depth);
    return time;
  }

  private static long chain(int depth, Channel<Integer> ping, Channel<Integer> pong, int times) {
    long sum = depth == 1 ? serve(ping, pong, times) : chain(depth - 1, ping, pong, times);
    return sum + 1;
  }

  /**
   * The heap that is used once goroutines that all waited for one channel, and then all slept, have
   * ended, against the same before.
   */
  static void burst(int n) {
    burstOf(1000);
    long before = Harness.usedHeap();
    long peak = burstOf(n);
    long after = Harness.usedHeap();
    Harness.report(
        "burst",
        n,
        (after - before) / (double) n,
        "",
        String.format(
            Locale.ROOT,
            "unit=bytes left in the heap; before=%.1fMB waiting=%.1fMB after=%.1fMB",
            before * 1e-6,
            peak * 1e-6,
            after * 1e-6));
  }

  /** Gives the heap that is used while all wait. */
  private static long burstOf(int n) {
    Channel<Integer> gate = Channel.unbuffered();
    AtomicLong total = new AtomicLong();
    WaitGroup ready = new WaitGroup();
    WaitGroup done = new WaitGroup();
    ready.add(n);
    done.add(n);
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            int number = i;
            go(
                () -> {
                  ready.done();
                  gate.receive();
                  sleep(Duration.ofMillis(10));
                  total.addAndGet(number);
                  done.done();
                });
          }
        });
    ready.await();
    long used = Harness.usedHeap();
    gate.close();
    done.await();
    Harness.check("burst", total.get(), Harness.sumBelow(n));
    return used;
  }

  /** Runs the sizes in turn, some rounds, and reports the medians; the first round warms up. */
  private static void measure(String name, int[] sizes, int operations, Body body) {
    double[][] perOperation = new double[sizes.length][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < sizes.length; i++) {
        double result = body.run(sizes[i], operations) / (double) operations;
        if (round >= 0) {
          perOperation[i][round] = result;
        }
      }
    }
    for (double[] all : perOperation) {
      Arrays.sort(all);
    }
    double[] first = perOperation[0];
    for (int i = 0; i < sizes.length; i++) {
      double[] all = perOperation[i];
      Harness.report(
          name + "-" + sizes[i],
          operations,
          all[ROUNDS / 2],
          "",
          String.format(
              Locale.ROOT,
              "%.2f times that of %d, the fastest %.2f times; min=%.1f max=%.1f",
              all[ROUNDS / 2] / first[ROUNDS / 2],
              sizes[0],
              all[0] / first[0],
              all[0],
              all[ROUNDS - 1]));
    }
  }
}
