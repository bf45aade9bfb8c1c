package dev.goj.internal.sched;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Deadlines that come and go among others that stay. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TimerHeapBenchmark {
  private static final long RANGE = 1_000_000_000;
  private static final Object SLEEPER = new Object();

  /** How many others there are. */
  @Param({"0", "1000", "100000"})
  public int others;

  private TimerHeap heap;
  private SplittableRandom random;
  private final Object[] due = new Object[1];
  private long now;

  private static final class Deadline extends Timeout {
    @Override
    protected void fire() {}
  }

  @Setup(Level.Iteration)
  public void fill() {
    heap = new TimerHeap();
    random = new SplittableRandom(42);
    now = 0;
    for (int i = 0; i < others; i++) {
      heap.add(random.nextLong(RANGE), SLEEPER);
    }
  }

  /** One is added, and the earliest is due and taken out. */
  @Benchmark
  public int addAndExpire() {
    heap.add(now + random.nextLong(RANGE), SLEEPER);
    now = heap.next();
    return heap.pollDue(now, due);
  }

  /** Added and cancelled before it is due; what it allocates is the timeout. */
  @Benchmark
  public boolean addAndCancel() {
    Deadline deadline = new Deadline();
    heap.add(now + random.nextLong(RANGE), deadline);
    return deadline.cancel();
  }
}
