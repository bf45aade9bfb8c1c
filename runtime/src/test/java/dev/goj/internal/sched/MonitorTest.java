package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import dev.goj.abi.jdk.KnownBlocking;
import java.util.concurrent.CountDownLatch;
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
}
