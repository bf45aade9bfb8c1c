package dev.goj.internal.sched;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the scheduler has to know while a thread blocks in one of our operations: a worker's slot
 * goes to another thread, and a goroutine that lives on a thread counts as waiting.
 */
final class Blocking {
  /**
   * Blocking forms begun and ended; and threads woken that have not gone on yet. Slow path only.
   */
  private static final AtomicLong COUNT = new AtomicLong();

  private static final AtomicInteger BEING_WOKEN = new AtomicInteger();
  private static final AtomicInteger ASLEEP = new AtomicInteger();

  private static final Blocking NOTHING_TO_DO = new Blocking(null, null, null);

  private final Worker worker;
  private final ScheduledGoroutine goroutine;
  private final ThreadBinding binding;

  private Blocking(Worker worker, ScheduledGoroutine goroutine, ThreadBinding binding) {
    this.worker = worker;
    this.goroutine = goroutine;
    this.binding = binding;
  }

  /** The calling thread is about to block. */
  static Blocking enter(WaitReason reason) {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      return enter(w, w.running(), reason);
    }
    ThreadBinding b = ThreadBinding.current();
    Blocking form = b == null ? NOTHING_TO_DO : new Blocking(null, null, b);
    COUNT.incrementAndGet();
    if (b != null) {
      b.setWaiting(reason);
      if (b.isBlockingCall()) {
        b.group().scheduler().blocking.noteWaiting(1);
      }
    }
    return form;
  }

  /** What needs memory comes before anything says that the thread blocks. */
  private static Blocking enter(Worker w, ScheduledGoroutine g, WaitReason reason) {
    Blocking form = new Blocking(w, g, null);
    w.handOff();
    COUNT.incrementAndGet();
    if (g != null) {
      g.setWaiting(true);
      g.setReason(reason);
    }
    w.enterBridge();
    return form;
  }

  /** Changes whenever a thread begins or ends to block. */
  static long count() {
    return COUNT.get();
  }

  /**
   * How many threads have been woken and have not gone on yet, although they may still look parked.
   */
  static int beingWoken() {
    return BEING_WOKEN.get();
  }

  static void wakingOne() {
    BEING_WOKEN.incrementAndGet();
  }

  static void oneWoken() {
    BEING_WOKEN.decrementAndGet();
  }

  /** How many threads sleep in our own sleep, and so will go on by themselves. */
  static int asleep() {
    return ASLEEP.get();
  }

  /** The calling thread is about to sleep; before {@link #enter}. */
  static void fallingAsleep() {
    ASLEEP.incrementAndGet();
  }

  /**
   * It does not sleep any more; after {@link #leave}, so that it counts as busy when it no longer
   * counts as asleep.
   */
  static void awoken() {
    ASLEEP.decrementAndGet();
  }

  /** It goes on. */
  void leave() {
    COUNT.incrementAndGet();
    if (worker != null) {
      worker.leaveBridge();
      if (goroutine != null) {
        goroutine.setWaiting(false);
      }
    }
    if (binding != null) {
      if (binding.isBlockingCall()) {
        binding.group().scheduler().blocking.noteWaiting(-1);
      }
      binding.setWaiting(null);
    }
  }
}
