package dev.goj;

import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.sync.WaitGroup;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Starting a goroutine, and its end. One worker, so that another processor has no part in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = "-Dgoj.maxprocs=1")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpawnBenchmark {
  private static final int TIMES = 100_000;

  private int ended;

  /** All are started before the first one runs. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public int spawn() {
    run(
        () -> {
          for (int i = 0; i < TIMES; i++) {
            go(() -> ended++);
          }
        });
    return ended;
  }

  /** Each is waited for before the next one is started. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public int spawnAndAwait() {
    WaitGroup done = new WaitGroup();
    run(
        () -> {
          for (int i = 0; i < TIMES; i++) {
            done.add(1);
            go(
                () -> {
                  ended++;
                  done.done();
                });
            done.await();
          }
        });
    return ended;
  }
}
