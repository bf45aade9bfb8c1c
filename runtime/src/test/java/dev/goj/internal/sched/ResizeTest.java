package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.goj.Eventually.eventually;
import static dev.goj.internal.sched.Resizing.awaitIdle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Slots open and close. */
@org.junit.jupiter.api.Timeout(120)
class ResizeTest {
  private static final long FAR = 3_600_000_000_000L;

  private final long seed = Long.getLong("goj.seed", System.nanoTime());

  private static final class Fired extends Timeout {
    private final AtomicInteger count;

    Fired(AtomicInteger count) {
      this.count = count;
    }

    @Override
    protected void fire() {
      count.incrementAndGet();
    }
  }

  private static Fired farTimer(Scheduler s, int slot) {
    Fired f = new Fired(new AtomicInteger());
    s.timers.add(s.roster.slots()[slot], Clock.after(FAR), f);
    return f;
  }

  private static void runOne(Scheduler s) throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    TestGoroutine.spawn(s, ran::countDown);
    ran.await();
  }

  @Test
  void workersThatHaveNeverRunGoWithTheirSlots() throws Exception {
    Scheduler s = new Scheduler(4, 4);
    s.roster.resize(1);
    assertThat(s.maxProcs()).isEqualTo(1);
    assertThat(s.roster.workers()).hasLength(1);
    awaitIdle(s, 1);
    runOne(s);
    awaitIdle(s, 1);
  }

  @Test
  void thereIsAlwaysASlot() throws Exception {
    Scheduler s = new Scheduler(2, 4);
    s.roster.resize(0);
    awaitIdle(s, 1);
    runOne(s);
  }

  @Test
  void newSlotsHaveWorkersThatBecomeSpareWhenTheSlotsClose() throws Exception {
    Scheduler s = new Scheduler(1, 4);
    for (int round = 0; round < 20; round++) {
      s.roster.resize(4);
      awaitIdle(s, 4);
      runOne(s);
      s.roster.resize(1);
      awaitIdle(s, 1);
      runOne(s);
      assertThat(s.roster.workers().length).isAtMost(4);
    }
    assertThat(s.roster.slots()).hasLength(4);
  }

  /** The worker of the slot that closes blocks its thread, with something in each of its queues. */
  @Test
  void whatIsQueuedWithAWorkerThatLosesItsSlotIsRunByOthers() throws Exception {
    int queued = 0;
    while (queued < 20) {
      Scheduler s = new Scheduler(2, 4);
      CyclicBarrier both = new CyclicBarrier(2);
      CountDownLatch looked = new CountDownLatch(2);
      CountDownLatch ran = new CountDownLatch(3);
      CountDownLatch release = new CountDownLatch(1);
      AtomicReference<Worker> loser = new AtomicReference<>();
      for (int i = 0; i < 2; i++) {
        TestGoroutine.spawn(
            s,
            () -> {
              both.await();
              Worker w = Worker.current();
              if (w.slot().number == 1 && loser.compareAndSet(null, w)) {
                for (int k = 0; k < 3; k++) {
                  w.ready(TestGoroutine.of(s, ran::countDown));
                }
                looked.countDown();
                release.await();
              } else {
                looked.countDown();
              }
            });
      }
      looked.await();
      s.roster.resize(1);
      if (loser.get() != null) { // else one has been replaced while it waited for the other
        queued++;
        ran.await();
        assertThat(loser.get().hasSlot()).isFalse();
      }
      release.countDown();
      awaitIdle(s, 1);
    }
  }

  /** It would be counted as searching, or as idle, for ever. */
  @Test
  void aSlotClosesWhileItsWorkerIsWoken() throws Exception {
    Scheduler s = new Scheduler(2, 4);
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      CountDownLatch ran = new CountDownLatch(3);
      for (int i = 0; i < 3; i++) {
        TestGoroutine.spawn(s, ran::countDown);
      }
      for (int spin = random.nextInt(2_000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      s.roster.resize(1);
      ran.await();
      s.roster.resize(2);
    }
    awaitIdle(s, 2);
  }

  /** The one it is given to may lose it before it has its thread, or while it wakes as a spare. */
  @Test
  void slotsCloseAndOpenWhileTheirWorkersAreReplaced() throws Exception {
    Scheduler s = new Scheduler(2, 4);
    Random random = new Random(seed);
    Thread replacing =
        new Thread(
            () -> {
              Random r = new Random(seed + 1);
              for (int i = 0; i < 3_000; i++) {
                Slot[] slots = s.roster.slots();
                Worker w = slots[r.nextInt(slots.length)].holder();
                if (w != null) {
                  s.roster.replace(w);
                }
              }
            });
    replacing.start();
    int n = 2;
    CountDownLatch ran = new CountDownLatch(3_000);
    for (int i = 0; i < 3_000; i++) {
      n = 1 + random.nextInt(8);
      s.roster.resize(n);
      TestGoroutine.spawn(s, ran::countDown);
    }
    replacing.join();
    ran.await();
    awaitIdle(s, n);
  }

  @Test
  void timersOfAClosedSlotGoToOthers() {
    Scheduler s = new Scheduler(3, 4);
    List<Fired> timers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      timers.add(farTimer(s, i % 3));
    }
    s.roster.resize(1);
    assertThat(s.roster.slots()[0].timers.size()).isEqualTo(1_000);
    s.roster.resize(3);
    for (Fired f : timers) {
      assertThat(f.cancel()).isTrue();
    }
    assertThat(s.roster.slots()[0].timers.hasLive()).isFalse();
  }

  @Test
  void timersAddedToAClosedSlotGoToOthers() {
    Scheduler s = new Scheduler(2, 4);
    s.roster.resize(1);
    farTimer(s, 1);
    assertThat(s.roster.slots()[0].timers.size()).isEqualTo(1);
    s.roster.resize(2);
    farTimer(s, 1);
    assertThat(s.roster.slots()[1].timers.size()).isEqualTo(1);
  }

  @Test
  void cancelledTimersDoNotMove() {
    Scheduler s = new Scheduler(2, 4);
    for (int i = 0; i < 100; i++) {
      farTimer(s, 1);
    }
    Fired cancelled = farTimer(s, 1);
    assertThat(cancelled.cancel()).isTrue();
    s.roster.resize(1);
    assertThat(s.roster.slots()[0].timers.size()).isEqualTo(100);
    assertThat(s.roster.slots()[1].timers.cancelled()).isEqualTo(0);
  }

  @Test
  void timersFireOnceWhileSlotsOpenAndClose() {
    Scheduler s = new Scheduler(8, 4);
    Random random = new Random(seed);
    List<AtomicInteger> fired = new ArrayList<>();
    List<AtomicInteger> cancelled = new ArrayList<>();
    Thread resizing =
        new Thread(
            () -> {
              Random r = new Random(seed + 1);
              for (int i = 0; i < 2_000; i++) {
                s.roster.resize(1 + r.nextInt(8));
              }
            });
    resizing.start();
    for (int i = 0; i < 20_000; i++) {
      Fired f = new Fired(new AtomicInteger());
      s.timers.add(s.roster.slots()[random.nextInt(8)], Clock.after(random.nextInt(20_000_000)), f);
      (random.nextInt(4) == 0 && f.cancel() ? cancelled : fired).add(f.count);
    }
    for (AtomicInteger count : fired) {
      eventually("fired, seed " + seed, () -> count.get() == 1);
    }
    for (AtomicInteger count : cancelled) {
      assertWithMessage("cancelled, seed %s", seed).that(count.get()).isEqualTo(0);
    }
    for (Slot slot : s.roster.slots()) {
      assertThat(slot.timers.hasLive()).isFalse();
    }
  }

  /** It sleeps, or dozes, while nothing happens: hence the goroutines. */
  @Test
  void theMonitorFollowsTheNumberOfProcessors() {
    AtomicInteger processors = new AtomicInteger(2);
    Scheduler s = Resizing.following(processors::get, 4);
    assertThat(s.maxProcs()).isEqualTo(2);
    for (int n : new int[] {5, 1, 8, 3, 3, 1, 2}) {
      processors.set(n);
      eventually(
          "slots",
          () -> {
            TestGoroutine.spawn(s, () -> {});
            return s.maxProcs() == n;
          });
      awaitIdle(s, n);
    }
  }

  @Test
  void theMonitorAsksNowAndThen() {
    AtomicInteger asked = new AtomicInteger();
    Scheduler s = new Scheduler(asked::incrementAndGet, FAR, 4);
    eventually(
        "looks",
        () -> {
          TestGoroutine.spawn(s, () -> {});
          return s.monitor.looks() > 5;
        });
    assertThat(asked.get()).isEqualTo(2); // when it was made, and at the first look
    assertThat(s.maxProcs()).isEqualTo(2);
  }
}
