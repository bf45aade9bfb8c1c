package dev.goj.internal.sched;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Which runs there are and which goroutines, as far as anybody knows of them: for dumps, for the
 * deadlock detector, and to count them. It owns none.
 *
 * <p>Each run counts its goroutines ({@link RunGroup#live}). They are listed only from their first
 * park on, in the {@link Registry} of the slot whose worker ran them then; before, at most the
 * worker that runs one tells of it. Those on threads are listed from the beginning to the end.
 */
final class Census {
  /** So many dead goroutines are kept without a thought. */
  private static final int SWEEP_AT_LEAST = 1024;

  private final Scheduler scheduler;

  /** The goroutines of no run. */
  final RunGroup background;

  private final Set<RunGroup> runs = ConcurrentHashMap.newKeySet();
  private final Set<ThreadGoroutineEntry> onThreads = ConcurrentHashMap.newKeySet();

  Census(Scheduler scheduler) {
    this.scheduler = scheduler;
    background = new RunGroup(scheduler);
  }

  /** The runs that go on. */
  Set<RunGroup> runs() {
    return runs;
  }

  /** The goroutines that live on threads. */
  Set<ThreadGoroutineEntry> onThreads() {
    return onThreads;
  }

  /** Those that have ever parked; the dead may be among them. */
  void forEachRegistered(Consumer<ScheduledGoroutine> action) {
    for (Slot s : scheduler.roster.slots()) {
      s.registry.forEach(action);
    }
  }

  /** How many there are, of all runs that go on and of no run. */
  int live() {
    int n = background.live();
    for (RunGroup r : runs) {
      n += r.live();
    }
    return n;
  }

  /** Drops the dead, and those whose run has ended. */
  void sweep() {
    for (Slot s : scheduler.roster.slots()) {
      s.registry.sweep();
    }
  }

  /**
   * Drops the dead if there are more of them than of the living, and enough to care. Allocates
   * nothing if there are few: the monitor asks at each look, also when the heap is full.
   */
  void sweepDead() {
    long entered = 0;
    for (Slot s : scheduler.roster.slots()) {
      entered += s.registry.size();
    }
    if (entered > SWEEP_AT_LEAST && entered > 2L * live() + SWEEP_AT_LEAST) {
      sweep();
    }
  }
}
