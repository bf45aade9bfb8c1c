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
    COUNT.incrementAndGet();
    Worker w = Worker.currentOrNull();
    if (w != null) {
      ScheduledGoroutine g = w.running();
      if (g != null) {
        g.setWaiting(true);
        g.setReason(reason);
      }
      w.enterBridge();
      return new Blocking(w, g, null);
    }
    ThreadBinding b = ThreadBinding.current();
    if (b != null) {
      b.setWaiting(reason);
      return new Blocking(null, null, b);
    }
    return NOTHING_TO_DO;
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
      binding.setWaiting(null);
    }
  }
}
