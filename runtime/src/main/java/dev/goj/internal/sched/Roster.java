package dev.goj.internal.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who holds which {@link Slot}, and who is spare. The number of slots, which follows that of the
 * processors, see {@link #resize}.
 *
 * <p>Invariants, whenever the lock is free:
 *
 * <ul>
 *   <li>The open slots are those with a number below {@link #maxProcs}, of which there is one at
 *       least; each has one holder, which has that slot and no other. All other workers are
 *       {@linkplain Worker#hasSlot without one}.
 *   <li>A worker without a slot is on its way to {@link #becomeSpare}, or spare, or its thread
 *       ends. Who is spare has nothing to run.
 *   <li>A worker without a slot is not among the idle ones, or is just being taken out: {@link
 *       #dropFromIdle}.
 * </ul>
 *
 * <p>A worker loses its slot in two ways. {@linkplain #replace Replaced}, since its thread is held
 * up, it loses it to another. If the slot closes it loses it to nobody; it is in the same position
 * then, and does the same. What is queued with it is stolen as from any other worker, or given away
 * by the monitor, and it hands it on itself when it comes back. What is different is only that
 * nobody takes its place; hence the timers are given to the other slots, see {@link Timers}.
 */
final class Roster {
  private static final int MAX_SPARES = 16;
  private static final long SPARE_NANOS = 10_000_000_000L;

  private final Scheduler scheduler;
  private final int dequeCapacity;

  /** Never held by a virtual thread. */
  private final ReentrantLock lock = new ReentrantLock();

  private final ArrayDeque<Worker> spares = new ArrayDeque<>();
  private int workersCreated;

  /** All slots there have ever been, by number; copied when it grows, under the lock. */
  private volatile Slot[] slots;

  /**
   * How many slots are open; written under the lock, after {@link #slots} has them. Whoever reads
   * this first has the slot in what it reads of the array.
   */
  private volatile int maxProcs;

  /**
   * All workers, active, held up or spare, whose threads have not ended; copied when it changes,
   * under the lock.
   */
  private volatile Worker[] workers;

  /** With {@code n} open slots, each held by a worker that is idle. */
  Roster(Scheduler scheduler, int n, int dequeCapacity) {
    this.scheduler = scheduler;
    this.dequeCapacity = dequeCapacity;
    Slot[] newSlots = new Slot[n];
    Worker[] newWorkers = new Worker[n];
    for (int i = 0; i < n; i++) {
      newSlots[i] = new Slot(i);
      newWorkers[i] = newWorker();
      give(newSlots[i], newWorkers[i]);
    }
    slots = newSlots;
    workers = newWorkers;
    maxProcs = n;
    for (int i = n - 1; i >= 0; i--) {
      scheduler.idle.enter(newWorkers[i]);
    }
  }

  /** How many slots are open. */
  int maxProcs() {
    return maxProcs;
  }

  /** All slots, the closed ones included. */
  Slot[] slots() {
    return slots;
  }

  /** One that is open, or was just now. */
  Slot anySlot() {
    int n = maxProcs;
    return slots[ThreadLocalRandom.current().nextInt(n)];
  }

  Worker[] workers() {
    return workers;
  }

  private Worker newWorker() {
    int n = workersCreated++;
    return Threads.make(() -> new Worker(scheduler, "goj-worker-" + n, dequeCapacity, n + 1));
  }

  /** A worker without a slot and with nothing to do; under the lock. */
  private Worker spareOrNew() {
    Worker w = spares.pollFirst();
    if (w == null) {
      w = newWorker();
      Worker[] all = Arrays.copyOf(workers, workers.length + 1);
      all[all.length - 1] = w;
      workers = all;
    }
    return w;
  }

  /** Under the lock. */
  private static void give(Slot slot, Worker w) {
    w.activate(slot);
    slot.setHolder(w);
  }

  // ---- how many slots --------------------------------------------------------------------------

  /**
   * Opens or closes slots until there are {@code n}. Any thread may call it; of several at the same
   * time, one has the last word.
   *
   * <p>Races, beside those of {@link #replace}, whose lock it shares: with a timer that is added to
   * the slot, cancelled, or due, see {@link TimerHeap}; with the monitor that is about to doze, as
   * the worker that had the slot may go on for long: it is told at the end, see {@link Monitor}.
   */
  void resize(int n) {
    int wanted = Math.max(n, 1);
    while (maxProcs < wanted) {
      openSlot(wanted);
    }
    while (maxProcs > wanted) {
      closeSlot(wanted);
    }
    Slot[] all = slots;
    for (int i = maxProcs; i < all.length; i++) {
      scheduler.timers.moveFrom(all[i]);
    }
  }

  private void openSlot(int upTo) {
    Worker w;
    lock.lock();
    try {
      int number = maxProcs;
      if (number >= upTo) {
        return;
      }
      Slot[] all = slots;
      if (number == all.length) {
        all = Arrays.copyOf(all, number + 1);
        all[number] = new Slot(number);
        slots = all;
      }
      w = spareOrNew();
      all[number].timers.open();
      give(all[number], w);
      maxProcs = number + 1;
    } finally {
      lock.unlock();
    }
    scheduler.deadlocks.noteThreadActivity();
    w.wakeUp();
  }

  private void closeSlot(int downTo) {
    Worker w;
    lock.lock();
    try {
      int number = maxProcs - 1;
      if (number < downTo) {
        return;
      }
      Slot slot = slots[number];
      w = slot.holder();
      slot.setHolder(null);
      slot.timers.close();
      w.deactivate();
      maxProcs = number;
    } finally {
      lock.unlock();
    }
    ScheduledGoroutine g = w.runningSeenFromOutside();
    if (g != null) {
      g.preempt();
    }
    dropFromIdle(w);
    scheduler.endRest(); // as many may rest as there are workers now
    scheduler.deadlocks.noteThreadActivity();
    scheduler.monitor.noteAwake();
  }

  // ---- who holds them --------------------------------------------------------------------------

  /**
   * Gives the slot of {@code w}, whose thread is held up, to another worker. Its goroutine may end
   * at this moment, and {@code w} go idle: see {@link #dropFromIdle}.
   *
   * @return false if it has no slot
   */
  boolean replace(Worker w) {
    Worker substitute;
    lock.lock();
    try {
      if (!w.hasSlot()) {
        return false;
      }
      substitute = spareOrNew();
      w.deactivate();
      give(w.slot(), substitute);
    } finally {
      lock.unlock();
    }
    substitute.wakeUp();
    dropFromIdle(w);
    return true;
  }

  /**
   * Of a worker that has just lost its slot: only who holds one may be among the idle ones. Both
   * sides: here {@code hasSlot} has been cleared, then the worker is taken out of the idle ones;
   * there the worker enters the idle ones, then reads {@code hasSlot}.
   */
  void dropFromIdle(Worker w) {
    if (scheduler.idle.leave(w)) {
      if (w.hasThread()) {
        w.wakeUp();
      } else {
        dismiss(w);
      }
    }
  }

  /**
   * Keeps a worker without a slot for later; false if its thread is to end. If there was no thread
   * for the one that has got its slot, or for another, it takes that one's.
   */
  boolean becomeSpare(Worker w) {
    lock.lock();
    try {
      if (w.hasSlot() || takesSlotOfThreadless(w)) {
        return true;
      }
      if (spares.size() >= MAX_SPARES) {
        dismiss(w);
        return false;
      }
      spares.addFirst(w);
      w.setSpare();
    } finally {
      lock.unlock();
    }
    long end = Clock.after(SPARE_NANOS);
    while (true) {
      w.parker.park(end);
      lock.lock();
      try {
        if (!w.isSpare()) {
          return true; // it has a slot, or has had one that is closed again
        }
        if (end - Clock.now() > 0) {
          continue; // woken for something that has passed
        }
        if (spares.peekLast() == w) {
          // The one that has been of no use for longest.
          spares.removeLast();
          dismiss(w);
          return false;
        }
        end = Clock.after(SPARE_NANOS);
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Gives the slot of a worker for which there is no thread, and which is idle again, to a spare
   * one, if there is one. Both sides: here the worker has entered the idle ones, then the spares
   * are looked at; there, both under the lock, the idle ones are looked at before a worker becomes
   * a spare.
   */
  void passToSpare(Worker threadless) {
    Worker spare;
    lock.lock();
    try {
      if (spares.isEmpty() || !takesSlot(spares.peekFirst(), threadless)) {
        return;
      }
      spare = spares.removeFirst();
    } catch (OutOfMemoryError e) {
      return; // nothing has changed; the monitor asks for a thread again
    } finally {
      lock.unlock();
    }
    spare.wakeUp();
  }

  private boolean takesSlotOfThreadless(Worker w) {
    for (Slot slot : slots) {
      Worker holder = slot.holder();
      if (holder != null && !holder.hasThread() && takesSlot(w, holder)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives {@code w} the slot of an idle worker without a thread, under the lock; false if that is
   * neither. Who takes that worker out of the idle ones is the only one to wake it; it has never
   * run, and so has nothing in its queues.
   */
  private boolean takesSlot(Worker w, Worker threadless) {
    Worker[] others = workersBut(threadless); // first, since there may be no memory for it
    if (!threadless.hasSlot() || !scheduler.idle.leave(threadless)) {
      return false;
    }
    if (threadless.hasThread()) {
      threadless.wakeUp(); // it has got one meanwhile
      return false;
    }
    threadless.deactivate();
    give(threadless.slot(), w);
    workers = others;
    return true;
  }

  private void dismiss(Worker w) {
    lock.lock();
    try {
      workers = workersBut(w);
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock. */
  private Worker[] workersBut(Worker w) {
    List<Worker> others = new ArrayList<>(Arrays.asList(workers));
    others.remove(w);
    return others.toArray(new Worker[0]);
  }
}
