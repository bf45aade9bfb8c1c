package dev.goj;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.abi.Continuation;
import dev.goj.internal.sched.Resizing;
import dev.goj.internal.sched.Scheduler;
import dev.goj.sync.WaitGroup;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Slots open and close, at random from 1 to 8, while goroutines communicate, sleep, block their
 * workers, compute and start others. All of them must end, what they wait for must come, and no run
 * must pass for a deadlock. Longer with {@code -Dgoj.soak.rounds=1000}.
 */
@Timeout(3600)
class ResizeSoakTest {
  private static final int ROUNDS = Integer.getInteger("goj.soak.rounds", 5);
  private static final int MOST = 8;

  private final long seed = Long.getLong("goj.seed", System.nanoTime());

  /** As it is in a program; the monitor's thread is none that could wake somebody. */
  @Test
  void theMonitorResizesAtEveryLook() throws Throwable {
    for (int round = 0; round < ROUNDS; round++) {
      AtomicInteger last = new AtomicInteger();
      Random random = new Random(seed + round);
      IntSupplier processors =
          () -> {
            last.set(1 + random.nextInt(MOST));
            return last.get();
          };
      new Program(Resizing.following(processors, 4), seed + round).run();
    }
  }

  /** Much more often, and at any moment. */
  @Test
  void otherThreadsResizeAllTheTime() throws Throwable {
    for (int round = 0; round < ROUNDS; round++) {
      Scheduler s = new Scheduler(2, 4);
      AtomicBoolean ended = new AtomicBoolean();
      Thread[] resizing = new Thread[2];
      for (int i = 0; i < resizing.length; i++) {
        Random random = new Random(seed + round + i);
        resizing[i] =
            new Thread(
                () -> {
                  while (!ended.get()) {
                    Resizing.resize(s, 1 + random.nextInt(MOST));
                    LockSupport.parkNanos(random.nextInt(300_000));
                  }
                });
        resizing[i].start();
      }
      try {
        new Program(s, seed + round).run();
      } finally {
        ended.set(true);
        for (Thread t : resizing) {
          t.join();
        }
      }
      Resizing.resize(s, 3);
      Resizing.awaitIdle(s, 3);
    }
  }

  /** Half of them have parked while there were many slots; the report must name them all. */
  @Test
  void aDeadlockIsFoundAfterSlotsHaveClosed() {
    for (int round = 0; round < ROUNDS; round++) {
      Scheduler s = new Scheduler(MOST, 4);
      Random random = new Random(seed + round);
      Channel<Integer> never = Channel.unbuffered();
      int n = 20;
      DeadlockError e =
          assertThrows(
              DeadlockError.class,
              () ->
                  Run.run(
                      s,
                      (Action<Throwable>)
                          Steps.of(
                              (c, in) -> {
                                for (int i = 0; i < n; i++) {
                                  go(
                                      Steps.of(
                                          (c2, x) -> {
                                            Go.sleep$go(
                                                c2, null, Duration.ofNanos(random.nextInt(99_999)));
                                            return null;
                                          },
                                          (c2, x) -> never.receive$go(c2, null)));
                                }
                                Go.sleep$go(c, null, Duration.ofNanos(random.nextInt(99_999)));
                                return null;
                              },
                              (c, in) -> {
                                for (int i = 0; i < 5; i++) {
                                  Resizing.resize(s, 1 + random.nextInt(MOST));
                                }
                                Resizing.resize(s, 1);
                                return never.receive$go(c, null);
                              })));
      assertWithMessage("seed %s: %s", seed, e)
          .that(e.getMessage().split("\\[chan receive\\]", -1))
          .hasLength(n + 2);
      Resizing.awaitIdle(s, 1);
    }
  }

  private static void go(Steps body) {
    Go.go((Action<Throwable>) body);
  }

  /** What a server is asked; the answer is the number, plus one. */
  private record Question(int number, Channel<Integer> answer) {}

  private static final class Program {
    private static final int FIRST = 40;
    private static final int STEPS = 30;
    private static final int SERVERS = 3;

