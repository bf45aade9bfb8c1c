package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdlenessTest {
  private static long stops(Scheduler s) {
    long n = s.monitor.looks();
    for (Worker w : s.roster.workers()) {
      n += w.parker.stops();
    }
    return n;
  }

  /** Compared with a second scheduler, which meanwhile has a hundred timers fire. */
  @Test
  void withNothingToRunNoThreadWakesUp() throws Exception {
    Scheduler quiet = Resizing.following(() -> 2, 4);
    CountDownLatch both = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      TestGoroutine.spawn(
          quiet,
          () -> {
            both.countDown();
            both.await();
          });
    }
    both.await();
    eventually("all idle", () -> quiet.idle.idle() == 2 && quiet.monitor.isDozing());
    final long before = stops(quiet);

    Scheduler busy = new Scheduler(1, 4);
    for (int i = 0; i < 100; i++) {
      CountDownLatch fired = new CountDownLatch(1);
      busy.schedule(
          Clock.after(2_000_000),
          new dev.goj.internal.sched.Timeout() {
            @Override
            protected void fire() {
              fired.countDown();
            }
          });
      fired.await();
    }
    assertThat(stops(busy)).isAtLeast(100);
    assertThat(stops(quiet)).isEqualTo(before);
  }
}
