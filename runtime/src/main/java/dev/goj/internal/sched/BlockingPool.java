package dev.goj.internal.sched;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for blocking calls: made as needed up to a limit, kept for a while when idle. Beyond the
 * limit calls wait in a queue, in order. They do, too, if there is no thread to be had for one
 * while there are others: these may all wait for what just that call would do, so the {@link
 * Monitor} asks again, see {@link ThreadStarter}.
 *
 * <p>A monitor protects everything; its users are platform threads that are about to block anyhow,
 * and workers for a few instructions.
 */
final class BlockingPool {
  static final long KEEP_MILLIS = 10_000;

  private final Scheduler scheduler;
  private final int maxThreads;
  private final long keepMillis;

  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final AtomicInteger inProgress = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private int threads;

  /**
   * How many wait for a call, those included that have been notified and not yet got the monitor.
   */
  private int idle;

  BlockingPool(Scheduler scheduler, int maxThreads, long keepMillis) {
    this.scheduler = scheduler;
    this.maxThreads = maxThreads;
    this.keepMillis = keepMillis;
  }

  private Thread newThread() {
    Thread t = Threads.make("goj-blocking", this::work);
    t.setName("goj-blocking-" + t.getId());
    return t;
  }

  /** How many calls have been submitted and not yet completed. */
  int inProgress() {
    return inProgress.get();
  }

  /**
   * Whether all calls, if there are any, wait in operations of ours, and so for nothing else. One
   * that begins or ends to wait at this moment changes {@link Blocking#count} before, and one that
   * ends is no longer counted as waiting.
   */
  boolean isQuiet() {
    return inProgress.get() == waiting.get();
  }

  /** A call begins, or ends, to wait in an operation of ours. */
  void noteWaiting(int more) {
    waiting.addAndGet(more);
  }

  /** How many threads there are. */
  int threads() {
    synchronized (queue) {
      return threads;
    }
  }

  /** Has {@code call} run on one of the threads; if that fails, it never runs. */
  void execute(Runnable call) {
    boolean first;
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
      first = threads == 0;
      threads++;
    }
    if (first) {
      startFirst(call);
    } else {
      startAnother();
    }
  }

  /** Starts a thread, already counted, without which {@code call} may wait for ever. */
  private void startFirst(Runnable call) {
    try {
      scheduler.starter.start(newThread());
    } catch (Throwable t) {
      synchronized (queue) {
        threads--;
        if (!queue.remove(call)) {
          return; // another thread has come to it
        }
      }
      inProgress.decrementAndGet();
      throw t;
    }
  }

  /** Starts a thread, already counted; if there is none to be had the monitor asks again. */
  private void startAnother() {
    boolean started = false;
    try {
      started = scheduler.starter.tryStart(newThread());
    } catch (Throwable t) {
      scheduler.report(t); // there was no memory for the Thread
    }
    if (!started) {
      synchronized (queue) {
        threads--;
      }
      scheduler.starter.noteLack();
    }
  }

  /** Asks for a thread again if there are calls without; by the monitor, now and then. */
  void retry() {
    synchronized (queue) {
      if (queue.size() <= idle || threads == maxThreads) {
        return;
      }
      threads++;
    }
    scheduler.starter.noteLack(); // for the others, at the next look
    startAnother();
  }

  private void work() {
    Runnable call;
    while ((call = next()) != null) {
      try {
        call.run();
      } catch (Throwable t) {
        scheduler.report(t);
      } finally {
        // What the call has left is not meant for the next one.
        Thread.interrupted();
        Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
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
