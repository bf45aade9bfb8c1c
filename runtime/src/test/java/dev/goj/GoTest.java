package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static dev.goj.internal.sched.Parked.parked;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.abi.Continuation;
import dev.goj.internal.sched.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GoTest {
  private static Goroutine go(Steps s) {
    return Go.go((Action<Throwable>) s);
  }

  private static void run(Steps s) throws Throwable {
    Go.run((Action<Throwable>) s);
  }

  @Test
  void runReturnsWhenItsBodyDoes() throws Throwable {
    AtomicInteger n = new AtomicInteger();
    run(
        Steps.of(
            (c, in) -> {
              Go.sleep$go(c, null, Duration.ofMillis(2));
              return null;
            },
            (c, in) -> n.incrementAndGet()));
    assertThat(n.get()).isEqualTo(1);
  }

  @Test
  void runRethrowsTheVeryException() {
    IOException e = new IOException("x");
    Throwable thrown =
        assertThrows(
            IOException.class,
            () ->
                run(
                    Steps.of(
                        (c, in) -> {
                          Go.yieldNow$go(c, null);
                          return null;
                        },
                        (c, in) -> {
                          throw e;
                        })));
    assertThat(thrown).isSameInstanceAs(e);
  }

  @Test
  void anExceptionInAnyGoroutineEndsTheRun() {
    IllegalStateException e = new IllegalStateException("child");
    Throwable thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                run(
                    Steps.of(
                        (c, in) -> {
                          go(
                              Steps.of(
                                  (c2, in2) -> {
                                    throw e;
                                  }));
                          return null;
                        },
                        (c, in) -> Channel.nil().receive$go(c, null))));
    assertThat(thrown).isSameInstanceAs(e);
  }

  @Test
  void taskGivesItsResultOrItsException() throws Throwable {
    List<Object> log = new ArrayList<>();
    IOException e = new IOException("task");
    run(
        Steps.of(
            (c, in) -> {
              Task<Object> t =
                  Go.async(
                      (Computation<Object, Throwable>)
                          Steps.of(
                              (c2, in2) -> {
                                Go.sleep$go(c2, null, Duration.ofMillis(2));
                                return null;
                              },
                              (c2, in2) -> "result"));
              return t.await$go(c, null);
            },
            (c, in) -> log.add(in)));
    assertThat(log).containsExactly("result");
    Task<Object> failing =
        Go.async(
            (Computation<Object, Throwable>)
                Steps.of(
                    (c, in) -> {
                      throw e;
                    }));
    assertThat(assertThrows(IOException.class, failing::await)).isSameInstanceAs(e);
    assertThat(failing.isDone()).isTrue();
  }

  @Test
  void callersInTheChainSeeResultsAndExceptions() {
    // Three activations deep: the innermost waits; each adds to the result as it comes back.
    Channel<Integer> ch = Channel.unbuffered();
    List<Object> log = new ArrayList<>();
    Steps inner = Steps.of((c, in) -> ch.receive$go(c, null), (c, in) -> (Integer) in + 1);
    Steps middle = Steps.of((c, in) -> inner.compute$go(c, null), (c, in) -> (Integer) in * 10);
    Goroutine g = go(Steps.of((c, in) -> middle.compute$go(c, null), (c, in) -> log.add(in)));
    parked("chan receive", g);
    ch.send(4);
    eventually(Goroutine.State.DEAD, g::state);
    assertThat(log).containsExactly(50);
  }

  @Test
  void anExceptionThroughTheChainHasALogicalTrace() {
    Channel<Integer> ch = Channel.unbuffered();
    Steps inner =
        Steps.of(
            (c, in) -> ch.receive$go(c, null),
            (c, in) -> {
              throw new IllegalArgumentException("deep");
            });
    Steps middle = Steps.of((c, in) -> inner.compute$go(c, null), (c, in) -> in);
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Go.onUncaught((g, t) -> uncaught.set(t));
    try {
      Goroutine g = go(Steps.of((c, in) -> middle.compute$go(c, null), (c, in) -> in));
      parked("chan receive", g);
      ch.send(1);
      eventually("uncaught", () -> uncaught.get() != null);
    } finally {
      Go.onUncaught(null);
    }
    List<String> trace = new ArrayList<>();
    for (StackTraceElement e : uncaught.get().getStackTrace()) {
      trace.add(e.getMethodName());
    }
    assertThat(trace.get(0)).contains("anExceptionThroughTheChainHasALogicalTrace");
    assertThat(trace).containsAtLeast("compute", "step", "step").inOrder();
    assertThat(trace).doesNotContain("proceed");
    assertThat(trace).doesNotContain("resume");
    assertThat(trace.get(trace.size() - 1)).isEqualTo("step");
  }

  /** On one worker: of two, one may be held up. */
  @Test
  void sleepersWakeInTheOrderOfTheirDeadlines() throws Throwable {
    Channel<Integer> out = Channel.buffered(10);
    Run.run(
        new Scheduler(1, 4),
        (Action<Throwable>)
            Steps.of(
                (c, in) -> {
                  for (int i = 3; i >= 1; i--) {
                    int x = i;
                    go(
                        Steps.of(
                            (c2, in2) -> {
                              Go.sleep$go(c2, null, Duration.ofMillis(30L * x));
                              return null;
                            },
                            (c2, in2) -> {
                              out.send$go(c2, null, x);
                              return null;
                            }));
                  }
                  return null;
                },
                (c, in) -> out.receive$go(c, null),
                (c, in) -> {
                  assertThat(in).isEqualTo(1);
                  return out.receive$go(c, null);
                },
                (c, in) -> {
                  assertThat(in).isEqualTo(2);
                  return out.receive$go(c, null);
                },
                (c, in) -> {
                  assertThat(in).isEqualTo(3);
                  return null;
                }));
  }

  @Test
  void blockingRunsOffTheWorkers() throws Throwable {
    List<Object> log = new ArrayList<>();
    run(
        Steps.of(
            (c, in) ->
                Go.blocking$go(
                    c,
                    null,
                    () -> {
                      Thread.sleep(5);
                      return Thread.currentThread().getName() + Go.current().id();
                    }),
            (c, in) -> log.add(in + " " + Go.current().id())));
    assertThat((String) log.get(0)).matches("goj-blocking-\\d*?(\\d+) \\1");
  }

  /**
   * Generated code that ordinary code has called. In a blocking call inside of one it would need a
   * second of the threads for that, all of which may be waiting in the same way.
   */
  @Test
  void blockingOnAnotherThreadStaysThere() {
    Continuation c = Continuation.enterThread();
    try {
      Thread t = Go.blocking$go(c, null, Thread::currentThread);
      assertThat(c.isSuspended()).isFalse();
      assertThat(t).isSameInstanceAs(Thread.currentThread());
    } finally {
      c.leaveThread();
    }
  }

  @Test
  void blockingThrowsWhatItsBodyThrew() {
    IOException e = new IOException("io");
    Throwable t =
        assertThrows(
            IOException.class,
            () ->
                run(
                    Steps.of(
                        (c, in) ->
                            Go.blocking$go(
                                c,
                                null,
                                () -> {
                                  throw e;
                                }))));
    assertThat(t).isSameInstanceAs(e);
    assertThat(
            assertThrows(
                IOException.class,
                () ->
                    Go.blocking(
                        () -> {
                          throw e;
                        })))
        .isSameInstanceAs(e);
  }

  @Test
  void currentAndNumGoroutineKnowTheRun() throws Throwable {
    AtomicReference<Goroutine> inside = new AtomicReference<>();
    assertThat(Go.current()).isNull();
    Channel<Integer> ch = Channel.unbuffered();
    run(
        Steps.of(
            (c, in) -> {
              inside.set(Go.current());
              assertThat(Go.numGoroutine()).isEqualTo(1);
              go(Steps.of((c2, in2) -> ch.receive$go(c2, null)));
              assertThat(Go.numGoroutine()).isEqualTo(2);
              ch.send$go(c, null, 1);
              return null;
            },
            (c, in) -> {
              Go.yieldNow$go(c, null);
              return null;
            }));
    assertThat(inside.get()).isNotNull();
    assertThat(inside.get().state()).isEqualTo(Goroutine.State.DEAD);
  }

  @Test
  void manyGoroutinesAllRun() throws Throwable {
    int n = 100_000;
    AtomicInteger count = new AtomicInteger();
    Channel<Integer> done = Channel.unbuffered();
    run(
        Steps.of(
            (c, in) -> {
              for (int i = 0; i < n; i++) {
                go(
                    Steps.of(
                        (c2, in2) -> {
                          Go.yieldNow$go(c2, null);
                          return null;
                        },
                        (c2, in2) -> {
                          if (count.incrementAndGet() == n) {
                            done.send$go(c2, null, 1);
                          }
                          return null;
                        }));
              }
              return done.receive$go(c, null);
            }));
    assertThat(count.get()).isEqualTo(n);
  }

  @Test
  void anInterruptedThreadLeavesTheQueueWithTheFlagSet() throws Exception {
    Channel<Integer> ch = Channel.unbuffered();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicInteger flag = new AtomicInteger();
    Thread t =
        new Thread(
            () -> {
              try {
                ch.receive();
              } catch (Throwable e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted() ? 1 : 0);
              }
            });
    t.start();
    eventually(Thread.State.WAITING, t::getState);
    t.interrupt();
    t.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedWaitException.class);
    assertThat(thrown.get()).hasMessageThat().isEqualTo("interrupted while waiting: chan receive");
    assertThat(flag.get()).isEqualTo(1);
    assertThat(ch.trySend(1)).isFalse();
  }

  @Test
  void theTraceOfAnInterruptedSleepHasTheThreadsOwnLines() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread t =
        new Thread(
            () -> {
              try {
                Go.sleep(Duration.ofHours(1));
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    t.start();
    eventually(Thread.State.TIMED_WAITING, t::getState);
    t.interrupt();
    t.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedWaitException.class);
    assertThat(thrown.get().getStackTrace()[0].getClassName()).startsWith(GoTest.class.getName());
    assertThat(thrown.get().getStackTrace()[0].getMethodName()).startsWith("lambda$theTrace");
  }
}
