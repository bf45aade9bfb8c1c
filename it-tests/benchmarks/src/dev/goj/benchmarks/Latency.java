package dev.goj.benchmarks;

import static dev.goj.Go.go;
import static dev.goj.Go.sleep;

import dev.goj.Go;
import dev.goj.NonPreemptible;
import dev.goj.sync.WaitGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import peers.Harness;

/**
 * How late something happens while the workers are kept busy, or are held up: the 99th percentile
 * of single events, each beside what it must not exceed.
 */
final class Latency {
  private static final int SLEEPERS = 20;
  private static final int MILLIS = 10;
  private static final int WARM_UP = 50;
  private static final long BURST_NANOS = 1_000_000;

  private Latency() {}

  static void all(int samples) {
    sleeps("sleep-half", 2, samples, Latency::halfOfTheTime);
    sleeps("sleep-computing", 20, samples, Latency::compute);
    starts("start-computing", 20, samples, Latency::compute);
    starts("start-not-asked", 20, samples, Latency::computeUnasked);
    startsBehind("start-blocking", 1, samples, Latency::inBlocking);
    startsBehind("start-recognised", 1, samples, Latency::await);
    startsBehind("start-blocked", 20, samples, Latency::awaitUnseen);
  }

  // ---- with workers that compute ---------------------------------------------------------------

  private interface Load {
    /** Suspends. */
    void run(AtomicBoolean over);
  }

  /** How much later than asked sleeping goroutines go on. */
  private static void sleeps(String name, int limitMillis, int samples, Load load) {
    underLoad(
        load,
        () -> {
          int each = Math.max(1, samples / SLEEPERS);
          long[] late = new long[SLEEPERS * each];
          WaitGroup done = new WaitGroup();
          done.add(SLEEPERS);
          for (int s = 0; s < SLEEPERS; s++) {
            int from = s * each;
            go(
                () -> {
                  sleep(Duration.ofNanos(from * MILLIS * 1_000_000L / late.length)); // by turns
                  for (int i = -WARM_UP; i < each; i++) {
                    long lateness = lateness();
                    if (i >= 0) {
                      late[from + i] = lateness;
                    }
                  }
                  done.done();
                });
          }
          done.await();
          report(name, limitMillis, late);
        });
  }

  private static long lateness() {
    long due = System.nanoTime() + MILLIS * 1_000_000L;
    sleep(Duration.ofMillis(MILLIS));
    return System.nanoTime() - due;
  }

  /** How long it takes until a new goroutine runs. */
  private static void starts(String name, int limitMillis, int samples, Load load) {
    underLoad(load, () -> report(name, limitMillis, startOneByOne(samples)));
  }

  private static long[] startOneByOne(int samples) {
    long[] late = new long[samples];
    for (int i = -WARM_UP; i < samples; i++) {
      long lateness = startOne();
      if (i >= 0) {
        late[i] = lateness;
      }
    }
    return late;
  }

  private static long startOne() {
    long[] started = new long[1];
    WaitGroup done = new WaitGroup();
    done.add(1);
    long asked = System.nanoTime();
    go(
        () -> {
          started[0] = System.nanoTime();
          done.done();
        });
    done.await();
    return started[0] - asked;
  }

  /** One goroutine per worker is at work on {@code load}, while the calling thread runs the body. */
  private static void underLoad(Load load, Runnable body) {
    AtomicBoolean over = new AtomicBoolean();
    WaitGroup done = new WaitGroup();
    CountDownLatch running = new CountDownLatch(Go.maxProcs());
    done.add(Go.maxProcs());
    for (int i = 0; i < Go.maxProcs(); i++) {
      go(
          () -> {
            running.countDown();
            load.run(over);
            done.done();
          });
    }
    await(running);
    body.run();
    over.set(true);
    done.await();
  }

  private static void halfOfTheTime(AtomicBoolean over) {
    while (!over.get()) {
      long until = System.nanoTime() + BURST_NANOS;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      sleep(Duration.ofNanos(BURST_NANOS));
    }
  }

  private static void compute(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }

  /** As code does that the plugin has not seen. */
  @NonPreemptible
  private static void computeUnasked(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }

  // ---- with workers whose thread blocks --------------------------------------------------------

  private interface Wait {
    void on(CountDownLatch latch);
  }

  /** As above, right after one goroutine per worker has begun to block its thread. */
  private static void startsBehind(String name, int limitMillis, int samples, Wait wait) {
    long[] late = new long[samples];
    for (int i = 0; i < samples; i++) {
      int blocked = Go.maxProcs();
      CountDownLatch blocking = new CountDownLatch(blocked);
      CountDownLatch over = new CountDownLatch(1);
      WaitGroup done = new WaitGroup();
      done.add(blocked);
      for (int b = 0; b < blocked; b++) {
        go(
            () -> {
              blocking.countDown();
              wait.on(over);
              done.done();
            });
      }
      await(blocking);
      late[i] = startOne();
      over.countDown();
      done.await();
    }
    report(name, limitMillis, late);
  }

  private static void inBlocking(CountDownLatch latch) {
    Go.blocking(
        () -> {
          await(latch);
          return null;
        });
  }

  @SuppressWarnings("goj.blocking-call")
  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("nothing happened for a minute");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The plugin does not change references to methods that block. */
  @SuppressWarnings("goj.blocking-call")
  private static void awaitUnseen(CountDownLatch latch) {
    AutoCloseable wait = latch::await;
    try {
      wait.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void report(String name, int limitMillis, long[] nanos) {
    Arrays.sort(nanos);
    Harness.report(
        name,
        nanos.length,
        percentile(nanos, 99),
        "",
        String.format(
            Locale.ROOT,
            "p99, at most %d ms; in ms p50=%.2f p99=%.2f max=%.2f",
            limitMillis,
            percentile(nanos, 50) * 1e-6,
            percentile(nanos, 99) * 1e-6,
            nanos[nanos.length - 1] * 1e-6));
  }

  private static long percentile(long[] sorted, int percent) {
    return sorted[(int) ((sorted.length - 1) * (long) percent / 100)];
  }
}
