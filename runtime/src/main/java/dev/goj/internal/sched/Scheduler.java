package dev.goj.internal.sched;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Runs goroutines on a few threads.
 *
 * <p><b>Where a goroutine is.</b> In one place at a time: a worker's run-next slot, a worker's
 * {@link WorkDeque}, the {@link InjectionQueue}, a {@link TimerHeap}, the queue of a {@link
 * WaitPoint}, or with the worker that runs it. Taking it out of a place is one atomic step, so it
 * runs once.
 *
 * <p><b>Parking.</b> An operation that has to wait says so and returns; the generated code saves
 * its frames; only then does the run loop enqueue the goroutine, under the lock of what it waits
 * for, after having looked once more whether it still must wait. Thus nobody can wake a goroutine
 * that is not yet saved, and no state word has to arbitrate between parking and waking.
 *
 * <p><b>Waking.</b> {@link ScheduledGoroutine#wake} puts it into the waking worker's run-next slot
 * or deque ({@link RunQueues}), or, from other threads, into the injection queue. Whether another
 * worker is woken for it is decided in {@link IdleWorkers}.
 *
 * <p><b>Threads.</b> There are {@link #maxProcs} open {@link Slot}s, each held by an active {@link
 * Worker}. When a worker's thread is held up, which the {@link Monitor} sees, or the worker itself
 * says, its slot goes to a spare worker or a new one. Who has which slot, and how many there are,
 * is in the {@link Roster}.
 *
 * <p>This class has the parts, and what makes runnable; besides, what other packages call.
 */
public final class Scheduler {
  private static final int DEQUE_CAPACITY = 256;
  private static final long ASK_AGAIN_NANOS = 1_000_000_000L;

  /*
   * Has all that prints initialized, while there is memory for it. If that failed in a report that
   * there is none left, nothing in this process could print any more.
   */
  static {
    new Throwable().printStackTrace(new PrintStream(OutputStream.nullOutputStream()));
  }

  final InjectionQueue injection;
  final IdleWorkers idle = new IdleWorkers(this::maxProcs, Clock::now);
  final Timers timers = new Timers(this);
  final Census census = new Census(this);
  final DeadlockDetector deadlocks = new DeadlockDetector(this);
  final ThreadStarter starter;
  final Monitor monitor;
  final BlockingPool blocking =
      new BlockingPool(this, Settings.blockingThreads(), BlockingPool.KEEP_MILLIS);
  final Roster roster;

  private final AtomicLong ids = new AtomicLong(1);

  private static final class Default {
    static final Scheduler INSTANCE = create();

    private static Scheduler create() {
      int n = Settings.maxProcs();
      return n > 0
          ? new Scheduler(n, DEQUE_CAPACITY)
          : new Scheduler(
              Runtime.getRuntime()::availableProcessors, ASK_AGAIN_NANOS, DEQUE_CAPACITY);
    }
  }

  /** The one that the program runs on. */
  public static Scheduler main() {
    return Default.INSTANCE;
  }

  /** The one that the calling thread works for, else the program's. */
  public static Scheduler current() {
    Worker w = Worker.currentOrNull();
    return w != null ? w.scheduler : main();
  }

  /** One beside the program's; for tests. */
  public Scheduler(int maxProcs, int dequeCapacity) {
    this(() -> maxProcs, Clock.NEVER, dequeCapacity);
  }

  /** One that has as many slots as {@code processors} says, which is asked again now and then. */
  Scheduler(IntSupplier processors, long askAgainNanos, int dequeCapacity) {
    this(processors, askAgainNanos, dequeCapacity, Thread::start);
  }

  /** Likewise; {@code start} starts threads. */
  Scheduler(IntSupplier processors, long askAgainNanos, int dequeCapacity, Consumer<Thread> start) {
    injection = new InjectionQueue(dequeCapacity / 2);
    starter = new ThreadStarter(this, start);
    monitor = new Monitor(this, processors, askAgainNanos);
    roster = new Roster(this, processors.getAsInt(), dequeCapacity);
  }

  /** How many goroutines can run at the same time. */
  public int maxProcs() {
    return roster.maxProcs();
  }

  // ---- making runnable -------------------------------------------------------------------------

  /** Starts a goroutine. */
  public void spawn(ScheduledGoroutine g) {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      g.assignId(w.newId());
      w.count(g.group(), 1);
      w.ready(g);
    } else {
      monitor.start();
      g.assignId(newIds(1));
      g.group().addLive(1);
      inject(g);
    }
  }

  long newIds(int count) {
    return ids.getAndAdd(count);
  }

  /** Grows when goroutines start. */
  long idsGiven() {
    return ids.get();
  }

  /** Makes {@code g} runnable from any thread. */
  void inject(ScheduledGoroutine g) {
    injection.add(g);
    announceWork();
  }

  /** After work was made public: wakes a worker for it if need be. */
  void announceWork() {
    VarHandle.fullFence();
    wakeForWork();
  }

  void wakeForWork() {
    Worker w = idle.takeToWake();
    if (w != null) {
      w.wakeUp();
    }
  }

  /** Work has to wait for long: no worker may rest. */
  void endRest() {
    idle.endRest();
    announceWork();
  }

  /** Whether there is something that any worker could take. */
  boolean hasWork() {
    if (injection.size() > 0) {
      return true;
    }
    for (Worker w : roster.workers()) {
      if (!w.deque.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Has what timeouts need on their way: starting it takes a monitor, for which nobody should wait
   * who holds locks.
   */
  public void prepareForTimeouts() {
    monitor.start();
  }

  /** Arms a timeout. */
  public void schedule(long deadlineNanos, Timeout timeout) {
    timers.add(deadlineNanos, timeout);
  }

  // ---- runs, and goroutines on threads ---------------------------------------------------------

  /** The run that the calling thread's goroutine belongs to, else that of no run. */
  public static RunGroup currentGroup() {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      ScheduledGoroutine g = w.running();
      return g != null ? g.group() : w.scheduler.census.background;
    }
    ThreadBinding b = ThreadBinding.current();
    return b != null ? b.group() : main().census.background;
  }

  /** Begins a run; to be ended with {@link #endRun}. */
  public RunGroup beginRun() {
    RunGroup r = new RunGroup(this, currentGroup());
    monitor.start();
    deadlocks.noteThreadActivity();
    census.runs().add(r); // from here on nothing fails: a run that is not awaited is never dead
    monitor.noteAwake();
    return r;
  }

  /** Forgets a run that has ended, and those of its goroutines that still wait. */
  public void endRun(RunGroup run) {
    census.runs().remove(run);
    run.forgetCaller();
    if (run.live() > 0) { // it looks at all that wait, of other runs, too
      census.sweep();
    }
  }

  /** All goroutines of all runs that go on, and those of no run. */
  public int live() {
    return census.live();
  }

  /** An id for a goroutine that no worker starts. */
  public long newId() {
    return newIds(1);
  }

  /** Enters a goroutine that lives on a thread. */
  public void threadGoroutineStarted(ThreadGoroutineEntry g) {
    census.onThreads().add(g);
    deadlocks.noteThreadActivity();
  }

  /** Takes it out again. */
  public void threadGoroutineEnded(ThreadGoroutineEntry g) {
    deadlocks.noteThreadActivity();
    census.onThreads().remove(g);
  }

  /** What happened on a thread of ours, and cannot be thrown to anyone. The thread goes on. */
  void report(Throwable t) {
    try {
      System.err.println(
          t instanceof OutOfMemoryError
              ? "goj: out of memory"
              : "goj: internal error, please report");
      t.printStackTrace();
    } catch (Throwable ignored) {
      // Nothing is left to be done, and the worker must go on.
    }
  }
}
