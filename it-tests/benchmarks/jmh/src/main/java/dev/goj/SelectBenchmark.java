package dev.goj;

import static dev.goj.Go.go;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Selects in a goroutine. One worker, so that another processor has no part in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = "-Dgoj.maxprocs=1")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SelectBenchmark {
  private static final int TIMES = 100_000;
  private static final Integer ELEMENT = 1;

  private final Channel<Integer> first = Channel.buffered(128);
  private final Channel<Integer> second = Channel.buffered(128);
  private final Channel<Integer> empty = Channel.unbuffered();
  private final Channel<Integer> other = Channel.unbuffered();

  /** Both can be received from at any time. */
  @Setup(Level.Trial)
  public void fill() {
    for (int i = 0; i < 8; i++) {
      first.send(ELEMENT);
      second.send(ELEMENT);
    }
  }

  /** Two of four cases are ready; what is taken is put back. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void ready() {
    run(
        () -> {
          Select any =
              Select.of(
                  Select.receive(first),
                  Select.receive(empty),
                  Select.receive(second),
                  Select.receive(other));
          for (int i = 0; i < TIMES; i++) {
            (any.await() == 0 ? first : second).send(ELEMENT);
          }
        });
  }

  /** None of two cases is ready, so it is the third. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void otherwise() {
    run(
        () -> {
          Select any = Select.of(Select.receive(empty), Select.receive(other), Select.otherwise());
          for (int i = 0; i < TIMES; i++) {
            any.await();
          }
        });
  }

  /** The form with lambdas; one of two cases is ready. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void readyWithLambdas() {
    run(
        () -> {
          for (int i = 0; i < TIMES; i++) {
            select(receive(empty, v -> {}), receive(first, v -> first.trySend(v)));
          }
        });
  }

  /** A round trip; one side waits in a select of two cases. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void waiting() {
    Channel<Integer> back = Channel.unbuffered();
    run(
        () -> {
          go(
              () -> {
                Select any = Select.of(Select.receive(empty), Select.receive(other));
                for (int i = 0; i < TIMES; i++) {
                  any.await();
                  back.send(ELEMENT);
                }
              });
          for (int i = 0; i < TIMES; i++) {
            ((i & 1) == 0 ? empty : other).send(ELEMENT);
            back.receive();
          }
        });
  }
}
