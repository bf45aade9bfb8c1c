package dev.goj.internal.sched;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for blocking calls: made as needed up to a limit, kept for a while when idle. Beyond the
 * limit calls wait in a queue, in order.
 *
 * <p>A monitor protects everything; its users are platform threads that are about to block anyhow,
 * and workers for a few instructions.
 */
final class BlockingPool {
  private static final int MAX_THREADS = Settings.blockingThreads();
  private static final long KEEP_MILLIS = 10_000;

  private static final ArrayDeque<Runnable> QUEUE = new ArrayDeque<>();
  private static final AtomicInteger IN_PROGRESS = new AtomicInteger();
  private static int threads;

  /**
   * How many wait for a call, those included that have been notified and not yet got the monitor.
   */
  private static int idle;

  private static int made;

  private BlockingPool() {}

  /** How many calls have been submitted and not yet completed. */
  static int inProgress() {
    return IN_PROGRESS.get();
  }

  static void execute(Runnable call) {
    IN_PROGRESS.incrementAndGet();
    int number = 0;
    synchronized (QUEUE) {
      QUEUE.add(call);
      if (QUEUE.size() <= idle) {
        QUEUE.notify();
      } else if (threads < MAX_THREADS) {
        threads++;
        number = ++made;
      }
    }
    if (number > 0) {
      startThread(number);
    }
  }

  private static void startThread(int number) {
    try {
      Thread t = new Thread(null, BlockingPool::work, "goj-blocking-" + number, 0, false);
      t.setDaemon(true);
      t.start();
    } catch (Throwable t) {
      synchronized (QUEUE) {
        threads--;
        if (threads > 0) {
          // Another thread will come to it.
          return;
        }
      }
      throw t;
    }
  }

  private static void work() {
    Runnable call;
    while ((call = next()) != null) {
      try {
        call.run();
      } catch (Throwable t) {
        Scheduler.main().report(t);
      } finally {
        IN_PROGRESS.decrementAndGet();
      }
    }
  }

  private static Runnable next() {
    synchronized (QUEUE) {
      long from = System.nanoTime();
      Runnable call;
      while ((call = QUEUE.poll()) == null) {
        if (System.nanoTime() - from >= KEEP_MILLIS * 1_000_000) {
          threads--;
          return null;
        }
        idle++;
        try {
          QUEUE.wait(KEEP_MILLIS);
        } catch (InterruptedException e) {
          // A call left the flag set behind its own end. Nobody else interrupts us.
        } finally {
          idle--;
        }
      }
      return call;
    }
  }
}
