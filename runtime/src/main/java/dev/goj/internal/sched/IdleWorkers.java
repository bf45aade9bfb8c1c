package dev.goj.internal.sched;

import dev.goj.internal.wait.SpinLock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Which workers are idle, and how many search for work. Decides whom new work wakes.
 *
 * <p>After Go's rule. New work wakes one idle worker, as a searcher, if there is an idle one and
 * none searches: a searcher will find it anyhow. The last searcher that finds work wakes another,
 * so that workers start one after the other as long as there is work for them, not all at once.
 *
 * <p>No work may be left with nobody who knows of it. Both sides of that race:
 *
 * <ul>
 *   <li>Whoever makes work public writes it to a queue, then, after a full fence, reads {@link
 *       #searching} and {@link #idle}.
 *   <li>A worker that gives up decrements {@code searching} and enters {@code idle}, both volatile,
 *       then looks into all of the queues once more.
 * </ul>
 *
 * <p>If the first saw the worker still searching, its write is before the worker's last look, which
 * therefore finds the work; if not, it sees the worker idle and wakes it. With release and acquire
 * only, each could miss the other. Tests: IdleWorkersTest, LostWakeupTest.
 *
 * <p>Who is taken out to be woken becomes a searcher under the lock. It may be waking up by itself
 * at that moment, as a timer of its is due; it then finds, under the same lock, that it is no
 * longer idle, and so that it searches. Were it told by the waker later on, it might count itself
 * once more.
 *
 * <p>Two exceptions are on purpose, see {@link RunQueues}: work that goes into a worker's own empty
 * run-next slot wakes nobody, nor does so little work in its deque that it will be done sooner.
 *
 * <p><b>Rest.</b> Workers whose goroutines use the same channels get in each other's way, as each
 * has to fetch the channel from the other's cache: two may do half of what one does. A worker that
 * finds it so leaves what it has to the others and rests: {@link #resting} of the idle workers are
 * left alone, by those who have work and by themselves. Invariant: {@code resting} is less than the
 * number of active workers, so while no more are idle than rest, one at least is awake. It enters
 * {@code idle} before it parks, and then there are more, and it looks. After a while, longer each
 * time that it turns out to be too early, one less rests; none at once if a slice, or a sample of
 * them, takes long. Who lowers the number otherwise than by waking one, or makes workers fewer,
 * looks for work itself afterwards.
 */
final class IdleWorkers extends SpinLock {
  private static final VarHandle SEARCHING;

  static {
    try {
      SEARCHING = MethodHandles.lookup().findVarHandle(IdleWorkers.class, "searching", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final long SHORTEST_REST_NANOS = 1_000_000;
  private static final long LONGEST_REST_NANOS = 8_000_000;

  private final IntSupplier active;
  private final LongSupplier clock;

  private Worker first;

  /** How many are linked from {@link #first}; written under the lock. */
  private volatile int idle;

  /** How many workers look for work with nothing of their own. */
  private volatile int searching;

  /** How many of the idle ones are to be left alone; written under the lock. */
  private volatile int resting;

  /** Until when, and for how long last. Under the lock. */
  private long restUntil;

  private long restNanos = SHORTEST_REST_NANOS;

  /** {@code active} tells how many workers there are that could be idle. */
  IdleWorkers(IntSupplier active, LongSupplier clock) {
    this.active = active;
    this.clock = clock;
    restUntil = clock.getAsLong();
  }

  /** Under the lock. */
  private void setIdle(int count) {
    idle = count;
  }

  int idle() {
    return idle;
  }

  /** How many active workers are not idle; too few for a moment while a worker loses its slot. */
  int awake() {
    return active.getAsInt() - idle;
  }

  int searching() {
    return searching;
  }

  int resting() {
    return resting;
  }

  /** Whether one more may search: at most half of those that are awake do. */
  boolean trySearch(int awake) {
    if (2 * searching >= awake) {
      return false;
    }
    SEARCHING.getAndAdd(this, 1);
    return true;
  }

  /** Counts a searcher beyond that limit: one that has just seen work. */
  void startSearch() {
    SEARCHING.getAndAdd(this, 1);
  }

  /** Ends a search; true for the last searcher. */
  boolean endSearch() {
    return (int) SEARCHING.getAndAdd(this, -1) == 1;
  }

  /** Announces that {@code w} is idle. It then looks for work once more before it parks. */
  void enter(Worker w) {
    lock();
    link(w);
    unlock();
  }

  /** Likewise, of a worker that has no thread, to be woken after all that have one. */
  void enterLast(Worker w) {
    lock();
    Worker last = first;
    if (last == null) {
      link(w);
    } else {
      while (last.nextIdle != null) {
        last = last.nextIdle;
      }
      last.nextIdle = w;
      w.isIdle = true;
      setIdle(idle + 1);
    }
    unlock();
  }

  private void link(Worker w) {
    w.nextIdle = first;
    first = w;
    w.isIdle = true;
    setIdle(idle + 1);
  }

  /** Like {@link #enter}, to rest; false if {@code w} is the only active one that is awake. */
  boolean enterToRest(Worker w) {
    lock();
    try {
      if (awake() <= 1) {
        return false;
      }
      long now = clock.getAsLong();
      boolean tooEarly = now - restUntil < restNanos;
      restNanos = tooEarly ? Math.min(2 * restNanos, LONGEST_REST_NANOS) : SHORTEST_REST_NANOS;
      restUntil = now + restNanos;
      setResting(idle + 1);
      link(w);
      return true;
    } finally {
      unlock();
    }
  }

  private void setResting(int count) {
    resting = count;
  }

  /** Nobody rests any more. The caller then looks for work, and wakes somebody if there is some. */
  void endRest() {
    lock();
    setResting(0);
    unlock();
  }

  /** Whether one of the idle ones is there to do what work there is. */
  boolean mayWork() {
    return idle > resting || (idle > 0 && restIsOver());
  }

  /** Asked where some were idle, all of whom may have left meanwhile. */
  boolean restIsOver() {
    lock();
    try {
      long now = clock.getAsLong();
      if (resting > 0 && now - restUntil >= 0) {
        restUntil = now + SHORTEST_REST_NANOS;
        setResting(Math.max(Math.min(idle, resting) - 1, 0));
      }
      return idle > resting;
    } finally {
      unlock();
    }
  }

  /** Takes {@code w} out; false if a waker already has, who then also unparks it. */
  boolean leave(Worker w) {
    lock();
    try {
      if (!w.isIdle) {
        return false;
      }
      if (first == w) {
        first = w.nextIdle;
      } else {
        Worker p = first;
        while (p.nextIdle != w) {
          p = p.nextIdle;
        }
        p.nextIdle = w.nextIdle;
      }
      w.nextIdle = null;
      w.isIdle = false;
      setIdle(idle - 1);
      return true;
    } finally {
      unlock();
    }
  }

  /**
   * An idle worker to wake, already counted as searching; null if no one need be woken.
   *
   * <p>Between counting the searcher and finding that nobody was idle after all, others may have
   * relied on that searcher. They made their work public before they read {@code searching}, and a
   * worker that missed it had entered {@code idle} before; so looking at {@code idle} again, after
   * the count is taken back, finds that worker.
   */
  Worker takeToWake() {
    while (searching == 0 && mayWork() && SEARCHING.compareAndSet(this, 0, 1)) {
      Worker w = takeFirst();
      if (w != null) {
        return w;
      }
      endSearch();
    }
    return null;
  }

  private Worker takeFirst() {
    lock();
    Worker w = first;
    if (w != null) {
      w.searching = true;
      first = w.nextIdle;
      w.nextIdle = null;
      w.isIdle = false;
      setIdle(idle - 1);
    }
    unlock();
    return w;
  }
}
