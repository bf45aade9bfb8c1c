package dev.goj.internal.sched;

import dev.goj.DeadlockError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Finds runs in which nothing can ever happen again. Works on the monitor's thread.
 *
 * <p>Nothing can happen when all workers are idle or blocked in an operation of ours, all queues
 * are empty, no timer is pending, no thread is in our own sleep, all blocking calls in progress
 * wait in an operation of ours, no goroutine waits for a CompletableFuture, which anything in the
 * JVM may complete, every goroutine that lives on a thread waits in an operation of ours, and no
 * thread that we have woken is still on its way; and if none of the program's other threads could
 * wake a goroutine, see {@link OtherThreads}. All of this is looked at without stopping anything,
 * so one look proves nothing. {@link #activity} grows whenever one of our threads does anything; if
 * it is the same before and after, what was seen in between held all the time.
 *
 * <p>What remains is a foreign thread that another foreign thread has just unparked and that the
 * system has not run yet: it still looks as if it waited, and two that hand something to each other
 * do so most of the time. If there are such candidates, nothing must have changed for {@value
 * #LONG_NANOS} ns, rather than for {@value #SHORT_LOOKS} looks: neither what is ours, nor any of
 * these threads, of which one that has run meanwhile has waited once more often, see {@link
 * OtherThreads#waits}. A look that comes much later than it was meant to counts as a change: the
 * machine stood still, or is overloaded, and has not run those threads, either.
 */
final class DeadlockDetector {
  private static final int SHORT_LOOKS = 3;
  private static final long SHORT_NANOS = 20_000_000;
  private static final long LONG_NANOS = 1_000_000_000;

  /** For how long after the first warning of a run there is none of other threads. */
  private static final long FIRST_WARNING_NANOS = 10_000_000_000L;

  private final Scheduler scheduler;

  /** What was done by threads that are no workers; written by them. */
  private final LongAdder threadActivity = new LongAdder();

  /** What {@link #activity} was at the last look, and since when it has not changed. */
  private long lastActivity = -1;

  private long unchangedSince;
  private int unchanged;

  /** How often other threads had waited at the last look, and since when that has not changed. */
  private long lastWaits = -1;

  private long stillSince;

  /** Of which runs was warned last, and of which threads; when next, and how long after that. */
  private final Set<RunGroup> warnedRuns = new HashSet<>();

  private final Set<Long> warnedThreads = new HashSet<>();
  private long warnAgainAt;
  private long warnAgainNanos;

  /** There was none for the last look; the next, each a search for garbage, is not at once. */
  private boolean noMemory;

  private long lookAgainAt;

  DeadlockDetector(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Looks once; ends the runs that are dead.
   *
   * @param late whether it was to look long ago
   */
  void look(boolean late) {
    if (noMemory && Clock.now() < lookAgainAt) {
      return;
    }
    try {
      noMemory = false;
      lookForDead(late);
    } catch (OutOfMemoryError e) {
      noMemory = true;
      lookAgainAt = Clock.now() + LONG_NANOS;
      throw e;
    }
  }

  private void lookForDead(boolean late) {
    if (late) {
      lastWaits = -1;
    }
    if (scheduler.census.runs().isEmpty()) {
      unchanged = 0;
      warnedRuns.clear();
      return;
    }
    long before = activity();
    if (!isQuiet() || before != lastActivity) {
      lastActivity = before;
      unchangedSince = Clock.now();
      unchanged = 0;
      return;
    }
    unchanged++;
    if (unchanged < SHORT_LOOKS || Clock.now() - unchangedSince < SHORT_NANOS) {
      return;
    }
    if (awaitsFutures()) {
      return;
    }
    OtherThreads others = OtherThreads.look();
    if (others.oneIsInterrupted()) {
      return;
    }
    long since = unchangedSince;
    if (others.mightWakeSomeone().isEmpty()) {
      since = Math.max(since, stillSince(others));
    } else {
      lastWaits = -1;
    }
    if (others.mightHaveBeenWoken() && Clock.now() - since < LONG_NANOS) {
      return;
    }
    List<RunGroup> dead = deadRuns();
    if (!isQuiet() || activity() != before) {
      return; // a run that begins meanwhile is seen here, or is none of these
    }
    if (others.mightWakeSomeone().isEmpty()) {
      for (RunGroup run : dead) {
        run.end(new DeadlockError(GoroutineDump.deadlock(scheduler, run)));
      }
    } else if (isNews(dead, others.mightWakeSomeone())) {
      warn(others.mightWakeSomeone());
    }
  }

  /**
   * Whether to warn. A program that is fed by a thread of its own is asleep after each piece: of
   * the same threads it is told once, and of ever new ones, where each piece has one, more and more
   * rarely.
   */
  private boolean isNews(List<RunGroup> dead, List<Thread> threads) {
    long now = Clock.now();
    List<Long> ids = threads.stream().map(Thread::getId).toList();
    if (!warnedRuns.containsAll(dead)) {
      warnedRuns.clear();
      warnedRuns.addAll(dead);
      warnAgainNanos = FIRST_WARNING_NANOS;
    } else if (warnedThreads.containsAll(ids) || now < warnAgainAt) {
      return false;
    }
    warnedThreads.clear();
    warnedThreads.addAll(ids);
    warnAgainAt = now + warnAgainNanos;
    warnAgainNanos *= 2;
    return true;
  }

  /** Since when all other threads have waited for the same. */
  private long stillSince(OtherThreads others) {
    long waits = others.waits();
    if (waits != lastWaits) {
      lastWaits = waits;
      stillSince = Clock.now();
    }
    return stillSince;
  }

  /**
   * Whether, as far as our threads are concerned, nothing can happen any more.
   *
   * <p>A worker on its way from losing its slot to being spare may have a goroutine in its hands,
   * or still be among the idle ones, which would then be one too many. Timers that move from slot
   * to slot while this looks are not missed: they go to lower numbers, of which one only comes
   * after the higher ones, and are entered there first.
   */
  boolean isQuiet() {
    if (scheduler.idle.awake() > 0 || scheduler.idle.searching() > 0 || scheduler.hasWork()) {
      return false;
    }
    for (RunGroup r : scheduler.census.runs()) {
      if (!r.isAwaited()) {
        return false; // its caller is about to start it, or to leave it
      }
    }
    for (Worker w : scheduler.roster.workers()) {
      boolean busy = w.runningSeenFromOutside() != null || (!w.hasSlot() && !w.isSpare());
      if ((busy && !w.inBridge()) || w.hasNext()) {
        return false;
      }
    }
    Slot[] all = scheduler.roster.slots();
    for (int i = all.length - 1; i >= 0; i--) {
      if (all[i].timers.hasLive()) {
        return false;
      }
    }
    for (ThreadGoroutineEntry t : scheduler.census.onThreads()) {
      ThreadBinding b = t.binding();
      if (b == null || b.waiting() == null) {
        return false;
      }
    }
    return scheduler.blocking.isQuiet() && Blocking.beingWoken() == 0 && Blocking.asleep() == 0;
  }

  /** Something was done by a thread that is not a worker. */
  void noteThreadActivity() {
    threadActivity.increment();
  }

  /** Grows whenever anything is done; by looking at it twice one knows that nothing was. */
  private long activity() {
    long n = scheduler.idsGiven() + threadActivity.sum() + Blocking.count();
    for (Worker w : scheduler.roster.workers()) {
      n += w.turnSeenFromOutside();
    }
    return n;
  }

  private boolean awaitsFutures() {
    boolean[] found = {false};
    scheduler.census.forEachRegistered(
        g -> found[0] |= g.isWaiting() && g.reason() == WaitReason.FUTURE && !g.group().hasEnded());
    return found[0];
  }

  /** All but those with a goroutine that waits for the end of one of them, and so goes on. */
  private List<RunGroup> deadRuns() {
    List<RunGroup> dead = new ArrayList<>(scheduler.census.runs());
    for (RunGroup run : List.copyOf(dead)) {
      dead.remove(run.caller());
    }
    return dead;
  }

  private void warn(List<Thread> threads) {
    StringBuilder s =
        new StringBuilder("goj: warning: all goroutines are asleep; it is a deadlock");
    s.append(" unless one of these threads wakes them:");
    for (Thread t : threads) {
      s.append(" \"").append(t.getName()).append('"');
    }
    s.append('\n');
    for (RunGroup run : scheduler.census.runs()) {
      s.append(GoroutineDump.of(scheduler, run));
    }
    System.err.print(s);
    System.err.flush();
  }
}
