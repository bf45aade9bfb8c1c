package dev.goj.benchmarks;

import static dev.goj.Go.go;

import dev.goj.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of goroutines that wait to receive from one channel, each with an int and a reference
 * in variables that it needs afterwards.
 */
final class Parked {
  private static final int VALUE = 7;
  private static final Tree[] REFERENCES = new Tree[1024];

  static {
    for (int i = 0; i < REFERENCES.length; i++) {
      REFERENCES[i] = new Tree(null, null, i);
    }
  }

  private final int n;
  private final Channel<Integer> channel = Channel.unbuffered();
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicLong total = new AtomicLong();

  private Parked(int n) {
    this.n = n;
  }

  static void measure(int n) throws Exception {
    Parked warm = new Parked(10_000);
    warm.start();
    warm.release();
    collect();
    long heapBefore = usedHeap();
    long residentBefore = resident();
    Parked lot = new Parked(n);
    lot.start();
    long residentUncollected = resident();
    collect();
    long heap = usedHeap() - heapBefore;
    long resident = resident() - residentBefore;
    lot.release();
    Report.line("parked", n, heap / (double) n, "unit=bytes used heap after GC");
    Report.line(
        "parked_rss",
        n,
        resident / (double) n,
        "unit=bytes; before-gc=%.1f"
            .formatted((residentUncollected - residentBefore) / (double) n));
  }

  private void start() throws InterruptedException {
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            int id = i;
            go(() -> guest(id));
          }
        });
    while (arrived.get() != n) {
      Thread.sleep(10);
    }
    Thread.sleep(500);
  }

  private void guest(int id) {
    int number = id;
    Tree reference = REFERENCES[id & 1023];
    arrived.incrementAndGet();
    int received = channel.receive();
    total.addAndGet(number + (long) reference.value + received);
    left.incrementAndGet();
  }

  private void release() throws InterruptedException {
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            channel.send(VALUE);
          }
        });
    while (left.get() != n) {
      Thread.sleep(10);
    }
    long want = 0;
    for (int i = 0; i < n; i++) {
      want += i + (long) REFERENCES[i & 1023].value + VALUE;
    }
    Check.equal("parked", total.get(), want);
  }

  private static void collect() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
  }

  private static long usedHeap() {
    Runtime r = Runtime.getRuntime();
    return r.totalMemory() - r.freeMemory();
  }

  /** VmRSS in bytes; 0 where there is no /proc. */
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return 0;
  }
}
