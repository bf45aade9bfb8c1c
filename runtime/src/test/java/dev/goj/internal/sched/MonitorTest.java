package dev.goj.internal.sched;

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
