package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.Scheduler;
import dev.goj.internal.sched.WaitPoint;
import dev.goj.internal.sched.WaitReason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
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

  /** The handler runs on the worker's thread, which it may block in one of our operations. */
  @Test
  void whoseHandlerWaitsIsDeadAfterwards() {
    Channel<Throwable> told = Channel.unbuffered();
    Go.onUncaught((who, t) -> told.send(t));
    try {
      IllegalStateException e = new IllegalStateException("for a test");
      Goroutine g =
          go(
              (c, in) -> {
                throw e;
              });
      eventually("waits", () -> g.waitReason().equals("chan send"));
      assertThat(told.receive()).isSameInstanceAs(e);
      eventually(Goroutine.State.DEAD, g::state);
    } finally {
      Go.onUncaught(null);
    }
  }

  /** What is sent afterwards is not for the dead. */
  @Test
  @SuppressWarnings({"removal", "deprecation"}) // the one way to throw something there
  void aThreadThatDiesWhileItWaitsIsInNoQueue() throws Exception {
    assumeTrue(Runtime.version().feature() < 20, "Thread.stop");
    Channel<Integer> ch = Channel.unbuffered();
    Thread t = new Thread(ch::receive);
    t.setUncaughtExceptionHandler((who, e) -> {});
    t.start();
    eventually("waits", () -> LockSupport.getBlocker(t) == ch);
    t.stop();
    t.join();
    assertThat(ch.trySend(1)).isFalse();
  }

  /** Printing it came to no end, and so to nothing, when there was no memory left. */
  @Test
  void aCauseMayBeItsOwnCause() throws Exception {
    Goroutine g = go((c, in) -> null);
    IllegalStateException outer = new IllegalStateException("outer");
    IllegalStateException inner = new IllegalStateException("inner", outer);
    outer.initCause(inner);
    String err = StandardErr.during(() -> Uncaught.handle(Scheduler.currentGroup(), g, outer));
    assertThat(err).startsWith("panic: java.lang.IllegalStateException: outer\n");
    assertThat(err.split("Caused by: ")).hasLength(2);
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

  @Test
  void aContextClassLoaderIsNotInheritedByTheNextGoroutine() throws Throwable {
    AtomicReference<ClassLoader> seen = new AtomicReference<>();
    Run.run(
        new Scheduler(1, 4),
        (Action<Throwable>)
            Steps.of(
                (c, in) -> {
                  Thread.currentThread().setContextClassLoader(new ClassLoader() {});
                  go(
                      (c2, x) -> {
                        seen.set(Thread.currentThread().getContextClassLoader());
                        return null;
                      });
                  Go.yieldNow$go(c, null);
                  return null;
                }));
    assertThat(seen.get()).isSameInstanceAs(ClassLoader.getSystemClassLoader());
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

  /** The run's caller has been told of another failure, and is gone. */
  @Test
  void whatTheMainGoroutineThrowsAfterItsRunIsNotLost() {
    Channel<Integer> ch = Channel.unbuffered();
    assertIsTold(
        ch,
        Steps.of(
            (c, in) -> {
              go(ErrorsTest::fail);
              return ch.receive$go(c, null);
            },
            (c, in) -> {
              throw new IllegalStateException("main");
            }));
  }

  @Test
  void norWhereItLivesOnAThread() {
    Channel<Integer> ch = Channel.unbuffered();
    assertIsTold(
        ch,
        () -> {
          go(ErrorsTest::fail);
          ch.receive();
          throw new IllegalStateException("main");
        });
  }

  private static Object fail(Continuation c, Object in) {
    throw new IllegalStateException("child");
  }

  private static void assertIsTold(Channel<Integer> ch, Action<?> main) {
    AtomicReference<Throwable> told = new AtomicReference<>();
    Go.onUncaught((g, t) -> told.set(t));
    try {
      Throwable t = assertThrows(IllegalStateException.class, () -> Go.run(main));
      assertThat(t).hasMessageThat().isEqualTo("child");
      ch.send(1);
      eventually("told", () -> told.get() != null);
      assertThat(told.get()).hasMessageThat().isEqualTo("main");
    } finally {
      Go.onUncaught(null);
    }
  }

  // ---- no memory, or stack, for the frame of a caller
  // --------------------------------------------

  /** A callee that waits, and has been saved. */
  private static Catching callee(Channel<Integer> ch, List<String> log) {
    return new Catching(Steps.of((c, in) -> ch.receive$go(c, null)), () -> log.add("ended"));
  }

  @Test
  void whomAnActivationHasCalledThatCannotBeSavedEndsWithIt() {
    List<String> log = new CopyOnWriteArrayList<>();
    Catching callee = callee(Channel.unbuffered(), log);
    Steps main =
        Steps.of(
            (c, in) -> {
              callee.run$go(c, null);
              throw new OutOfMemoryError("as for a frame");
            });
    assertThrows(OutOfMemoryError.class, () -> Go.run((Action<Throwable>) main));
    assertThat(log).containsExactly("ended");
  }

  /** As a bridge does it whose own method cannot be saved. */
  @Test
  void whomABridgeHasCalledEndsWithIt() throws Throwable {
    List<String> log = new CopyOnWriteArrayList<>();
    Continuation c = Continuation.enterThread();
    callee(Channel.unbuffered(), log).run$go(c, null);
    assertThat(c.isSuspended()).isTrue();
    c.leaveThread();
    assertThat(c.isSuspended()).isFalse();
    assertThat(log).containsExactly("ended");
  }

  @Test
  void itMayHandleThatAndGoOn() throws Throwable {
    List<String> log = new CopyOnWriteArrayList<>();
    Channel<Integer> ch = Channel.unbuffered();
    Catching callee = callee(Channel.unbuffered(), log);
    Steps.Step handled =
        (c, in) -> {
          try {
            if (log.isEmpty()) {
              callee.run$go(c, null);
            } else {
              Channel.<Integer>unbuffered().receive$go(c, null);
            }
            throw new OutOfMemoryError("as for a frame");
          } catch (OutOfMemoryError e) {
            c.unwound(e);
            log.add("handled");
            return null;
          }
        };
    Go.run(
        (Action<Throwable>)
            Steps.of(
                handled,
                handled,
                (c, in) -> {
                  go(
                      (c2, x) -> {
                        ch.send$go(c2, null, 7);
                        return null;
                      });
                  return ch.receive$go(c, null);
                },
                (c, in) -> log.add("received " + in)));
    assertThat(log).containsExactly("ended", "handled", "handled", "received 7").inOrder();
  }

  /** Its handlers wait, which fails again, and it waits once more. */
  @Test
  void aCalleeThatDoesNotWantToEndIsLeft() {
    Channel<Integer> never = Channel.unbuffered();
    AtomicInteger rounds = new AtomicInteger();
    Steps stubborn =
        Steps.of(
            (c, in) -> {
              new Stubborn(never, rounds).run$go(c, null);
              throw new OutOfMemoryError("as for a frame");
            });
    assertThrows(OutOfMemoryError.class, () -> Go.run((Action<Throwable>) stubborn));
    assertThat(rounds.get()).isGreaterThan(1);
  }

  /** Waits in a loop that catches everything. */
  private static final class Stubborn extends Frame {
    private final Channel<Integer> never;
    private final AtomicInteger rounds;

    Stubborn(Channel<Integer> never, AtomicInteger rounds) {
      this.never = never;
      this.rounds = rounds;
      label = 1;
    }

    void run$go(Continuation c, Frame f) {
      if (f != null) {
        try {
          c.takeRef();
        } catch (OutOfMemoryError e) {
          rounds.incrementAndGet();
        }
      }
      never.receive$go(c, null);
      c.push(this);
    }

    @Override
    protected void resume(Continuation c) {
      run$go(c, this);
    }

    @Override
    protected StackTraceElement location() {
      return null;
    }
  }
}
