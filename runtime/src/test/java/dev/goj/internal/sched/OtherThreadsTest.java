package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import dev.goj.DeadlockError;
import dev.goj.StandardErr;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Threads of the program are at work, but hand it to each other all the time: one is still on its
 * way when the other waits already, and then both look as if they waited. No look of a detector,
 * and there are many, may take that for a deadlock; but when they have ended it is one.
 */
@Timeout(180)
class OtherThreadsTest {
  private static final int DETECTORS = 20;

  private final List<Scheduler> schedulers = new ArrayList<>();
  private final List<RunGroup> runs = new ArrayList<>();
  private final List<Thread> callers = new ArrayList<>();
  private final CountDownLatch oneHasEnded = new CountDownLatch(1);
  private volatile int turn;

  private void beginRuns() {
    for (int i = 0; i < DETECTORS; i++) {
      Scheduler s = new Scheduler(1, 4);
      RunGroup run = s.beginRun();
      Thread caller =
          new Thread(
              () -> {
                ThreadContinuation.await(run, WaitReason.RUN, null).takeVoid();
                oneHasEnded.countDown();
              });
      caller.start();
      schedulers.add(s);
      runs.add(run);
      callers.add(caller);
    }
  }

  private boolean allHaveLooked(int times) {
    return schedulers.stream().allMatch(s -> s.monitor.looks() >= times);
  }

  private void assertNoneHasEnded() {
    assertThat(runs.stream().filter(RunGroup::hasEnded).count()).isEqualTo(0);
  }

  /** And with that the others begin anew, for which its caller's thread has run. */
  private void assertOneEnds() throws InterruptedException {
    oneHasEnded.await();
    assertThat(runs.stream().anyMatch(r -> r.takeFailure() instanceof DeadlockError)).isTrue();
    for (int i = 0; i < DETECTORS; i++) {
      runs.get(i).end(null);
      callers.get(i).join();
      schedulers.get(i).endRun(runs.get(i));
    }
  }

  /** For more than a second, which is for how long it waits for a thread that has been woken. */
  @Test
  void threadsThatWakeEachOtherAreNoDeadlock() throws Exception {
    String unused = StandardErr.during(this::wakeEachOther); // each run is warned of
  }

  private void wakeEachOther() throws InterruptedException {
    beginRuns();
    Thread[] threads = new Thread[2];
    for (int i = 0; i < 2; i++) {
      int me = i;
      threads[i] =
          new Thread(
              () -> {
                boolean goOn = true;
                while (goOn) {
                  while (turn == 1 - me) {
                    LockSupport.park(this);
                  }
                  goOn = turn == me && !(me == 0 && allHaveLooked(30));
                  turn = goOn ? 1 - me : 2;
                  LockSupport.unpark(threads[1 - me]);
                }
              });
    }
    for (Thread t : threads) {
      t.start();
    }
    for (Thread t : threads) {
      t.join();
    }
    assertNoneHasEnded();
    assertOneEnds();
  }

  @Test
  void poolThreadsThatGiveEachOtherTasksAreNoDeadlock() throws Exception {
    String unused = StandardErr.during(this::giveEachOtherTasks);
  }

  private void giveEachOtherTasks() throws InterruptedException {
    beginRuns();
    ExecutorService one = Executors.newSingleThreadExecutor();
    ExecutorService other = Executors.newSingleThreadExecutor();
    CountDownLatch over = new CountDownLatch(1);
    handToEachOther(one, other, over);
    over.await();
    assertNoneHasEnded();
    assertOneEnds(); // though both have a thread still
    one.shutdown();
    other.shutdown();
  }

  private void handToEachOther(ExecutorService to, ExecutorService other, CountDownLatch over) {
    to.execute(
        () -> {
          if (allHaveLooked(20)) {
            over.countDown();
          } else {
            handToEachOther(other, to, over);
          }
        });
  }

  /** All are asleep after each piece that a thread of the program's gives them. */
  @Test
  void ofTheSameThreadsARunIsWarnedOfOnce() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    String err =
        StandardErr.during(
            () -> {
              for (int run = 1; run <= 2; run++) {
                RunGroup r = one.beginRun();
                Thread caller =
                    new Thread(() -> ThreadContinuation.await(r, WaitReason.RUN, null).takeVoid());
                caller.start();
                int warnings = run;
                eventually(warnings, OtherThreadsTest::warnings);
                for (int i = 0; i < 3; i++) {
                  int looks = one.monitor.looks();
                  TestGoroutine.spawn(one, () -> {});
                  eventually("looks", () -> one.monitor.looks() > looks + 15);
                }
                r.end(null);
                caller.join();
                one.endRun(r);
              }
            });
    assertThat(err.split("asleep", -1)).hasLength(3);
  }

  private static int warnings() {
    return StandardErr.soFar().split("asleep", -1).length - 1;
  }

  /** A caller may have been left over by a run before, and so on. */
  @Test
  void aRunThatHasEndedKeepsNoOther() {
    Scheduler one = new Scheduler(1, 4);
    RunGroup run = one.beginRun();
    assertThat(run.caller()).isNotNull();
    run.end(null);
    one.endRun(run);
    assertThat(run.caller()).isNull();
  }
}
