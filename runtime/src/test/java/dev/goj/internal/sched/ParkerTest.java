package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParkerTest {
  @Test
  void aPermitGivenBeforeIsNotLost() {
    Parker p = new Parker(Thread.currentThread());
    p.unpark();
    p.park(Clock.NEVER);
  }

  @Test
  void nobodyElseCanTakeOrGiveThePermit() {
    Parker p = new Parker(Thread.currentThread());
    p.unpark();
    LockSupport.park();
    LockSupport.unpark(Thread.currentThread());
    Thread.currentThread().interrupt();
    p.park(Clock.NEVER);
    assertThat(Thread.interrupted()).isTrue();
    long from = Clock.now();
    LockSupport.unpark(Thread.currentThread());
    p.park(from + 5_000_000);
    assertThat(Clock.now()).isAtLeast(from + 5_000_000);
  }

  @Test
  void twoThreadsWakeEachOtherForLong() throws Exception {
    int n = 20_000;
    AtomicInteger turn = new AtomicInteger();
    Parker[] parkers = new Parker[2];
    Thread[] threads = new Thread[2];
    for (int t = 0; t < 2; t++) {
      int me = t;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < n; i++) {
                  while (turn.get() != me) {
                    parkers[me].park(Clock.NEVER);
                  }
                  turn.set(1 - me);
                  parkers[1 - me].unpark();
                }
              });
      parkers[t] = new Parker(threads[t]);
    }
    for (Thread t : threads) {
      t.start();
    }
    for (Thread t : threads) {
      t.join();
    }
    assertThat(turn.get()).isEqualTo(0);
  }
}