    private final Scheduler scheduler;
    private final long seed;
    private final Channel<Question> questions = Channel.unbuffered();
    private final Object monitor = new Object();
    private final WaitGroup asking = new WaitGroup();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger sleeps = new AtomicInteger();
    private final AtomicInteger woken = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    Program(Scheduler scheduler, long seed) {
      this.scheduler = scheduler;
      this.seed = seed;
    }

    void run() throws Throwable {
      try {
        Run.run(
            scheduler,
            (Action<Throwable>)
                Steps.of(
                    (c, in) -> {
                      for (int i = 0; i < SERVERS; i++) {
                        go(Steps.repeat(Integer.MAX_VALUE / 2, this::receive, this::answer));
                      }
                      for (int i = 0; i < FIRST; i++) {
                        start(3);
                      }
                      asking.await$go(c, null);
                      return null;
                    }));
      } catch (Throwable t) {
        throw new AssertionError("seed " + seed, t);
      }
      assertWithMessage("ended, seed %s", seed).that(ended.get()).isEqualTo(begun.get());
      assertWithMessage("woken, seed %s", seed).that(woken.get()).isEqualTo(sleeps.get());
      assertWithMessage("wrong answers, seed %s", seed).that(wrong.get()).isEqualTo(0);
    }

    private Object receive(Continuation c, Object in) {
      return questions.receive$go(c, null);
    }

    private Object answer(Continuation c, Object in) {
      Question q = (Question) in;
      q.answer().send$go(c, null, q.number() + 1);
      return null;
    }

    private void start(int generations) {
      int number = begun.getAndIncrement();
      Asker a = new Asker(number, new Random(seed * 31 + number), generations);
      asking.go(
          Steps.of((c, in) -> Steps.repeat(STEPS, a::step, a::after).compute$go(c, null), a::end));
    }

    private final class Asker {
      private final int number;
      private final Random random;
      private final int generations;
      private final Channel<Integer> answers = Channel.unbuffered();
      private boolean asked;
      private boolean slept;

      Asker(int number, Random random, int generations) {
        this.number = number;
        this.random = random;
        this.generations = generations;
      }

      Object step(Continuation c, Object in) throws InterruptedException {
        switch (random.nextInt(24)) {
          case 0, 1, 2, 3, 4 -> {
            asked = true;
            questions.send$go(c, null, new Question(number, answers));
          }
          case 5, 6, 7, 8 -> {
            slept = true;
            sleeps.incrementAndGet();
            Go.sleep$go(c, null, Duration.ofNanos(random.nextInt(3_000_000)));
          }
          case 9, 10, 11 -> {
            // It is cancelled, or what is asked for does not come in time.
            slept = true;
            sleeps.incrementAndGet();
            Go.select$go(
                c,
                null,
                Go.send(questions, new Question(number, Channel.buffered(1)), () -> {}),
                Go.after(Duration.ofNanos(random.nextInt(200_000)), () -> {}));
          }
          case 12, 13 -> Go.yieldNow$go(c, null);
          case 14 -> {
            if (generations > 0) {
              start(generations - 1);
            }
          }
          case 15 -> {
            // As untransformed code would: the plain forms, which block the worker's thread.
            questions.send(new Question(number, answers));
            check(answers.receive());
          }
          case 16 -> Go.sleep(Duration.ofNanos(random.nextInt(1_000_000)));
          case 17 -> {
            synchronized (monitor) {
              LockSupport.parkNanos(random.nextInt(200_000));
            }
          }
          case 18 -> {
            if (random.nextInt(8) == 0) {
              LockSupport.parkNanos(20_000_000);
            }
          }
          case 19 -> compute(random.nextInt(20) == 0 ? 15_000_000 : random.nextInt(100_000));
          default -> {}
        }
        return null;
      }

      Object after(Continuation c, Object in) throws Throwable {
        if (slept) {
          slept = false;
          woken.incrementAndGet();
        }
        if (asked) {
          asked = false;
          Steps.of((c2, x) -> answers.receive$go(c2, null), (c2, x) -> check((Integer) x))
              .compute$go(c, null);
        }
        return null;
      }

      private Object check(Integer answer) {
        if (answer != number + 1) {
          wrong.incrementAndGet();
        }
        return null;
      }

      private void compute(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
          Thread.onSpinWait();
        }
      }

      Object end(Continuation c, Object in) {
        ended.incrementAndGet();
        return null;
      }
    }
  }
}
