package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.StandardErr;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** There are no threads to be had for a while; nobody asks for them again but the monitor. */
@Timeout(60)
class ThreadShortageTest {
  /** How many threads there are to be had beside the monitor's. */
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  private volatile boolean noMonitor;
  private final AtomicInteger failed = new AtomicInteger();

  private Scheduler scheduler(int maxProcs) {
    return new Scheduler(() -> maxProcs, Clock.NEVER, 4, this::start);
  }

  private void start(Thread t) {
    if (t.getName().equals("goj-monitor") ? noMonitor : left.getAndDecrement() <= 0) {
      failed.incrementAndGet();
      throw new OutOfMemoryError("unable to create native thread: this is a test");
    }
    t.start();
  }

  @Test
  void whatIsQueuedIsRunWhenThereAreThreadsAgain() throws Exception {
    Scheduler two = scheduler(2);
    two.monitor.start();
    eventually("dozes", two.monitor::isDozing);
    left.set(0);
    CountDownLatch ran = new CountDownLatch(1);
    String printed = StandardErr.during(() -> TestGoroutine.spawn(two, ran::countDown));
    assertThat(failed.get()).isAtLeast(1);
    assertThat(printed).startsWith("goj: out of memory\n");
    assertThat(printed).contains("OutOfMemoryError: unable to create native thread");
    left.set(Integer.MAX_VALUE);
    ran.await();
    eventually(2, two.idle::idle);
    eventually("dozes again", two.monitor::isDozing);
  }

  @Test
  void aTimerFiresWhenThereAreThreadsAgain() throws Exception {
    Scheduler two = scheduler(2);
    two.monitor.start();
    eventually("dozes", two.monitor::isDozing);
    left.set(0);
    CountDownLatch fired = new CountDownLatch(1);
    StandardErr.during(
        () ->
            two.schedule(
                Clock.after(TimeUnit.MILLISECONDS.toNanos(1)),
                new dev.goj.internal.sched.Timeout() {
                  @Override
                  protected void fire() {
                    fired.countDown();
                  }
                }));
    assertThat(failed.get()).isAtLeast(1);
    left.set(Integer.MAX_VALUE);
    fired.await();
  }

  @Test
  void aWorkerWithAThreadDoesWhatThereIsNoOtherThreadFor() throws Exception {
    Scheduler two = scheduler(2);
    left.set(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(2);
    StandardErr.during(
        () -> {
          TestGoroutine.spawn(
              two,
              () -> {
                begun.countDown();
                goOn.await();
              });
          begun.await();
          TestGoroutine.spawn(two, ran::countDown);
          eventually("tried again", () -> failed.get() > 3);
          goOn.countDown();
          eventually(2, two.idle::idle);
          TestGoroutine.spawn(two, ran::countDown);
          ran.await();
        });
  }

  @Test
  void aWorkerThatHasBeenReplacedTakesItsSlotBackWhereThereIsNoThreadForTheOther()
      throws Exception {
    Scheduler one = scheduler(1);
    left.set(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    StandardErr.during(
        () -> {
          TestGoroutine.spawn(
              one,
              () -> {
                begun.countDown();
                goOn.await();
              });
          begun.await();
          one.roster.replace(one.roster.slots()[0].holder());
          TestGoroutine.spawn(one, ran::countDown);
          goOn.countDown();
          ran.await();
        });
    assertThat(one.roster.workers()).hasLength(1);
  }

  /** Neither the workers at work nor standard error are bothered by each thing that is queued. */
  @Test
  void itIsToldOnceAndNotTriedForEachGoroutine() throws Exception {
    Scheduler two = scheduler(2);
    two.monitor.start();
    left.set(0);
    int n = 100_000;
    CountDownLatch ran = new CountDownLatch(n);
    String printed =
        StandardErr.during(
            () -> {
              for (int i = 0; i < n; i++) {
                TestGoroutine.spawn(two, ran::countDown);
              }
            });
    assertThat(failed.get()).isLessThan(n / 100);
    assertThat(printed.split("OutOfMemoryError", -1)).hasLength(2);
    left.set(Integer.MAX_VALUE);
    ran.await();
  }

  /** The caller is told; it goes on, and must not find itself woken by the call later. */
  @Test
  void aBlockingCallWithoutAnyThreadNeverRuns() throws Exception {
    Scheduler one = scheduler(1);
    left.set(0);
    AtomicInteger refused = new AtomicInteger();
    assertThrows(OutOfMemoryError.class, () -> one.blocking.execute(refused::incrementAndGet));
    assertThat(one.blocking.inProgress()).isEqualTo(0);
    assertThat(one.blocking.threads()).isEqualTo(0);
    left.set(1);
    CountDownLatch ran = new CountDownLatch(1);
    one.blocking.execute(ran::countDown);
    ran.await();
    eventually(0, one.blocking::inProgress);
    assertThat(refused.get()).isEqualTo(0);
  }

  /** The calls that have a thread may all wait for those that have none. */
  @Test
  void blockingCallsGetTheirThreadsWhenThereAreSomeAgain() throws Exception {
    Scheduler one = scheduler(1);
    left.set(2);
    int n = 10;
    CountDownLatch allThere = new CountDownLatch(n);
    String printed =
        StandardErr.during(
            () -> {
              for (int i = 0; i < n; i++) {
                one.blocking.execute(() -> awaitEach(allThere));
              }
            });
    assertThat(printed.split("OutOfMemoryError", -1)).hasLength(2);
    assertThat(one.blocking.threads()).isEqualTo(2);
    assertThat(one.blocking.inProgress()).isEqualTo(n);
    left.set(Integer.MAX_VALUE);
    eventually(0, one.blocking::inProgress);
    eventually("dozes", one.monitor::isDozing);
  }

  private static void awaitEach(CountDownLatch latch) {
    latch.countDown();
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Who would try again, then? */
  @Test
  void withoutAMonitorNothingIsQueued() throws Exception {
    Scheduler one = scheduler(1);
    noMonitor = true;
    CountDownLatch ran = new CountDownLatch(1);
    assertThrows(OutOfMemoryError.class, () -> TestGoroutine.spawn(one, ran::countDown));
    assertThrows(
        OutOfMemoryError.class,
        () ->
            one.schedule(
                Clock.now(),
                new dev.goj.internal.sched.Timeout() {
                  @Override
                  protected void fire() {}
                }));
    assertThat(one.hasWork()).isFalse();
    assertThat(one.live()).isEqualTo(0);
    noMonitor = false;
    TestGoroutine.spawn(one, ran::countDown);
    ran.await();
  }

  /** Else no deadlock would ever be found again: it would look as if it were about to begin. */
  @Test
  void aRunThatCannotBeginIsNone() {
    Scheduler one = scheduler(1);
    noMonitor = true;
    assertThrows(OutOfMemoryError.class, one::beginRun);
    assertThat(one.census.runs()).isEmpty();
  }
}
