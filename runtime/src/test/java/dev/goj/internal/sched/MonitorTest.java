package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import dev.goj.abi.jdk.KnownBlocking;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MonitorTest {
  /** It has nothing to watch when the first worker gets its thread; then it has. */
  @Test
  void noticesAWorkerThatStartsWhileItDozes() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    one.monitor.start();
    eventually("dozes", one.monitor::isDozing);
    CountDownLatch latch = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    TestGoroutine.spawn(
        one,
        () -> {
          begun.countDown();
          latch.await();
        });
    begun.await();
    TestGoroutine.spawn(one, latch::countDown);
    latch.await();
  }

  /**
   * For a moment all were idle, and it dozes. What the worker found then it looks for as one that
   * searches, and need not park.
   */
  @Test
  void noticesAWorkerThatFindsWorkAfterItHasBecomeIdle() {
    Scheduler one = new Scheduler(1, 4);
    Worker worker = new Worker(one, "worker of a test", 4, 1);
    worker.activate(new Slot(0));
    one.monitor.start();
    eventually("dozes", one.monitor::isDozing);
    int looks = one.monitor.looks();
    one.idle.startSearch(); // another searches: this one finds nothing before it is idle
    assertThat(one.roster.workers()[0].deque.offer(TestGoroutine.of(one, () -> {}))).isTrue();
    assertThat(worker.next()).isNull();
    assertThat(worker.searching).isTrue();
    eventually("looks", () -> one.monitor.looks() > looks);
  }

  /** Until its worker has been replaced, which then waits for others to do. */
  @Test
  void hurriesWhileAGoroutineIsInACallThatIsKnownToBlock() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    CountDownLatch latch = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    TestGoroutine.spawn(
        one,
        () -> {
          do {
            KnownBlocking.announce(latch); // one may be missed
          } while (!one.monitor.isHurried());
          begun.countDown();
          latch.await();
        });
    begun.await();
    eventually("does not hurry any more", () -> !one.monitor.isHurried());
    eventually(1, one.idle::idle);
    eventually("dozes", one.monitor::isDozing);
    TestGoroutine.spawn(one, latch::countDown);
    latch.await();
  }

  /** Else it would be woken by each call of a goroutine that makes many, and find none to watch. */
  @Test
  void doesNotHurryForAGoroutineWhoseWorkerHasBeenReplaced() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    AtomicBoolean hurried = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(1);
    TestGoroutine.spawn(
        one,
        () -> {
          one.roster.replace(Worker.currentOrNull());
          for (int i = 0; i < 1_000; i++) {
            KnownBlocking.announce(ended);
            hurried.compareAndSet(false, one.monitor.isHurried());
          }
          ended.countDown();
        });
    ended.await();
    assertThat(hurried.get()).isFalse();
  }

  /** As tools do that interrupt all threads of a group. */
  @Test
  void sleepsAgainAfterItHasBeenInterrupted() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Scheduler one = new Scheduler(() -> 1, Clock.NEVER, 4, start(thread));
    one.monitor.start();
    eventually("dozes", one.monitor::isDozing);
    int looks = one.monitor.looks();
    thread.get().interrupt();
    eventually("looks", () -> one.monitor.looks() > looks);
    eventually("dozes", one.monitor::isDozing);
    assertThat(thread.get().isInterrupted()).isFalse();
  }

  @Test
  void keepsNoClassLoaderOfItsCreator() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(new ClassLoader() {});
    try {
      new Scheduler(() -> 1, Clock.NEVER, 4, start(thread)).monitor.start();
    } finally {
      current.setContextClassLoader(before);
    }
    assertThat(thread.get().getContextClassLoader()).isEqualTo(ClassLoader.getSystemClassLoader());
  }

  private static Consumer<Thread> start(AtomicReference<Thread> started) {
    return t -> {
      started.set(t);
      t.start();
    };
  }
}
