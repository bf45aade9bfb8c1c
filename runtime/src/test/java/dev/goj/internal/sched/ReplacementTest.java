package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The monitor replaces a worker at the very moment at which it stops being held up. */
@Timeout(60)
class ReplacementTest {
  private static final int SLOTS = 2;

  private final Scheduler scheduler = new Scheduler(SLOTS, 4);

  @Test
  void anIdleWorkerThatIsReplacedLeavesTheIdleOnes() throws Exception {
    for (int round = 0; round < 100; round++) {
      runOne();
      awaitAllIdle();
      scheduler.roster.replace(scheduler.roster.slots()[round % SLOTS].holder());
    }
    runOne();
    awaitAllIdle();
  }

  private void awaitAllIdle() {
    eventually(
        "all workers idle, and no others",
        () -> scheduler.idle.idle() == SLOTS && scheduler.idle.searching() == 0);
  }

  private void runOne() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    scheduler.spawn(new Latched(scheduler.census.background, ran));
    assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** A goroutine that only counts down. */
  private static final class Latched extends ScheduledGoroutine {
    private final CountDownLatch ran;

    Latched(RunGroup group, CountDownLatch ran) {
      super(group);
      this.ran = ran;
    }

    @Override
    protected void begin() {
      ran.countDown();
    }

    @Override
    protected void ended(Throwable failure) {}
  }
}
