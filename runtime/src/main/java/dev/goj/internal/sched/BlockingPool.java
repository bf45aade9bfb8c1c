package dev.goj.internal.sched;

import java.util.ArrayDeque;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for blocking calls: made as needed up to a limit, kept for a while when idle. Beyond the
 * limit calls wait in a queue, in order.
 *
 * <p>A monitor protects everything; its users are platform threads that are about to block anyhow,
 * and workers for a few instructions.
 */
final class BlockingPool {
  private static final long KEEP_MILLIS = 10_000;

  private static final class Default {
    static final BlockingPool INSTANCE =
        new BlockingPool(Settings.blockingThreads(), KEEP_MILLIS, BlockingPool::newThread);
  }

  private final int maxThreads;
  private final long keepMillis;
  private final ThreadFactory factory;

  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final AtomicInteger inProgress = new AtomicInteger();
  private int threads;

  /**
   * How many wait for a call, those included that have been notified and not yet got the monitor.
   */
  private int idle;

  /** The one that the program uses. */
  static BlockingPool main() {
    return Default.INSTANCE;
  }

  /** One beside the program's; for tests. */
  BlockingPool(int maxThreads, long keepMillis, ThreadFactory factory) {
    this.maxThreads = maxThreads;
    this.keepMillis = keepMillis;
    this.factory = factory;
  }

  private static Thread newThread(Runnable body) {
    Thread t = new Thread(null, body, "goj-blocking", 0, false);
    t.setName("goj-blocking-" + t.getId());
    t.setDaemon(true);
    return t;
  }

  /** How many calls have been submitted and not yet completed. */
  int inProgress() {
    return inProgress.get();
  }

  /** How many threads there are. */
  int threads() {
    synchronized (queue) {
      return threads;
    }
  }

  /** Has {@code call} run on one of the threads; if that fails, it never runs. */
  void execute(Runnable call) {
    synchronized (queue) {
      queue.add(call);
      inProgress.incrementAndGet();
      if (queue.size() <= idle) {
        queue.notify();
        return;
      }
      if (threads == maxThreads) {
        return;
      }
      threads++;
    }
    startThread(call);
  }

  private void startThread(Runnable call) {
    try {
      factory.newThread(this::work).start();
    } catch (Throwable t) {
      synchronized (queue) {
        threads--;
        if (threads > 0 || !queue.remove(call)) {
          // Another thread will come to it, or has.
          return;
        }
      }
      inProgress.decrementAndGet();
      throw t;
    }
  }

  private void work() {
    Runnable call;
    while ((call = next()) != null) {
      try {
        call.run();
      } catch (Throwable t) {
        Scheduler.main().report(t);
      } finally {
        Thread.interrupted(); // a flag that the call has left is not meant for the next one
        inProgress.decrementAndGet();
      }
    }
  }

  private Runnable next() {
    synchronized (queue) {
      long from = System.nanoTime();
      Runnable call;
      while ((call = queue.poll()) == null) {
        if (System.nanoTime() - from >= keepMillis * 1_000_000) {
          threads--;
          return null;
        }
        idle++;
        try {
          queue.wait(keepMillis);
        } catch (InterruptedException e) {
          // Somebody interrupts threads that are not theirs.
        } finally {
          idle--;
        }
      }
      return call;
    }
  }
}
