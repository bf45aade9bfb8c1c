package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the deadlock detector does not take for a scheduler in which nothing can happen. */
@Timeout(60)
class QuietTest {
  @Test
  void aRunThatNobodyWaitsForIsNotQuiet() throws Exception {
    Scheduler scheduler = new Scheduler(2, 4);
    RunGroup run = scheduler.beginRun();
    assertThat(scheduler.deadlocks.isQuiet()).isFalse();
    Thread caller = new Thread(() -> ThreadContinuation.await(run, WaitReason.RUN, null));
    caller.start();
    eventually("quiet", scheduler.deadlocks::isQuiet);
    run.end(null);
    caller.join();
    scheduler.endRun(run);
  }

  /**
   * A worker enters a bridge: it has handed on its slot, and taken a goroutine out of its run-next
   * slot, which is not yet in the injection queue, whose lock it waits for. Nobody sees the
   * goroutine; so it is the worker that must not count as blocked.
   */
  @Test
  void aWorkerThatHasStillToHandOnAGoroutineIsNotQuiet() throws Exception {
    Thread test = Thread.currentThread();
    CountDownLatch over = new CountDownLatch(1);
    // The monitor would empty that slot, too; it waits where it asks for the number of processors.
    Scheduler scheduler =
        Resizing.following(
            () -> {
              if (Thread.currentThread() != test) {
                await(over);
              }
              return 1;
            },
            4);
    RunGroup end = new RunGroup(scheduler);
    AtomicReference<Worker> entering = new AtomicReference<>();
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    TestGoroutine.spawn(
        scheduler,
        () -> {
          TestGoroutine.spawn(scheduler, ran::countDown);
          entering.set(Worker.current());
          locked.await();
          ThreadContinuation.await(end, WaitReason.RUN, null);
        });
    eventually("runs", () -> entering.get() != null);
    Worker w = entering.get();
    scheduler.injection.lock();
    try {
      locked.countDown();
      eventually(
          "in its hands",
          () ->
              !w.hasSlot()
                  && !w.hasNext()
                  && scheduler.idle.idle() == 1
                  && scheduler.idle.searching() == 0);
      assertThat(scheduler.hasWork()).isFalse();
      assertThat(scheduler.deadlocks.isQuiet()).isFalse();
    } finally {
      scheduler.injection.unlock();
    }
    ran.await();
    eventually("quiet", scheduler.deadlocks::isQuiet);
    assertThat(w.inBridge()).isTrue();
    end.end(null);
    over.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
