package dev.goj.internal.sched;

import dev.goj.DeadlockError;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds runs in which nothing can ever happen again. Works on the monitor's thread.
 *
 * <p>Nothing can happen when all workers are idle or blocked in an operation of ours, all queues
 * are empty, no timer is pending, no blocking call is in progress, no goroutine waits for a
 * CompletableFuture, which anything in the JVM may complete, every goroutine that lives on a thread
 * waits in an operation of ours, and no thread that we have woken is still on its way; and if none
 * of the program's other threads could wake a goroutine, see {@link OtherThreads}. All of this is
 * looked at without stopping anything, so one look proves nothing. {@link Scheduler#activity} grows
 * whenever one of our threads does anything; if it is the same before and after, what was seen in
 * between held all the time.
 *
 * <p>What remains is a foreign thread that another foreign thread has just unparked and that the
 * system has not run yet: it still looks as if it waited. If there are such candidates, the state
 * must not change for {@value #LONG_LOOKS} looks, a second at least, rather than {@value
 * #SHORT_LOOKS}.
 */
final class DeadlockDetector {
  private static final int SHORT_LOOKS = 3;
  private static final int LONG_LOOKS = 100;
  private static final long LOOK_NANOS = 10_000_000;

  private final Scheduler scheduler;

  /** What {@link Scheduler#activity} was at the last look, and since when it has not changed. */
  private long lastActivity = -1;

  private long unchangedSince;
  private int unchanged;

  /** The activity at which was warned, so as to warn once; the threads are still looked at. */
  private long warnedAt = -1;

  DeadlockDetector(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Looks once; ends the runs that are dead. */
  void look() {
    if (scheduler.runs().isEmpty()) {
      unchanged = 0;
      return;
    }
    long before = scheduler.activity();
    if (!isQuiet() || before != lastActivity) {
      lastActivity = before;
      unchangedSince = Clock.now();
      unchanged = 0;
      return;
    }
    unchanged++;
    long waited = Clock.now() - unchangedSince;
    if (unchanged < SHORT_LOOKS || waited < (SHORT_LOOKS - 1) * LOOK_NANOS) {
      return;
    }
    if (awaitsFutures()) {
      return;
    }
    OtherThreads others = OtherThreads.look();
    if (others.sleepsInOurs()) {
      return;
    }
    if (others.mightHaveBeenWoken() && waited < LONG_LOOKS * LOOK_NANOS) {
      return;
    }
    if (!isQuiet() || scheduler.activity() != before) {
      return;
    }
    if (others.mightWakeSomeone().isEmpty()) {
      endRuns();
    } else if (warnedAt != before) {
      warnedAt = before;
      warn(others.mightWakeSomeone());
    }
  }

  private boolean isQuiet() {
    return scheduler.isQuiet()
        && BlockingPool.main().inProgress() == 0
        && Blocking.beingWoken() == 0;
  }

  private boolean awaitsFutures() {
    boolean[] found = {false};
    for (Slot slot : scheduler.slots()) {
      slot.registry.forEach(
          g ->
              found[0] |=
                  g.isWaiting() && g.reason() == WaitReason.FUTURE && !g.group().hasEnded());
    }
    return found[0];
  }

  private void endRuns() {
    for (RunGroup run : new ArrayList<>(scheduler.runs())) {
      run.end(new DeadlockError(GoroutineDump.deadlock(scheduler, run)));
    }
  }

  private void warn(List<Thread> threads) {
    StringBuilder s =
        new StringBuilder("goj: warning: all goroutines are asleep; it is a deadlock");
    s.append(" unless one of these threads wakes them:");
    for (Thread t : threads) {
      s.append(" \"").append(t.getName()).append('"');
    }
    s.append('\n');
    for (RunGroup run : scheduler.runs()) {
      s.append(GoroutineDump.of(scheduler, run));
    }
    System.err.print(s);
    System.err.flush();
  }
}
