package dev.goj.internal.sched;

import java.util.function.Consumer;

/**
 * Starts threads. When there are none to be had it is not tried again for a while, longer each
 * time: those who have work ask for a worker all the time. Meanwhile the {@link Monitor} stays
 * awake and asks, too, as long as there is something to do.
 *
 * <p>Both sides: a worker that gets no thread goes back to the idle ones, {@link #lacking} is
 * written, and the monitor woken; the monitor clears {@code lacking}, and then looks whether there
 * is work. That work was made public before a worker was to be woken for it, and a blocking call is
 * in its queue before a thread is asked for.
 */
final class ThreadStarter {
  private static final long SHORTEST_PAUSE_NANOS = 5_000_000;
  private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

  private final Scheduler scheduler;
  private final Consumer<Thread> start;

  /** Whether a thread was asked for, and there was none. */
  private volatile boolean lacking;

  /** 0 if there was a thread last time. */
  private volatile long pauseNanos;

  private volatile long pauseUntil;

  /** {@code start} is what starts a thread. */
  ThreadStarter(Scheduler scheduler, Consumer<Thread> start) {
    this.scheduler = scheduler;
    this.start = start;
  }

  /** Starts a thread that must be there, or throws what that throws. */
  void start(Thread t) {
    start.accept(t);
  }

  /** Starts a thread; false if there is none to be had. Tells of it once. */
  boolean tryStart(Thread thread) {
    long pause = pauseNanos;
    if (pause > 0 && Clock.now() < pauseUntil) {
      return false;
    }
    try {
      scheduler.monitor.start();
      start.accept(thread);
      pauseNanos = 0;
      return true;
    } catch (Throwable t) {
      pauseUntil = Clock.now() + Math.max(pause, SHORTEST_PAUSE_NANOS);
      pauseNanos = Math.min(Math.max(2 * pause, SHORTEST_PAUSE_NANOS), LONGEST_PAUSE_NANOS);
      if (pause == 0) {
        scheduler.report(t);
      }
      return false;
    }
  }

  /** What a thread was asked for waits for one. */
  void noteLack() {
    lacking = true;
    scheduler.monitor.noteAwake();
  }

  boolean isLacking() {
    return lacking;
  }

  /** Asks for threads again if there is something to do; by the monitor, now and then. */
  void retry() {
    lacking = false;
    scheduler.timers.tellThreadless();
    scheduler.blocking.retry();
    if (pauseNanos > 0 && scheduler.hasWork()) {
      lacking = true;
      scheduler.endRest();
    }
  }
}
