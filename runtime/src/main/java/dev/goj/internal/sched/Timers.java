package dev.goj.internal.sched;

import java.lang.invoke.VarHandle;

/**
 * The timers of all slots: with which slot one is, who is told of it, who runs it.
 *
 * <p>Each slot has a {@link TimerHeap}. The worker that holds the slot runs what is due, between
 * slices and before it parks, for no longer than until the next one. Whoever looks for work runs
 * those that are late, wherever they are, since their workers are busy. When a slot closes its
 * timers go to open ones; a timer that is added, or cancelled, meanwhile follows, see {@link
 * TimerHeap}.
 *
 * <p><b>Timer or sleep.</b> A timer may become the slot's earliest while the holder goes idle,
 * until what it believes to be the next deadline. Both sides: here the heap's {@code next} is
 * written, then, after a fence, the holder looked up and taken out of the idle ones ({@link
 * #tellHolder}); there the worker enters the idle ones, then reads {@code next}. A worker that gets
 * the slot at this very moment reads {@code next} after it became the holder. If there is no holder
 * the slot is about to close, or to open: then the timer is moved, or the same holds.
 */
final class Timers {
  /** More than this late, a timer is run by another worker than its own. */
  private static final long LATE_NANOS = 500_000;

  /** When a timer for which there was no memory is due again. */
  private static final long RETRY_NANOS = 5_000_000;

  private final Scheduler scheduler;

  Timers(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  // ---- with which slot -------------------------------------------------------------------------

  /** Has {@code entry}, a goroutine or a {@link Timeout}, dealt with at the deadline. */
  void add(long deadlineNanos, Object entry) {
    Worker w = Worker.currentOrNull();
    Slot slot;
    if (w != null && w.scheduler == scheduler) {
      slot = w.slot();
    } else {
      scheduler.monitor.start();
      slot = scheduler.roster.anySlot();
    }
    add(slot, deadlineNanos, entry);
  }

  /**
   * Has {@code entry} dealt with at the deadline, by the worker that holds the slot then; or, if it
   * is closed, another one.
   */
  void add(Slot slot, long deadlineNanos, Object entry) {
    Slot s = slot;
    TimerHeap.Added added = s.timers.add(deadlineNanos, entry);
    while (added == TimerHeap.Added.REFUSED) {
      s = scheduler.roster.anySlot();
      added = s.timers.add(deadlineNanos, entry);
    }
    if (added == TimerHeap.Added.FIRST) {
      tellHolder(s);
    }
  }

  /** Gives the timers of a closed slot to the open ones, the earliest first. */
  void moveFrom(Slot closed) {
    boolean more;
    do {
      Slot to = scheduler.roster.anySlot();
      more = to.number < closed.number && closed.timers.moveSome(to.timers);
      tellHolder(to);
    } while (more);
  }

  /** The slot's next deadline may be earlier than its holder knows. */
  private void tellHolder(Slot slot) {
    VarHandle.fullFence();
    Worker holder = slot.holder();
    if (holder != null && holder != Worker.currentOrNull() && scheduler.idle.leave(holder)) {
      holder.wakeUp();
    }
  }

  /** Tells again who could not be told of its timers, as there was no thread for it. */
  void tellThreadless() {
    for (Slot s : scheduler.roster.slots()) {
      Worker holder = s.holder();
      if (holder != null && !holder.hasThread() && s.timers.next() != Clock.NEVER) {
        tellHolder(s);
      }
    }
  }

  // ---- who runs them ---------------------------------------------------------------------------

  /** Runs what is due, by way of {@code batch}, on a worker; true if there was something. */
  boolean run(TimerHeap heap, Object[] batch) {
    if (heap.next() == Clock.NEVER) {
      return false;
    }
    long now = Clock.now();
    boolean any = false;
    int n;
    while ((n = heap.pollDue(now, batch)) > 0) {
      any = true;
      for (int i = 0; i < n; i++) {
        Object e = batch[i];
        batch[i] = null;
        if (e instanceof Timeout t) {
          expire(t);
        } else {
          ((ScheduledGoroutine) e).wake();
        }
      }
    }
    return any;
  }

  /** Whatever goes wrong, the others that are due still have their turn. */
  private void expire(Timeout t) {
    try {
      if (!t.expire()) {
        add(Clock.after(RETRY_NANOS), t);
      }
    } catch (Throwable e) {
      scheduler.report(e);
    }
  }

  /** Like {@link #run}, of all slots those that are late. */
  boolean runLate(Object[] batch) {
    boolean any = false;
    long now = -1;
    for (Slot s : scheduler.roster.slots()) {
      long next = s.timers.next();
      if (next != Clock.NEVER) {
        now = now < 0 ? Clock.now() : now;
        if (next < now - LATE_NANOS) {
          any |= run(s.timers, batch);
        }
      }
    }
    return any;
  }
}
