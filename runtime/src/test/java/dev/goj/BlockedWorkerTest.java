package dev.goj;

import static com.google.common.truth.Truth.assertThat;

import dev.goj.internal.sched.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With one worker, whatever a goroutine does to its thread, the others go on. */
@Timeout(60)
class BlockedWorkerTest {
  private final Scheduler one = new Scheduler(1, 4);

  private void run(Steps s) throws Throwable {
    Run.run(one, (Action<Throwable>) s);
  }

  private static Goroutine go(Steps s) {
    return Go.go((Action<Throwable>) s);
  }

  @Test
  void aGoroutineThatBlocksInTheJdkDoesNotStopTheOneItWaitsFor() throws Throwable {
    CountDownLatch latch = new CountDownLatch(1);
    run(
        Steps.of(
            (c, in) -> {
              go(
                  Steps.of(
                      (c2, x) -> {
                        latch.countDown();
                        return null;
                      }));
              latch.await();
              return null;
            }));
  }

  /**
   * Now and then a worker that is woken finds its work in the queue that it looks into first. It
   * was counted as one that searches, and nobody is woken while one does.
   */
  @Test
  void aGoroutineThatBlocksWhereverItWasFoundDoesNotStopTheOneItWaitsFor() throws Throwable {
    for (int i = 0; i < 2_000; i++) {
      run(
          Steps.of(
              (c, in) -> {
                Channel<Integer> channel = Channel.unbuffered();
                for (int n = 0; n < 3; n++) {
                  go(
                      Steps.of(
                          (c2, x) -> {
                            channel.send$go(c2, null, 1);
                            return null;
                          }));
                  channel.receive();
                }
                return null;
              }));
    }
  }

  @Test
  void aMonitorHeldByAnotherGoroutineDoesNotStopThem() throws Throwable {
    Object monitor = new Object();
    AtomicInteger entered = new AtomicInteger();
    Channel<Integer> done = Channel.buffered(2);
    run(
        Steps.of(
            (c, in) -> {
              for (int i = 0; i < 2; i++) {
                go(
                    Steps.of(
                        (c2, x) -> {
                          synchronized (monitor) {
                            entered.incrementAndGet();
                            Thread.sleep(30);
                          }
                          done.send$go(c2, null, 1);
                          return null;
                        }));
              }
              return done.receive$go(c, null);
            },
            (c, in) -> done.receive$go(c, null)));
    assertThat(entered.get()).isEqualTo(2);
  }

  @Test
  void aGoroutineThatComputesForEverDoesNotStopTheOthers() throws Throwable {
    AtomicBoolean stop = new AtomicBoolean();
    run(
        Steps.of(
            (c, in) -> {
              for (int i = 0; i < 3; i++) {
                go(
                    Steps.of(
                        (c2, x) -> {
                          while (!stop.get()) {
                            Thread.onSpinWait();
                          }
                          return null;
                        }));
              }
              Go.sleep$go(c, null, Duration.ofMillis(20));
              return null;
            },
            (c, in) -> {
              stop.set(true);
              return null;
            }));
  }

  @Test
  void aBlockingFormOnAWorkerHandsItOnAtOnce() throws Throwable {
    Channel<Integer> ch = Channel.unbuffered();
    List<Integer> got = new ArrayList<>();
    run(
        Steps.of(
            (c, in) -> {
              go(
                  Steps.repeat(
                      200,
                      (c2, x) -> {
                        ch.send$go(c2, null, 1);
                        return null;
                      }));
              // As untransformed code would: the plain form, which blocks the worker's thread.
              for (int i = 0; i < 200; i++) {
                got.add(ch.receive());
              }
              return null;
            }));
    assertThat(got).hasSize(200);
  }

  @Test
  void manyBlockedGoroutinesAllGoOn() throws Throwable {
    blockUntilTheLastHasBegun(100);
  }

  /** If each of them had to be seen for as long as the first this would take 15 s. */
  @Test
  @Timeout(10)
  void theMoreBlockTheSoonerTheNextGoOn() throws Throwable {
    blockUntilTheLastHasBegun(1_500);
  }

  private void blockUntilTheLastHasBegun(int n) throws Throwable {
    CountDownLatch all = new CountDownLatch(n);
    AtomicInteger ended = new AtomicInteger();
    Channel<Integer> done = Channel.buffered(n);
    Steps body =
        Steps.of(
            (c, in) -> {
              all.countDown();
              all.await();
              ended.incrementAndGet();
              done.send$go(c, null, 1);
              return null;
            });
    run(
        Steps.of(
            (c, in) -> {
              for (int i = 0; i < n; i++) {
                go(body);
              }
              return null;
            },
            (c, in) -> Steps.repeat(n, (c2, x) -> done.receive$go(c2, null)).compute$go(c, null)));
    assertThat(ended.get()).isEqualTo(n);
  }

  /** It is in the deque of the worker that blocks, and it was put there without waking anyone. */
  @Test
  void aGoroutineThatHasYieldedIsTakenOverByAnIdleWorker() throws Throwable {
    CountDownLatch latch = new CountDownLatch(1);
    Run.run(
        new Scheduler(2, 4),
        (Action<Throwable>)
            Steps.of(
                (c, in) -> {
                  go(
                      Steps.of(
                          (c2, x) -> {
                            latch.await();
                            return null;
                          }));
                  Go.yieldNow$go(c, null);
                  return null;
                },
                (c, in) -> {
                  latch.countDown();
                  return null;
                }));
  }

  @Test
  void timersOfABlockedWorkerFire() throws Throwable {
    CountDownLatch latch = new CountDownLatch(1);
    run(
        Steps.of(
            (c, in) -> {
              go(
                  Steps.of(
                      (c2, x) -> {
                        Go.sleep$go(c2, null, Duration.ofMillis(5));
                        return null;
                      },
                      (c2, x) -> {
                        latch.countDown();
                        return null;
                      }));
              Go.yieldNow$go(c, null);
              return null;
            },
            (c, in) -> {
              latch.await();
              return null;
            }));
  }

  @Test
  void aPingPongPairDoesNotStarveTheOthers() throws Throwable {
    Channel<Integer> a = Channel.unbuffered();
    Channel<Integer> b = Channel.unbuffered();
    AtomicBoolean stop = new AtomicBoolean();
    Steps ping =
        Steps.repeat(
            1 << 20,
            (c, in) -> {
              a.send$go(c, null, 1);
              return null;
            },
            (c, in) -> b.receive$go(c, null),
            (c, in) -> {
              if (stop.get()) {
                throw new Stop();
              }
              return null;
            });
    Steps pong =
        Steps.repeat(
            1 << 20,
            (c, in) -> a.receive$go(c, null),
            (c, in) -> {
              b.send$go(c, null, 1);
              return null;
            });
    try {
      run(
          Steps.of(
              (c, in) -> {
                go(ping);
                go(pong);
                go(
                    Steps.of(
                        (c2, x) -> {
                          Go.yieldNow$go(c2, null);
                          return null;
                        },
                        (c2, x) -> {
                          stop.set(true);
                          return null;
                        }));
                return Channel.nil().receive$go(c, null);
              }));
    } catch (Stop expected) {
      assertThat(stop.get()).isTrue();
    }
  }

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
