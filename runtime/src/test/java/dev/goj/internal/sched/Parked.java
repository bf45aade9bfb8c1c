package dev.goj.internal.sched;

import dev.goj.Eventually;

/** Waits until a goroutine is in the queue of what it waits for. */
public final class Parked {
  private Parked() {}

  /**
   * Waits until {@code goroutine}, of the program's scheduler, is parked for that reason. Its state
   * says so a moment before it is queued; hence also until no worker runs it.
   */
  public static void parked(String reason, Object goroutine) {
    ScheduledGoroutine g = (ScheduledGoroutine) goroutine;
    Eventually.eventually(reason, () -> g.isWaiting() ? g.reason().text() : g.stateText() + "?");
    for (Worker w : Scheduler.main().roster.workers()) {
      Eventually.eventually("queued: " + reason, () -> w.runningSeenFromOutside() != g);
    }
  }
}
