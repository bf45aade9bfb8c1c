package dev.goj.internal.sched;

import dev.goj.Go;
import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import java.util.concurrent.CountDownLatch;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parking and waking, with nothing around it: two goroutines, on one worker, and two threads, which
 * wake each other in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = "-Dgoj.maxprocs=1")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParkBenchmark {
  private static final int TIMES = 100_000;

  /** Where a goroutine waits for its turn. */
  private static final class Turn extends WaitPoint {
    private Parkable waiting;
    private boolean given;

    void give() {
      lock();
      Parkable p = waiting;
      waiting = null;
      given = p == null;
      unlock();
      if (p != null) {
        p.wake();
      }
    }

    @Override
    protected boolean park(Parkable p) {
      lock();
      boolean waits = !given;
      given = false;
      if (waits) {
        waiting = p;
      }
      unlock();
      return waits;
    }

    @Override
    protected boolean cancel(Parkable p) {
      throw new AssertionError("no thread waits here");
    }
  }

  /** Takes its turns, as code made by the plugin would: one frame, which is used again. */
  private static final class Side extends ScheduledGoroutine {
    private final Turn own;
    private final Turn others;
    private final CountDownLatch ended;

    Side(Turn own, Turn others, CountDownLatch ended) {
      super(Scheduler.main().census.background);
      this.own = own;
      this.others = others;
      this.ended = ended;
    }

    @Override
    protected void begin() {
      take(new Taken(this));
    }

    private void take(Taken frame) {
      if (frame.label++ < TIMES) {
        suspendOn(own, WaitReason.NONE);
        push(frame);
      }
    }

    @Override
    protected void ended(Throwable failure) {
      ended.countDown();
    }
  }

  private static final class Taken extends Frame {
    private final Side side;

    Taken(Side side) {
      this.side = side;
    }

    @Override
    protected void resume(Continuation c) {
      side.others.give();
      side.take(this);
    }

    @Override
    protected StackTraceElement location() {
      return new StackTraceElement("Side", "take", "ParkBenchmark.java", label);
    }
  }

  /** Both park and are woken once per operation. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void goroutines() throws InterruptedException {
    Turn one = new Turn();
    Turn two = new Turn();
    CountDownLatch ended = new CountDownLatch(2);
    Scheduler.main().spawn(new Side(one, two, ended));
    Scheduler.main().spawn(new Side(two, one, ended));
    one.give();
    ended.await();
  }

  /** Two goroutines yield to each other; to the back of the queue and out of it again, each. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void yielding() {
    Go.run(
        () -> {
          Go.go(ParkBenchmark::yieldAgainAndAgain);
          yieldAgainAndAgain();
        });
  }

  private static void yieldAgainAndAgain() {
    for (int i = 0; i < TIMES; i++) {
      Go.yieldNow();
    }
  }

  /** What the threads share. */
  @State(Scope.Thread)
  public static class Threads {
    private Parker here;
    private Parker there;
    private Thread thread;
    private volatile boolean ends;

    @Setup(Level.Iteration)
    public void start() {
      ends = false;
      here = new Parker(Thread.currentThread());
      thread =
          new Thread(
              () -> {
                while (!ends) {
                  there.park(Clock.NEVER);
                  here.unpark();
                }
              });
      there = new Parker(thread);
      thread.start();
    }

    @TearDown(Level.Iteration)
    public void end() throws InterruptedException {
      ends = true;
      there.unpark();
      thread.join();
    }
  }

  @Benchmark
  public void threads(Threads threads) {
    threads.there.unpark();
    threads.here.park(Clock.NEVER);
  }
}
