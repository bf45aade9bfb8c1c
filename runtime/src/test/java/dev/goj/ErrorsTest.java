package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Transformed;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.Scheduler;
import dev.goj.internal.sched.WaitPoint;
import dev.goj.internal.sched.WaitReason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a goroutine throws ends that goroutine, or its run, and nothing else. */
@Timeout(60)
class ErrorsTest {
  private static Goroutine go(Steps.Step... steps) {
    return Go.go((Action<Throwable>) Steps.of(steps));
  }

  private static int deep(int n) {
    return n < 0 ? n : 1 + deep(n + 1);
  }

  @Test
  @SuppressWarnings("removal") // ThreadDeath: whoever throws it
  void anErrorEndsItsGoroutineOnly() throws Exception {
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    Go.onUncaught((g, t) -> thrown.add(t));
    try {
      List<Throwable> errors =
          List.of(
              new OutOfMemoryError("for a test"),
              new ThreadDeath(),
              new NoClassDefFoundError("for a test"),
              new AssertionError("for a test"));
      for (int i = 0; i < 100; i++) {
        Throwable e = errors.get(i % errors.size());
        Steps.Step fail =
            (c, in) -> {
              throw e;
            };
        if (i < 50) {
          go(fail);
        } else {
          go(
              (c, in) -> {
                Go.yieldNow$go(c, null);
                return null;
              },
              fail);
        }
      }
      eventually(100, thrown::size);
      assertThat(thrown).containsAtLeastElementsIn(errors);
    } finally {
      Go.onUncaught(null);
    }
    CountDownLatch alive = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      go(
          (c, in) -> {
            alive.countDown();
            return null;
          });
    }
    alive.await();
  }

  @Test
  void aStackOverflowEndsTheRun() {
    StackOverflowError e =
        assertThrows(
            StackOverflowError.class,
            () ->
                Go.run(
                    (Action<Throwable>)
                        Steps.of(
                            (c, in) -> {
                              Go.yieldNow$go(c, null);
                              return null;
                            },
                            (c, in) -> deep(0))));
    assertThat(e.getStackTrace()[0].getMethodName()).isEqualTo("deep");
  }

  /** What the handler was to be told of is printed then, as without a handler. */
  @Test
  void aHandlerThatThrowsHidesNothing() throws Exception {
    Goroutine g = go((c, in) -> null);
    Go.onUncaught(
        (who, t) -> {
          throw new IllegalStateException("of the handler");
        });
    try {
      String err =
          StandardErr.during(
              () ->
                  Uncaught.handle(
                      Scheduler.currentGroup(),
                      g,
                      new IllegalArgumentException("of the goroutine")));
      assertThat(err).contains("panic: java.lang.IllegalStateException: of the handler");
      assertThat(err).contains("panic: java.lang.IllegalArgumentException: of the goroutine");
    } finally {
      Go.onUncaught(null);
    }
  }

  @Test
  void anInterruptIsNotInheritedByTheNextGoroutine() throws Throwable {
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Run.run(
        new Scheduler(1, 4),
        (Action<Throwable>)
            Steps.of(
                (c, in) -> {
                  Thread.currentThread().interrupt();
                  go(
                      (c2, x) -> {
                        flag.set(Thread.currentThread().isInterrupted());
                        return null;
                      });
                  Go.yieldNow$go(c, null);
                  return null;
                }));
    assertThat(flag.get()).isFalse();
  }

  /** Before anyone knows of it; then it is thrown where the goroutine would have waited. */
  @Test
  void whatGoesWrongWhileParkingLeavesAGoroutineRunning() throws Throwable {
    AtomicReference<Object> state = new AtomicReference<>();
    Steps failing =
        Steps.of(
            (c, in) -> {
              ((Parkable) c).suspendOn(new Failing(), WaitReason.SELECT);
              return null;
            });
    assertThrows(
        IllegalStateException.class,
        () ->
            Go.run(
                (Action<Throwable>) new Catching(failing, () -> state.set(Go.current().state()))));
    assertThat(state.get()).isEqualTo(Goroutine.State.RUNNING);
  }

  private static final class Failing extends WaitPoint {
    @Override
    protected boolean park(Parkable p) {
      throw new IllegalStateException("cannot park");
    }

    @Override
    protected boolean cancel(Parkable p) {
      return false;
    }
  }

  /** Looks when the body's exception comes by. */
  private static final class Catching implements Action<Throwable>, Transformed {
    private final Steps body;
    private final Runnable look;

    Catching(Steps body, Runnable look) {
      this.body = body;
      this.look = look;
    }

    @Override
    public void run() {
      throw new AssertionError();
    }

    @Override
    public void run$go(Continuation c, Frame f) throws Throwable {
      body.run$go(c, null);
      c.push(new CatchingFrame(look));
    }
  }

  private static final class CatchingFrame extends Frame {
    private final Runnable look;

    CatchingFrame(Runnable look) {
      this.look = look;
      label = 1;
    }

    @Override
    protected void resume(Continuation c) {
      try {
        c.takeVoid();
      } finally {
        look.run();
      }
    }

    @Override
    protected StackTraceElement location() {
      return null;
    }
  }
}
