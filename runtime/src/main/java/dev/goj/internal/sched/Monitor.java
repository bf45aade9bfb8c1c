package dev.goj.internal.sched;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * A thread that watches the workers; after Go's sysmon. It does what needs a look from outside:
 *
 * <ul>
 *   <li>What is queued with a worker that goes on with one goroutine for long is given to whoever
 *       is idle.
 *   <li>A goroutine that has computed for long while there is work that nobody else could take is
 *       asked to give way, which it does in the next round of a loop of its transformed code.
 *   <li>A worker that is held up all the same, because its goroutine blocks, or computes in code
 *       that does not ask, is replaced. Blocked threads are replaced without limit, as they use no
 *       processor; those that compute more and more reluctantly, as they do. One that blocks for
 *       long is replaced also if there is nothing else to do: whoever has its slot then is idle,
 *       and waits for work, and for the slot's timers, in its stead, so that nobody need look.
 *   <li>Timers of a worker that is too busy to look are left to an idle one.
 *   <li>Threads that were not to be had are asked for again, see {@link ThreadStarter}.
 *   <li>Goroutines that have died are dropped, see {@link Registry}.
 *   <li>A run in which nothing can ever happen again is ended, see {@link DeadlockDetector}.
 *   <li>If the number of processors has changed, so does that of the slots, see {@link
 *       Roster#resize}. It is asked for about once a second, at a look that is due anyhow.
 * </ul>
 *
 * <p>While workers are busy it looks every {@value #SHORT_NANOS} ns if others are idle, as then it
 * can do something about what it sees; else every {@value #LONG_NANOS}. While goroutines are
 * expected to block it hurries: it looks every {@value #HURRIED_NANOS} ns, and again after {@value
 * #EXPECTED_NANOS} when it has seen one that may be blocked. An announcement ({@link #hurry}) may
 * cross with the end of the hurry and be missed; then that call is looked at with all others, and
 * the next one hurries again. When all that have a slot are idle it looks less and less often, down
 * to once a second, and not at all if there is no run that could deadlock, nor a goroutine with a
 * worker that has been replaced. A worker that wakes up wakes it: the worker leaves the idle ones,
 * then reads {@link #dozing}; this thread writes {@code dozing}, then reads how many are idle. Both
 * are volatile, so one sees the other. A slot that has been closed wakes it in the same way, once
 * the worker that had it is no longer counted as idle.
 *
 * <p><b>Who is expected to block.</b> A goroutine that has announced a call that is known to block.
 * And any whose thread waits, in a <em>series</em>: while others that wait are found to wait for
 * long. It begins when {@value #SERIES} looks have each found one that had waited for {@value
 * #BLOCKED_NANOS} ns, and ends when none has for {@value #SERIES_NANOS} ns. Who is expected to
 * block is replaced after {@value #EXPECTED_NANOS} ns, others after {@value #BLOCKED_NANOS}. Only a
 * wait of the longer time makes or prolongs a series: of those that are replaced sooner one at a
 * time is looked at again when that time is over ({@link #probe}). So it ends where waits are
 * short, and workers are replaced for nothing. Whoever seems to compute is looked at as ever. So is
 * who waits to enter {@code synchronized}, as the substitute may soon wait for the same lock: in a
 * series, 650 threads waited for one that each held for a millisecond. Of other locks nobody can
 * tell.
 */
final class Monitor implements Runnable {
  private static final long SHORT_NANOS = 1_000_000;
  private static final long LONG_NANOS = 5_000_000;
  private static final long LONGEST_NANOS = 1_000_000_000;

  /** How long a goroutine may compute while others wait. */
  private static final long COMPUTING_NANOS = 10_000_000;

  /** How long it may block its thread if nobody expected that, while others wait. */
  private static final long BLOCKED_NANOS = 5_000_000;

  private static final long HURRIED_NANOS = 400_000;

  /** How long it may block its thread if it is expected to, while others wait. */
  private static final long EXPECTED_NANOS = 150_000;

  /** How many looks must have found one that waited for long, before a series begins. */
  private static final int SERIES = 3;

  /** For how long none must have found one, before it is over. */
  private static final long SERIES_NANOS = 50_000_000;

  /** How long it may block its thread with a slot that nobody else needs. */
  private static final long NEEDLESSLY_NANOS = 100_000_000;

  /** How many looks in a row must have expected none to block before it does not hurry any more. */
  private static final int HURRIED_LOOKS = 200;

  /** More than this late, a timer is left to any idle worker. */
  private static final long LATE_NANOS = 1_000_000;

  /** So late a look means that the machine stood still, or has too much to do. */
  private static final long BELATED_NANOS = 100_000_000;

  /** How many looks in a row must have found nothing before it dozes. */
  private static final int QUIET_LOOKS = 20;

  private final Scheduler scheduler;
  private final Thread thread;

  private final IntSupplier processors;
  private final long askAgainNanos;

  /** When the number of processors is to be asked for. */
  private long askAt;

  private final ProcessorTime processorTime = new ProcessorTime();

  /** Whether a goroutine has been asked to give way, and has not been looked at since. */
  private boolean answerIsDue;

  /** Whether goroutines are expected to block. */
  private volatile boolean hurried;

  /** How many looks in a row have expected none to. */
  private int unhurriedLooks;

  /** Whether one that is expected to block may do so, and must be looked at again to know. */
  private boolean mayBeBlocked;

  /** How many looks have found one that had waited for long, up to {@link #SERIES}. */
  private int series;

  /** The last of these looks. */
  private long seriesAt;

  /** One that was replaced when it had not yet waited for long, or none. */
  private final Sight probe = new Sight();

  /** Whether a worker that has been replaced is still at work. */
  private boolean othersAtWork;

  /** How many looks in a row have found nothing to do. */
  private int quietLooks;

  /** For how long it has dozed last. */
  private long dozeNanos = LONG_NANOS;

  private volatile boolean dozing;

  /** When it was to look again; never, unless woken, if it was to sleep. */
  private long lookAt = Clock.NEVER;

  /** How often it has looked; written by its thread. */
  private volatile int looks;

  private volatile boolean started;

  /** Of a slot: whom we saw in which turn, and since when. */
  static final class Sight {
    private Worker worker;
    private int turn;
    private boolean asked;
    private long since;

    private void copy(Sight other) {
      worker = other.worker;
      turn = other.turn;
      since = other.since;
    }

    /** Whether it is no longer what it was; then it begins anew. */
    private boolean hasChanged(Worker w, long now) {
      int t = w.turnSeenFromOutside();
      if (worker == w && turn == t) {
        return false;
      }
      worker = w;
      turn = t;
      since = now;
      asked = false;
      return true;
    }
  }

  /** {@code processors} is asked every {@code askAgainNanos}, or never. */
  Monitor(Scheduler scheduler, IntSupplier processors, long askAgainNanos) {
    this.scheduler = scheduler;
    this.processors = processors;
    this.askAgainNanos = askAgainNanos;
    this.askAt = askAgainNanos == Clock.NEVER ? Clock.NEVER : 0;
    thread = Threads.make("goj-monitor", this);
  }

  /**
   * Starts watching, once there is something to watch. Who queues something from outside calls this
   * before, and fails if there is no thread: nobody else would ask for one later on.
   */
  void start() {
    if (!started) {
      startOnce();
    }
  }

  private synchronized void startOnce() {
    if (!started) {
      scheduler.starter.start(thread);
      started = true;
    }
  }

  /** A worker, or a run, has begun to do something. */
  void noteAwake() {
    if (dozing) {
      dozing = false;
      LockSupport.unpark(thread);
    }
  }

  /** A goroutine is expected to block. */
  void hurry() {
    if (!hurried) {
      hurried = true;
      LockSupport.unpark(thread);
    }
  }

  boolean isHurried() {
    return hurried;
  }

  /** Whether it waits for something to happen, rather than to look again soon. */
  boolean isDozing() {
    return dozing;
  }

  int looks() {
    return looks;
  }

  @Override
  public void run() {
    while (true) {
      try {
        pauseAfter(look());
      } catch (Throwable t) {
        scheduler.report(t);
      }
      Thread.interrupted(); // with the flag, which is not meant for it, no pause would last
    }
  }

  /** True if there is something to look at again soon; also if the look has failed. */
  private boolean look() {
    try {
      looked();
      boolean late = Clock.now() - BELATED_NANOS > lookAt;
      followProcessors();
      boolean busy = watch();
      if (!busy) {
        scheduler.deadlocks.look(late);
      }
      return busy;
    } catch (Throwable t) {
      scheduler.report(t);
      return true;
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes it
  private void looked() {
    looks++;
  }

  private void pauseAfter(boolean busy) {
    quietLooks = busy || scheduler.starter.isLacking() ? 0 : quietLooks + 1;
    if (quietLooks <= QUIET_LOOKS) {
      dozeNanos = LONG_NANOS;
      pause(untilNextLook(busy));
    } else {
      dozeNanos = Math.min(dozeNanos * 2, LONGEST_NANOS);
      if (doze(dozeNanos)) {
        quietLooks = 0;
      }
    }
  }

  private long untilNextLook(boolean busy) {
    if (mayBeBlocked) {
      return EXPECTED_NANOS;
    } else if (busy && hurried) {
      return HURRIED_NANOS;
    }
    return answerIsDue || (busy && scheduler.idle.idle() > 0) ? SHORT_NANOS : LONG_NANOS;
  }

  private void pause(long nanos) {
    lookAt = Clock.after(nanos);
    LockSupport.parkNanos(this, nanos);
  }

  /** Sleeps until something happens, or for the given time; true if something did. */
  private boolean doze(long nanos) {
    dozing = true;
    if (scheduler.idle.awake() <= 0 && !scheduler.starter.isLacking()) {
      if (scheduler.census.runs().isEmpty() && !othersAtWork) {
        lookAt = Clock.NEVER;
        LockSupport.park(this);
      } else {
        pause(nanos);
      }
    }
    boolean woken = !dozing || scheduler.idle.awake() > 0 || scheduler.starter.isLacking();
    dozing = false;
    return woken;
  }

  private void followProcessors() {
    long now = Clock.now();
    if (now >= askAt) {
      askAt = now + askAgainNanos;
      scheduler.roster.resize(processors.getAsInt());
    }
  }

  /** Looks at all workers; true if any that has a slot runs a goroutine. */
  private boolean watch() {
    long now = Clock.now();
    boolean busy = false;
    boolean inSeries = isInSeries(now);
    boolean anyExpected = inSeries;
    answerIsDue = false;
    mayBeBlocked = false;
    boolean late = lateTimers(now);
    if (late) {
      scheduler.endRest();
    }
    if (scheduler.starter.isLacking()) {
      scheduler.starter.retry();
    }
    scheduler.census.sweepDead();
    for (Slot slot : scheduler.roster.slots()) {
      Worker w = slot.holder();
      Sight sight = slot.sight;
      ScheduledGoroutine g = w == null ? null : w.runningSeenFromOutside();
      if (g == null) {
        sight.worker = null;
        continue;
      }
      busy = true;
      boolean known = w.hasAnnounced();
      boolean expected = known || (inSeries && isWaiting(w));
      anyExpected |= known;
      if (sight.hasChanged(w, now)) {
        processorTime.forget(w);
        mayBeBlocked |= expected && !computes(w, known);
        continue;
      }
      share(w);
      boolean computes = computes(w, known);
      long held = now - sight.since;
      long limit = computes ? COMPUTING_NANOS : expected ? EXPECTED_NANOS : BLOCKED_NANOS;
      boolean noneToHelp =
          scheduler.idle.idle() == 0 || (computes && scheduler.starter.isLacking());
      if (held >= limit && noneToHelp && (late || w.hasNext() || scheduler.hasWork())) {
        if (computes && !sight.asked) {
          sight.asked = true;
          answerIsDue = true;
          g.preempt();
        } else if (!computes) {
          replaceBlocked(sight, now);
          mayBeBlocked |= expected; // so may the next one
        } else if (mayReplace(w, held)) {
          replace(w);
        }
      } else if (blocksNeedlessly(w, computes, held)) {
        replace(w);
      }
    }
    unhurriedLooks = anyExpected ? 0 : unhurriedLooks + 1;
    if (unhurriedLooks > HURRIED_LOOKS || !busy) {
      hurried = false;
    } else if (inSeries) {
      hurried = true;
    }
    othersAtWork = false;
    for (Worker w : scheduler.roster.workers()) {
      if (!w.hasSlot()) {
        // It may have read that it had, just before it had not, and put something into its queues.
        w.rescue();
        othersAtWork |= !w.inBridge() && w.runningSeenFromOutside() != null;
      }
    }
    return busy;
  }

  /** Whether all that wait are expected to do so for long. */
  private boolean isInSeries(long now) {
    Worker w = probe.worker;
    if (w != null && now - probe.since >= BLOCKED_NANOS) {
      if (!probe.hasChanged(w, now) && w.runningSeenFromOutside() != null && isWaiting(w)) {
        noteLongWait(now);
      }
      probe.worker = null;
    }
    if (now - seriesAt > SERIES_NANOS) {
      series = 0;
    }
    return series == SERIES;
  }

  /** Those found by one look count as one: all wait for long if the machine stands still. */
  private void noteLongWait(long now) {
    if (seriesAt != now) {
      seriesAt = now;
      series = Math.min(series + 1, SERIES);
    }
  }

  private void replaceBlocked(Sight sight, long now) {
    Worker w = sight.worker;
    if (isWaiting(w)) {
      if (now - sight.since >= BLOCKED_NANOS) {
        noteLongWait(now);
      } else if (probe.worker == null) {
        probe.copy(sight);
      }
    }
    replace(w);
  }

  private void replace(Worker w) {
    if (scheduler.roster.replace(w)) {
      w.rescue();
    }
  }

  /**
   * Whether it has blocked for long; one that seems to compute is measured for half of the time.
   */
  private boolean blocksNeedlessly(Worker w, boolean computes, long heldNanos) {
    return heldNanos >= NEEDLESSLY_NANOS / 2
        && (!computes || processorTime.isIdle(w))
        && heldNanos >= NEEDLESSLY_NANOS;
  }

  /**
   * Its queues have not been looked at for a whole look, as its goroutine goes on. What is in its
   * run-next slot nobody else has been told of, nor of what has yielded, which is in its deque.
   */
  private void share(Worker w) {
    if (scheduler.idle.idle() == 0) {
      return;
    }
    if (w.hasNext()) {
      w.shareForAWhile();
      ScheduledGoroutine g = w.robNext();
      if (g != null) {
        scheduler.inject(g);
      }
    }
    if (scheduler.hasWork()) {
      scheduler.endRest();
    }
  }

  /**
   * Whether its thread is runnable. One that is in a native call, I/O for instance, is runnable for
   * the JVM; where it is known to be in a call that blocks it must use the processor, too.
   */
  private boolean computes(Worker w, boolean known) {
    return w.getState() == Thread.State.RUNNABLE && !(known && processorTime.isIdle(w));
  }

  /** Whether its thread waits, but not to enter {@code synchronized}. */
  private static boolean isWaiting(Worker w) {
    Thread.State s = w.getState();
    return s == Thread.State.WAITING || s == Thread.State.TIMED_WAITING;
  }

  /** Whether one that computes, or seems to, may be replaced. */
  private boolean mayReplace(Worker w, long heldNanos) {
    int computing = 0;
    for (Worker other : scheduler.roster.workers()) {
      if (other != w
          && !other.hasSlot()
          && other.runningSeenFromOutside() != null
          && other.getState() == Thread.State.RUNNABLE) {
        computing++;
      }
    }
    return heldNanos >= COMPUTING_NANOS * (computing + 1) || processorTime.isIdle(w);
  }

  private boolean lateTimers(long now) {
    for (Slot slot : scheduler.roster.slots()) {
      if (slot.timers.next() < now - LATE_NANOS) {
        return true;
      }
    }
    return false;
  }
}
