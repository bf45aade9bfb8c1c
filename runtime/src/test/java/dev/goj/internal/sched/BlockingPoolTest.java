package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingPoolTest {
  private static BlockingPool pool(int maxThreads, long keepMillis) {
    return new BlockingPool(new Scheduler(1, 4), maxThreads, keepMillis);
  }

  @Test
  void aThousandBlockAtOnceAndTenThousandWaitInLine() throws Exception {
    BlockingPool pool = pool(1_000, 10_000);
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
    BlockingPool pool = pool(50, 1);
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      pool.execute(done::incrementAndGet);
    }
    eventually(200, done::get);
    eventually(0, pool::threads);
    pool.execute(done::incrementAndGet);
    eventually(201, done::get);
  }

  @Test
  void aContextClassLoaderIsInheritedFromNobody() throws Exception {
    BlockingPool pool = pool(1, 10_000);
    CountDownLatch bothQueued = new CountDownLatch(1);
    List<ClassLoader> seen = new CopyOnWriteArrayList<>();
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(new ClassLoader() {});
    try {
      pool.execute(
          () -> {
            awaitQuietly(bothQueued);
            seen.add(Thread.currentThread().getContextClassLoader());
            Thread.currentThread().setContextClassLoader(new ClassLoader() {});
          });
    } finally {
      current.setContextClassLoader(before);
    }
    pool.execute(() -> seen.add(Thread.currentThread().getContextClassLoader()));
    bothQueued.countDown();
    eventually(0, pool::inProgress);
    ClassLoader system = ClassLoader.getSystemClassLoader();
    assertThat(seen).containsExactly(system, system);
  }

  @Test
  void anInterruptIsNotInheritedByTheNextCall() throws Exception {
    BlockingPool pool = pool(1, 10_000);
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
