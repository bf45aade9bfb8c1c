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

  /** While one blocks, not only when it begins to. */
  @Test
  void hurriesWhileAGoroutineIsInACallThatIsKnownToBlock() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    CountDownLatch latch = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    TestGoroutine.spawn(
        one,
        () -> {
          KnownBlocking.announce(latch);
          begun.countDown();
          latch.await();
        });
    begun.await();
    int looks = one.monitor.looks();
    eventually("has looked often", () -> one.monitor.looks() - looks > 1000);
    assertThat(one.monitor.isHurried()).isTrue();
    TestGoroutine.spawn(one, latch::countDown);
    eventually("does not hurry any more", () -> !one.monitor.isHurried());
  }
}
