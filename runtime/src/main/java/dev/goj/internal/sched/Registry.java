package dev.goj.internal.sched;

import dev.goj.internal.wait.SpinLock;
import java.util.function.Consumer;

/**
 * The goroutines of one worker slot that have ever parked, for reports. One that never parks is
 * never entered, so that short goroutines cost nothing.
 *
 * <p>Singly linked through the goroutines. The dead are not taken out when they die, which would
 * need the neighbours' cache lines, but swept out: on entering, when the list has doubled since the
 * last sweep, so that entering is O(1) amortised; and by the monitor, when the dead are more than
 * the living, see {@link Census#sweepDead}.
 */
final class Registry extends SpinLock {
  private static final int SWEEP_AT_LEAST = 1024;

  private ScheduledGoroutine first;
  private int size;
  private int sweepAt = SWEEP_AT_LEAST;

  /**
   * Enters one, unless its run has ended. Both sides, each under the lock: this reads that; who
   * ends a run writes it, then sweeps.
   */
  void add(ScheduledGoroutine g) {
    lock();
    try {
      if (g.group().hasEnded()) {
        return;
      }
      if (size >= sweepAt) {
        sweepLocked();
      }
      g.nextRegistered = first;
      first = g;
      size++;
    } finally {
      unlock();
    }
  }

  /** Roughly how many are entered, the dead included; any thread. */
  int size() {
    return size;
  }

  /** Drops the dead, and those whose run has ended. */
  void sweep() {
    lock();
    try {
      sweepLocked();
    } finally {
      unlock();
    }
  }

  void forEach(Consumer<ScheduledGoroutine> action) {
    lock();
    try {
      for (ScheduledGoroutine g = first; g != null; g = g.nextRegistered) {
        action.accept(g);
      }
    } finally {
      unlock();
    }
  }

  private void sweepLocked() {
    ScheduledGoroutine kept = null;
    int n = 0;
    ScheduledGoroutine g = first;
    first = null;
    while (g != null) {
      final ScheduledGoroutine following = g.nextRegistered;
      if (g.isDead() || g.group().hasEnded()) {
        g.nextRegistered = null;
      } else {
        if (kept == null) {
          first = g;
        } else {
          kept.nextRegistered = g;
        }
        kept = g;
        n++;
      }
      g = following;
    }
    if (kept != null) {
      kept.nextRegistered = null;
    }
    size = n;
    sweepAt = Math.max(SWEEP_AT_LEAST, 2 * n);
  }
}
