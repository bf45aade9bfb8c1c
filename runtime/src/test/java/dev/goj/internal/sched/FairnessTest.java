package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose turn it is, asked of a worker without a thread, so that the answer is exact. */
class FairnessTest {
  private final Scheduler scheduler = new Scheduler(1, 8);
  private final Worker worker = new Worker(scheduler, "worker of a test", 8, 1);

  /** The scheduler's own, which passes for one that searches, so that nobody is woken. */
  private final Worker other = scheduler.idle.takeToWake();

  FairnessTest() {
    worker.activate(new Slot(0));
  }

  private TestGoroutine goroutine() {
    return TestGoroutine.of(scheduler, () -> {});
  }

  @Test
  void whatYieldsGoesInTurn() {
    List<ScheduledGoroutine> yielded = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ScheduledGoroutine g = goroutine();
      yielded.add(g);
      worker.readyLast(g);
    }
    for (int i = 0; i < 100; i++) {
      ScheduledGoroutine g = worker.next();
      assertThat(g).isSameInstanceAs(yielded.get(i % 8));
      worker.readyLast(g);
    }
  }

  @Test
  void whatIsMadeReadyLastRunsNext() {
    ScheduledGoroutine first = goroutine();
    worker.readyLast(first);
    ScheduledGoroutine last = goroutine();
    worker.ready(last);
    assertThat(worker.next()).isSameInstanceAs(last);
    assertThat(worker.next()).isSameInstanceAs(first);
  }

  @Test
  void whatTimersMakeReadyHasItsTurnInTheirOrder() {
    ScheduledGoroutine waiting = goroutine();
    ScheduledGoroutine first = goroutine();
    ScheduledGoroutine second = goroutine();
    worker.readyLast(waiting);
    int turns = worker.beginTurns();
    worker.ready(first);
    worker.ready(second);
    worker.endTurns(turns, true);
    ScheduledGoroutine later = goroutine();
    worker.ready(later);
    assertThat(worker.next()).isSameInstanceAs(later);
    assertThat(worker.next()).isSameInstanceAs(waiting);
    assertThat(worker.next()).isSameInstanceAs(first);
    assertThat(worker.next()).isSameInstanceAs(second);
  }

  /** A pair of which each makes the other ready, always in the run-next slot. */
  @Test
  void aPairThatNeverLeavesTheRunNextSlotLetsTheDequeHaveItsTurn() {
    ScheduledGoroutine other = goroutine();
    ScheduledGoroutine ping = goroutine();
    ScheduledGoroutine pong = goroutine();
    worker.readyLast(other);
    worker.ready(ping);
    int inARow = 0;
    int turns = 0;
    for (int i = 0; i < 1_000; i++) {
      ScheduledGoroutine g = worker.next();
      if (g == other) {
        turns++;
        inARow = 0;
        worker.readyLast(other);
      } else {
        assertThat(++inARow).isAtMost(Worker.MAX_NEXT + 1);
        worker.ready(g == ping ? pong : ping);
      }
    }
    assertThat(turns).isAtLeast(1_000 / (Worker.MAX_NEXT + 2));
  }

  @Test
  void theInjectionQueueIsServedWhileAWorkerHasEnoughOfItsOwn() {
    ScheduledGoroutine injected = goroutine();
    worker.readyLast(goroutine());
    worker.ready(goroutine());
    scheduler.injection.add(injected);
    int turns = 0;
    ScheduledGoroutine g = worker.next();
    while (g != injected) {
      assertThat(++turns).isAtMost(Worker.INJECTION_INTERVAL);
      worker.ready(g);
      g = worker.next();
    }
  }

  /** As the slices of a new worker are taken to be long. */
  @Test
  void theInjectionQueueIsServedInTurnWithGoroutinesThatYieldAfterLongSlices() {
    for (int i = 0; i < 8; i++) {
      worker.readyLast(goroutine());
    }
    for (int i = 0; i < 2 * Worker.INJECTION_INTERVAL; i++) {
      worker.readyLast(worker.next());
    }
    for (int i = 0; i < 100; i++) {
      ScheduledGoroutine injected = goroutine();
      scheduler.injection.add(injected);
      ScheduledGoroutine g = worker.next();
      if (g != injected) {
        worker.readyLast(g);
        g = worker.next();
      }
      assertThat(g).isSameInstanceAs(injected);
    }
  }

  @Test
  void whatYieldsWakesAnotherWorkerWhereSlicesAreLong() {
    scheduler.idle.endSearch();
    scheduler.idle.enter(other);
    worker.readyLast(goroutine());
    assertThat(other.hasThread()).isFalse(); // this worker comes to it at once
    worker.readyLast(goroutine());
    assertThat(other.hasThread()).isTrue();
  }

  @Test
  void whatDoesNotFitIntoTheDequeIsInjected() {
    List<ScheduledGoroutine> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ScheduledGoroutine g = goroutine();
      all.add(g);
      worker.readyLast(g);
    }
    assertThat(scheduler.injection.size()).isAtLeast(12);
    List<ScheduledGoroutine> got = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      got.add(worker.next());
    }
    assertThat(got).containsExactlyElementsIn(all);
  }
}
