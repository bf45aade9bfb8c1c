package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingPoolTest {
  private static Thread daemon(Runnable body) {
    Thread t = new Thread(body);
    t.setDaemon(true);
    return t;
  }

  @Test
  void aThousandBlockAtOnceAndTenThousandWaitInLine() throws Exception {
    BlockingPool pool = new BlockingPool(1_000, 10_000, BlockingPoolTest::daemon);
    CountDownLatch allThere = new CountDownLatch(1_000);
    CountDownLatch mayEnd = new CountDownLatch(1);
    for (int i = 0; i < 1_000; i++) {
      pool.execute(
          () -> {
            allThere.countDown();
            awaitQuietly(mayEnd);
          });
    }
    allThere.await();
    CountDownLatch queued = new CountDownLatch(10_000);
    for (int i = 0; i < 10_000; i++) {
      pool.execute(queued::countDown);
    }
    assertThat(queued.getCount()).isEqualTo(10_000);
    assertThat(pool.threads()).isEqualTo(1_000);
    mayEnd.countDown();
    queued.await();
    eventually(0, pool::inProgress);
    assertThat(pool.threads()).isAtMost(1_000);
  }

  @Test
  void threadsThatHaveNothingToDoEnd() {
    BlockingPool pool = new BlockingPool(50, 1, BlockingPoolTest::daemon);
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      pool.execute(done::incrementAndGet);
    }
    eventually(200, done::get);
    eventually(0, pool::threads);
    pool.execute(done::incrementAndGet);
    eventually(201, done::get);
  }

  /** The caller is told; it goes on, and must not find itself woken by the call later. */
  @Test
  void aCallForWhichThereIsNoThreadNeverRuns() {
    AtomicInteger refusals = new AtomicInteger(1);
    BlockingPool pool =
        new BlockingPool(
            2,
            10_000,
            body -> {
              if (refusals.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return daemon(body);
            });
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    assertThrows(OutOfMemoryError.class, () -> pool.execute(refused::incrementAndGet));
    assertThat(pool.inProgress()).isEqualTo(0);
    assertThat(pool.threads()).isEqualTo(0);
    pool.execute(done::incrementAndGet);
    eventually(1, done::get);
    eventually(0, pool::inProgress);
    assertThat(refused.get()).isEqualTo(0);
  }

  @Test
  void anInterruptIsNotInheritedByTheNextCall() throws Exception {
    BlockingPool pool = new BlockingPool(1, 10_000, BlockingPoolTest::daemon);
    CountDownLatch bothQueued = new CountDownLatch(1);
    AtomicReference<Boolean> flag = new AtomicReference<>();
    pool.execute(
        () -> {
          awaitQuietly(bothQueued);
          Thread.currentThread().interrupt();
        });
    pool.execute(() -> flag.set(Thread.currentThread().isInterrupted()));
    bothQueued.countDown();
    eventually(0, pool::inProgress);
    assertThat(flag.get()).isFalse();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
