package dev.goj;

import static dev.goj.Go.go;
import static dev.goj.Go.run;

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

/**
 * Channel operations: from a thread and from a goroutine where nothing has to wait, and where it
 * does. One worker, so that what is measured is the operation and not another processor.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = "-Dgoj.maxprocs=1")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChannelBenchmark {
  private static final int TIMES = 100_000;
  private static final Integer ELEMENT = 1;

  private final Channel<Integer> buffered = Channel.buffered(128);
  private final Channel<Integer> unbuffered = Channel.unbuffered();
  private final Channel<Integer> back = Channel.unbuffered();

  /** No more and no less than this many are in the buffer between two operations. */
  @Setup(Level.Trial)
  public void fill() {
    for (int i = 0; i < 8; i++) {
      buffered.send(ELEMENT);
    }
  }

  @Benchmark
  public Integer trySendAndTryReceive() {
    buffered.trySend(ELEMENT);
    return buffered.tryReceive();
  }

  @Benchmark
  public Integer tryReceiveFromNobody() {
    return unbuffered.tryReceive();
  }

  @Benchmark
  public Integer sendAndReceiveReadyOnThread() {
    buffered.send(ELEMENT);
    return buffered.receive();
  }

  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void sendAndReceiveReady() {
    run(
        () -> {
          for (int i = 0; i < TIMES; i++) {
            buffered.send(ELEMENT);
            buffered.receive();
          }
        });
  }

  /** A round trip between two goroutines. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void pingPong() {
    run(
        () -> {
          go(
              () -> {
                for (int i = 0; i < TIMES; i++) {
                  back.send(unbuffered.receive());
                }
              });
          for (int i = 0; i < TIMES; i++) {
            unbuffered.send(ELEMENT);
            back.receive();
          }
        });
  }
}
