package dev.goj.internal.sched;

import static dev.goj.Eventually.eventually;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;

/** For tests: changes the number of slots, and looks whether all is as it should be then. */
public final class Resizing {
  private Resizing() {}

  /** A scheduler whose monitor asks for the number of slots at every look. */
  public static Scheduler following(IntSupplier processors, int dequeCapacity) {
    return new Scheduler(processors, 0, dequeCapacity);
  }

  /** Opens or closes slots until there are {@code n}. */
  public static void resize(Scheduler s, int n) {
    s.roster.resize(n);
  }

  /** Waits until there is nothing to do, and everything in its place, with {@code n} slots. */
  public static void awaitIdle(Scheduler s, int n) {
    eventually("idle", () -> complaint(s, n));
  }

  /** What is not as it should be; "idle" if nothing. */
  private static String complaint(Scheduler s, int n) {
    if (s.maxProcs() != n) {
      return "slots: " + s.maxProcs();
    }
    if (s.idle.idle() != n || s.idle.searching() != 0 || s.hasWork()) {
      return "idle: " + s.idle.idle() + ", searching: " + s.idle.searching();
    }
    Set<Worker> holders = new HashSet<>();
    for (Slot slot : s.roster.slots()) {
      Worker w = slot.holder();
      if ((w != null) != (slot.number < n)) {
        return "slot " + slot.number + " held by " + w;
      }
      if (w == null) {
        if (slot.timers.size() > 0) {
          return "timers in closed slot " + slot.number;
        }
      } else if (!w.hasSlot() || w.slot() != slot || !holders.add(w)) {
        return "slot " + slot.number + " wrongly held by " + w;
      }
    }
    for (Worker w : s.roster.workers()) {
      if (w.hasNext() || (!holders.contains(w) && !w.isSpare())) {
        return w + " is neither holder nor spare";
      }
    }
    return "idle";
  }
}
