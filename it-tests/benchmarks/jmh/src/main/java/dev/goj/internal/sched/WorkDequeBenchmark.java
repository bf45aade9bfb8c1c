package dev.goj.internal.sched;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A worker's queue: its owner alone, a thief alone, and both at once. */
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WorkDequeBenchmark {
  private static final Object ITEM = new Object();

  private final WorkDeque<Object> deque = new WorkDeque<>(256);
  private final WorkDeque<Object> thief = new WorkDeque<>(256);

  @Benchmark
  @Group("offerAndPoll")
  @GroupThreads(1)
  public Object offerAndPoll() {
    deque.offer(ITEM);
    return deque.poll();
  }

  @Benchmark
  @Group("offerAndSteal")
  @GroupThreads(1)
  public Object offerAndSteal() {
    deque.offer(ITEM);
    return deque.steal();
  }

  /** Sixteen are offered, eight are moved to the thief, and all are taken. */
  @Benchmark
  @Group("stealHalf")
  @GroupThreads(1)
  public Object stealHalf() {
    for (int i = 0; i < 16; i++) {
      deque.offer(ITEM);
    }
    Object last = deque.stealInto(thief);
    while (thief.poll() != null) {}
    while (deque.poll() != null) {}
    return last;
  }

  @Benchmark
  @Group("contended")
  @GroupThreads(1)
  public Object owner() {
    deque.offer(ITEM);
    deque.offer(ITEM);
    return deque.poll();
  }

  @Benchmark
  @Group("contended")
  @GroupThreads(1)
  public Object thief() {
    return deque.steal();
  }
}
