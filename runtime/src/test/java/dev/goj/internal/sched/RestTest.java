package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Workers whose goroutines contend for locks rest, and no work is left lying for that. */
class RestTest {
  private static final int BODIES = 20_000;

  private final Scheduler scheduler = new Scheduler(2, 256);
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicBoolean rested = new AtomicBoolean();

  /** Spawns so many that each say that they found locks held. */
  private void spawnContending(int bodies) {
    for (int i = 0; i < bodies; i++) {
      TestGoroutine.spawn(
          scheduler,
          () -> {
            for (int k = 0; k < 1000; k++) {
              Worker.current().countContention();
            }
            if (scheduler.idle.resting() > 0) {
              rested.set(true);
            }
            done.incrementAndGet();
          });
    }
  }

  @Test
  void allIsDoneWhileWorkersRest() {
    for (int round = 1; round <= 3 || !rested.get(); round++) {
      spawnContending(BODIES);
      int expected = round * BODIES;
      eventually("round " + round, () -> done.get() == expected);
    }
    eventually("idle", () -> scheduler.idle.idle() == 2);
    TestGoroutine.spawn(scheduler, done::incrementAndGet);
    eventually("one more", () -> done.get() % BODIES == 1);
  }

  @Test
  void whoRestsComesBackIfTheOthersAreHeldUp() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger held = new AtomicInteger();
    for (int round = 1; held.get() == 0; round++) {
      int expected = round * BODIES;
      spawnContending(BODIES);
      TestGoroutine.spawn(
          scheduler,
          () -> {
            if (scheduler.idle.resting() > 0 && held.getAndIncrement() == 0) {
              release.await();
            }
          });
      // All of them: what is to release it would be queued behind those of all rounds.
      eventually("round " + round, () -> done.get() == expected || held.get() > 0);
    }
    TestGoroutine.spawn(scheduler, release::countDown);
    assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
    eventually("all", () -> scheduler.idle.idle() == 2 && !scheduler.hasWork());
    assertThat(done.get() % BODIES).isEqualTo(0);
  }

  /** Of the workers that are left, none may count as one that rests. */
  @Test
  void aSlotClosesWhileAWorkerRests() {
    int expected = 0;
    for (int round = 0; round < 300; round++) {
      scheduler.roster.resize(2);
      spawnContending(500);
      expected += 500;
      while (scheduler.idle.resting() == 0 && done.get() < expected) {
        Thread.onSpinWait();
      }
      scheduler.roster.resize(1);
      awaitDone(expected);
      TestGoroutine.spawn(scheduler, done::incrementAndGet);
      awaitDone(++expected);
    }
  }

  private void awaitDone(int expected) {
    eventually(expected, done::get);
  }
}
