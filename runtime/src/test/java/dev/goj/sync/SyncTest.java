package dev.goj.sync;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.goj.Eventually.eventually;
import static dev.goj.internal.sched.Parked.parked;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.Action;
import dev.goj.Channel;
import dev.goj.Go;
import dev.goj.Goroutine;
import dev.goj.Steps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SyncTest {
  private static Goroutine go(Steps s) {
    return Go.go((Action<Throwable>) s);
  }

  private static void run(Steps s) throws Throwable {
    Go.run((Action<Throwable>) s);
  }

  @Test
  void mutexExcludes() throws Throwable {
    Mutex m = new Mutex();
    WaitGroup wg = new WaitGroup();
    int[] box = new int[1];
    AtomicInteger inside = new AtomicInteger();
    run(
        Steps.of(
            (c, in) -> {
              for (int i = 0; i < 50; i++) {
                wg.go(
                    Steps.repeat(
                        200,
                        (c2, x) -> {
                          m.lock$go(c2, null);
                          return null;
                        },
                        (c2, x) -> {
                          assertThat(inside.incrementAndGet()).isEqualTo(1);
                          box[0]++;
                          if (box[0] % 7 == 0) {
                            Go.yieldNow$go(c2, null);
                          }
                          return null;
                        },
                        (c2, x) -> {
                          inside.decrementAndGet();
                          m.unlock();
                          return null;
                        }));
              }
              wg.await$go(c, null);
              return null;
            }));
    assertThat(box[0]).isEqualTo(50 * 200);
    assertThat(m.toString()).isEqualTo("Mutex[unlocked]");
  }

  @Test
  void mutexBetweenThreadsAndGoroutines() throws Throwable {
    Mutex m = new Mutex();
    int[] box = new int[1];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread t =
          new Thread(
              () -> {
                for (int k = 0; k < 2000; k++) {
                  m.lock();
                  box[0]++;
                  m.unlock();
                }
              });
      t.start();
      threads.add(t);
    }
    Goroutine g =
        go(
            Steps.repeat(
                2000,
                (c, in) -> {
                  m.lock$go(c, null);
                  return null;
                },
                (c, in) -> {
                  box[0]++;
                  m.unlock();
                  return null;
                }));
    for (Thread t : threads) {
      t.join();
    }
    eventually(Goroutine.State.DEAD, g::state);
    assertThat(box[0]).isEqualTo(5 * 2000);
  }

  @Test
  void mutexMisuse() {
    Mutex m = new Mutex();
    assertThat(assertThrows(IllegalStateException.class, m::unlock))
        .hasMessageThat()
        .isEqualTo("sync: unlock of unlocked mutex");
    assertThat(m.tryLock()).isTrue();
    assertThat(m.tryLock()).isFalse();
    m.unlock();
  }

  @Test
  void waitersOfAMutexGetItInTurn() {
    Mutex m = new Mutex();
    m.lock();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Goroutine> gs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int who = i;
      Goroutine g =
          go(
              Steps.of(
                  (c, in) -> {
                    m.lock$go(c, null);
                    return null;
                  },
                  (c, in) -> {
                    order.add(who);
                    m.unlock();
                    return null;
                  }));
      parked("sync.Mutex.Lock", g);
      gs.add(g);
    }
    m.unlock();
    for (Goroutine g : gs) {
      eventually(Goroutine.State.DEAD, g::state);
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4).inOrder();
  }

  @Test
  void waitGroupMisuse() {
    WaitGroup wg = new WaitGroup();
    assertThat(assertThrows(IllegalStateException.class, wg::done))
        .hasMessageThat()
        .isEqualTo("sync: negative WaitGroup counter");
    wg.await();
  }

  @Test
  void waitGroupCountsDownEvenWhenABodyThrows() throws Throwable {
    WaitGroup wg = new WaitGroup();
    AtomicInteger uncaught = new AtomicInteger();
    Go.onUncaught((g, t) -> uncaught.incrementAndGet());
    try {
      wg.go(
          Steps.of(
              (c, in) -> {
                Go.yieldNow$go(c, null);
                return null;
              },
              (c, in) -> {
                throw new IllegalStateException("x");
              }));
      wg.await();
      eventually(1, uncaught::get);
    } finally {
      Go.onUncaught(null);
    }
  }

  @Test
  void onceRunsOnceAndOthersWaitForItsEnd() throws Throwable {
    Once once = new Once();
    Channel<Integer> gate = Channel.unbuffered();
    AtomicInteger ran = new AtomicInteger();
    Steps body = Steps.of((c, in) -> gate.receive$go(c, null), (c, in) -> ran.incrementAndGet());
    Steps user =
        Steps.of(
            (c, in) -> {
              once.run$go(c, null, body);
              return null;
            },
            (c, in) -> {
              assertThat(ran.get()).isEqualTo(1);
              return null;
            });
    Goroutine first = go(user);
    parked("chan receive", first);
    Goroutine second = go(user);
    parked("sync.Once.Do", second);
    gate.send(1);
    eventually(Goroutine.State.DEAD, first::state);
    eventually(Goroutine.State.DEAD, second::state);
    once.run(() -> ran.incrementAndGet());
    assertThat(ran.get()).isEqualTo(1);
  }

  @Test
  void onceThatThrowsCountsAsRun() {
    Once once = new Once();
    assertThrows(
        IllegalStateException.class,
        () ->
            once.run(
                () -> {
                  throw new IllegalStateException("x");
                }));
    once.run(
        () -> {
          throw new AssertionError("must not run again");
        });
  }

  /**
   * One goroutine's done brings the counter to zero while another adds and then waits. The lock is
   * held meanwhile, so that the two meet at it.
   */
  @Test
  void awaitDoesNotTakeAnEarlierZeroForItsOwn() throws Exception {
    for (int round = 0; round < 300; round++) {
      WaitGroup wg = new WaitGroup();
      AtomicBoolean mayReturn = new AtomicBoolean();
      AtomicBoolean early = new AtomicBoolean();
      CountDownLatch added = new CountDownLatch(1);
      wg.add(1);
      Thread first = new Thread(wg::done);
      Thread second =
          new Thread(
              () -> {
                wg.add(1);
                added.countDown();
                wg.await();
                early.set(!mayReturn.get());
              });
      wg.waiting.lock();
      first.start();
      second.start();
      added.await();
      wg.waiting.unlock();
      first.join();
      eventually(
          "waits",
          () ->
              second.getState() == Thread.State.WAITING
                  || second.getState() == Thread.State.TERMINATED);
      mayReturn.set(true);
      wg.done();
      second.join();
      assertWithMessage("round %s", round).that(early.get()).isFalse();
    }
  }
}
