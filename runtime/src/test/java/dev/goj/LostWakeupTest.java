package dev.goj;

import static com.google.common.truth.Truth.assertThat;

import dev.goj.internal.sched.Scheduler;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The workers go idle all the time while work comes from outside, from their own goroutines and
 * from timers: whatever gets lost stops the test.
 */
@Timeout(120)
class LostWakeupTest {
  private static final int ROUNDS = Integer.getInteger("goj.soak.rounds", 1);

  @Test
  void workFromOutsideIsNeverStranded() throws Throwable {
    Scheduler four = new Scheduler(4, 4);
    Channel<Integer> there = Channel.unbuffered();
    Channel<Integer> back = Channel.unbuffered();
    CountDownLatch ready = new CountDownLatch(1);
    Thread runner =
        new Thread(
            () -> {
              try {
                Run.run(
                    four,
                    (Action<Throwable>)
                        Steps.of(
                            (c, in) -> {
                              ready.countDown();
                              return null;
                            },
                            (c, in) ->
                                Steps.repeat(
                                        5_000 * ROUNDS,
                                        (c2, x) -> there.receive$go(c2, null),
                                        (c2, x) -> {
                                          Channel<Integer> inner = Channel.unbuffered();
                                          Go.go(
                                              (Action<Throwable>)
                                                  Steps.of(
                                                      (c3, y) -> {
                                                        inner.send$go(c3, null, (Integer) x);
                                                        return null;
                                                      }));
                                          return inner.receive$go(c2, null);
                                        },
                                        (c2, x) -> {
                                          back.send$go(c2, null, (Integer) x);
                                          return null;
                                        })
                                    .compute$go(c, null)));
              } catch (Throwable t) {
                throw new AssertionError(t);
              }
            });
    runner.start();
    ready.await();
    Random random = new Random(7);
    for (int i = 0; i < 5_000 * ROUNDS; i++) {
      there.send(i);
      for (int spin = random.nextInt(3000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      assertThat(back.receive()).isEqualTo(i);
    }
    runner.join();
  }

  /**
   * A worker whose timer is due stops being idle at the moment at which someone wakes it as a
   * searcher: if the two disagree about who counts as searching, nobody is woken any more.
   */
  @Test
  void aWorkerThatWakesByItselfWhileItIsWokenIsCountedOnce() throws Throwable {
    Scheduler two = new Scheduler(2, 4);
    Channel<Integer> ch = Channel.unbuffered();
    int n = 20_000 * ROUNDS;
    Thread sender =
        new Thread(
            () -> {
              Random random = new Random(11);
              for (int i = 0; i < n; i++) {
                ch.send(i);
                for (int spin = random.nextInt(3000); spin > 0; spin--) {
                  Thread.onSpinWait();
                }
              }
              ch.close();
            });
    sender.start();
    boolean[] ended = new boolean[1];
    Run.run(
        two,
        (Action<Throwable>)
            Steps.of(
                (c, in) -> {
                  for (int i = 0; i < 2; i++) {
                    Random random = new Random(i);
                    Go.go(
                        (Action<Throwable>)
                            Steps.repeat(
                                1_000_000_000,
                                (c2, x) -> {
                                  if (!ended[0]) {
                                    Go.sleep$go(
                                        c2,
                                        null,
                                        Duration.ofNanos(30_000 + random.nextInt(60_000)));
                                  }
                                  return null;
                                },
                                (c2, x) -> {
                                  if (ended[0]) {
                                    Channel.nil().receive$go(c2, null);
                                  }
                                  return null;
                                }));
                  }
                  return null;
                },
                (c, in) ->
                    Steps.repeat(n + 1, (c2, x) -> ch.receive$go(c2, null)).compute$go(c, null),
                (c, in) -> ended[0] = true));
    sender.join();
  }

  @Test
  void timersSetFromOutsideWakeIdleWorkers() {
    Scheduler two = new Scheduler(2, 4);
    for (int i = 0; i < 300; i++) {
      CountDownLatch fired = new CountDownLatch(1);
      two.schedule(
          dev.goj.internal.sched.Clock.after(1_000L * (i % 300)),
          new dev.goj.internal.sched.Timeout() {
            @Override
            protected void fire() {
              fired.countDown();
            }
          });
      try {
        fired.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
