package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.abi.Continuation;
import dev.goj.abi.jdk.Substitutes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

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

  /** Else the goroutine would go on without one, beside as many others as there may be. */
  @Test
  void aWorkerKeepsItsSlotInCallsThatDoNotWait() throws Exception {
    CompletableFuture<Object> never = new CompletableFuture<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(1);
    Executable calls =
        () -> {
          Worker w = Worker.currentOrNull();
          Continuation c = w.runningSeenFromOutside();
          Substitutes.sleep$go(c, null, 0);
          assertThrows(IllegalArgumentException.class, () -> Substitutes.sleep$go(c, null, -1));
          assertThrows(
              TimeoutException.class,
              () -> Substitutes.get$go(c, null, never, 0, TimeUnit.MILLISECONDS));
          w.interrupt();
          assertThrows(InterruptedException.class, () -> Substitutes.sleep$go(c, null, 1));
          w.interrupt();
          assertThrows(InterruptedException.class, () -> Substitutes.get$go(c, null, never));
          assertThat(w.hasSlot()).isTrue();
        };
    scheduler.spawn(
        TestGoroutine.of(
            scheduler,
            () -> {
              try {
                calls.execute();
              } catch (Throwable t) {
                failure.set(t);
              }
              ended.countDown();
            }));
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(failure.get()).isNull();
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
