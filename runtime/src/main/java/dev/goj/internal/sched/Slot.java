package dev.goj.internal.sched;

/**
 * What an active {@link Worker} holds, and with it the right to run goroutines. There are as many
 * open ones as processors to use; see {@link Roster#resize} for how they open and close. Its timers
 * and its registry stay when the thread changes.
 */
final class Slot {
  /** Its place in {@link Roster#slots}; it is open if that is below {@link Roster#maxProcs}. */
  final int number;

  /** Closed with the slot, and then emptied into those of the open ones. */
  final TimerHeap timers = new TimerHeap();

  /** Stays as it is while the slot is closed: reports and sweeps look at all slots. */
  final Registry registry = new Registry();

  /** What the monitor saw at its last look; only touched by its thread. */
  final Monitor.Sight sight = new Monitor.Sight();

  /** Null while closed; written under the roster's lock, read by any thread. */
  private volatile Worker holder;

  Slot(int number) {
    this.number = number;
  }

  Worker holder() {
    return holder;
  }

  /** Under the roster's lock. */
  void setHolder(Worker w) {
    holder = w;
  }
}
