package dev.goj.internal.sched;

import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

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
 * or deque, or, from other threads, into the injection queue. Whether another worker is woken for
 * it is decided in {@link IdleWorkers}.
 *
 * <p><b>Threads.</b> {@link #maxProcs} slots, each held by an active {@link Worker}. When a
 * worker's thread is held up, {@link #replace} gives its slot to a spare worker or a new one. What
 * is queued with the old one is stolen from it as from any other, and is handed on by itself when
 * it comes back.
 */
public final class Scheduler {
  private static final int DEQUE_CAPACITY = 256;
  private static final int MAX_SPARES = 16;
  private static final long SPARE_NANOS = 10_000_000_000L;

  /** So many dead goroutines are kept without a thought. */
  private static final int SWEEP_AT_LEAST = 1024;

  /** More than this late, a timer is run by another worker than its own. */
  private static final long LATE_NANOS = 500_000;

  final int maxProcs;
  final InjectionQueue injection = new InjectionQueue();
  final IdleWorkers idle = new IdleWorkers();
  final Monitor monitor;

  private final int dequeCapacity;
  private final TimerHeap[] timers;
  private final Registry[] registries;
  private final RunGroup background = new RunGroup(this, false);
  private final Set<RunGroup> runs = ConcurrentHashMap.newKeySet();
  private final Set<ThreadGoroutineEntry> threadGoroutines = ConcurrentHashMap.newKeySet();
  private final AtomicLong ids = new AtomicLong(1);
  private final LongAdder threadActivity = new LongAdder();

  /** The roster: who holds which slot, who is spare. Its lock is never held by a virtual thread. */
  private final ReentrantLock roster = new ReentrantLock();

  private final ArrayDeque<Worker> spares = new ArrayDeque<>();
  private final AtomicReferenceArray<Worker> holders;
  private int workersCreated;

  /**
   * All workers with a thread, active, held up or spare; copied when it changes, under the roster.
   */
  private volatile Worker[] workers = new Worker[0];

  private static final class Default {
    static final Scheduler INSTANCE = new Scheduler(Settings.maxProcs(), DEQUE_CAPACITY);
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
    this.maxProcs = maxProcs;
    this.dequeCapacity = dequeCapacity;
    timers = new TimerHeap[maxProcs];
    registries = new Registry[maxProcs];
    holders = new AtomicReferenceArray<>(maxProcs);
    monitor = new Monitor(this);
    List<Worker> all = new ArrayList<>();
    for (int slot = 0; slot < maxProcs; slot++) {
      timers[slot] = new TimerHeap();
      registries[slot] = new Registry();
      Worker w = newWorker();
      w.activate(slot, timers[slot], registries[slot]);
      holders.set(slot, w);
      all.add(w);
    }
    workers = all.toArray(new Worker[0]);
    for (int slot = maxProcs - 1; slot >= 0; slot--) {
      idle.enter(workers[slot]);
    }
  }

  public int maxProcs() {
    return maxProcs;
  }

  Worker[] workers() {
    return workers;
  }

  Worker holder(int slot) {
    return holders.get(slot);
  }

  TimerHeap timers(int slot) {
    return timers[slot];
  }

  /** How many active workers are not idle. */
  int awake() {
    return maxProcs - idle.idle();
  }

  // ---- runs ------------------------------------------------------------------------------------

  /** The run that the calling thread's goroutine belongs to, else that of no run. */
  public static RunGroup currentGroup() {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      ScheduledGoroutine g = w.running();
      return g != null ? g.group() : w.scheduler.background;
    }
    ThreadBinding b = ThreadBinding.current();
    return b != null ? b.group() : main().background;
  }

  /** Begins a run; to be ended with {@link #endRun}. */
  public RunGroup beginRun() {
    RunGroup r = new RunGroup(this, true);
    runs.add(r);
    noteThreadActivity();
    monitor.start();
    monitor.noteAwake();
    return r;
  }

  /** Forgets a run that has ended, and those of its goroutines that still wait. */
  public void endRun(RunGroup run) {
    runs.remove(run);
    for (Registry r : registries) {
      r.sweep();
    }
  }

  /** Drops the dead if there are more of them than of the living, and enough to care. */
  void sweepDead() {
    long entered = 0;
    for (Registry r : registries) {
      entered += r.size();
    }
    if (entered > 2L * live() + SWEEP_AT_LEAST) {
      for (Registry r : registries) {
        r.sweep();
      }
    }
  }

  Set<RunGroup> runs() {
    return runs;
  }

  RunGroup background() {
    return background;
  }

  Registry[] registries() {
    return registries;
  }

  /** All goroutines of all runs that go on, and those of no run. */
  public int live() {
    int n = background.live();
    for (RunGroup r : runs) {
      n += r.live();
    }
    return n;
  }

  long newIds(int count) {
    return ids.getAndAdd(count);
  }

  /** An id for a goroutine that no worker starts. */
  public long newId() {
    return newIds(1);
  }

  /** Enters a goroutine that lives on a thread. */
  public void threadGoroutineStarted(ThreadGoroutineEntry g) {
    threadGoroutines.add(g);
    threadActivity.increment();
  }

  /** Takes it out again. */
  public void threadGoroutineEnded(ThreadGoroutineEntry g) {
    threadActivity.increment();
    threadGoroutines.remove(g);
  }

  Set<ThreadGoroutineEntry> threadGoroutines() {
    return threadGoroutines;
  }

  // ---- for the deadlock detector ---------------------------------------------------------------

  /** Something was done by a thread that is not a worker. */
  void noteThreadActivity() {
    threadActivity.increment();
  }

  /** Grows whenever anything is done; by looking at it twice one knows that nothing was. */
  long activity() {
    long n = ids.get() + threadActivity.sum() + Blocking.count();
    for (Worker w : workers) {
      n += w.tick();
    }
    return n;
  }

  /** Whether, as far as our threads are concerned, nothing can happen any more. */
  boolean isQuiet() {
    if (idle.idle() < maxProcs || idle.searching() > 0 || hasWork()) {
      return false;
    }
    for (RunGroup r : runs) {
      if (!r.isAwaited()) {
        return false; // its caller is about to start it, or to leave it
      }
    }
    for (Worker w : workers) {
      if ((w.runningSeenFromOutside() != null && !w.inBridge()) || w.hasNext()) {
        return false;
      }
    }
    for (TimerHeap t : timers) {
      if (t.hasLive()) {
        return false;
      }
    }
    for (ThreadGoroutineEntry t : threadGoroutines) {
      ThreadBinding b = t.binding();
      if (b == null || b.waiting() == null) {
        return false;
      }
    }
    return true;
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
      g.assignId(newIds(1));
      g.group().addLive(1);
      inject(g);
    }
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

  /** Whether there is something that any worker could take. */
  boolean hasWork() {
    if (injection.size() > 0) {
      return true;
    }
    for (Worker w : workers) {
      if (!w.deque.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  // ---- timers ----------------------------------------------------------------------------------

  /** Has {@code entry}, a goroutine or a {@link Timeout}, dealt with at the deadline. */
  void addTimer(long deadlineNanos, Object entry) {
    Worker w = Worker.currentOrNull();
    int slot =
        w != null && w.scheduler == this ? w.slot() : ThreadLocalRandom.current().nextInt(maxProcs);
    addTimer(slot, deadlineNanos, entry);
  }

  /**
   * Has {@code entry} dealt with at the deadline, by the worker that holds the slot then.
   *
   * <p>That holder may be going idle, until what it believes to be the next deadline. Both sides:
   * here the heap's {@code next} is written, then, after a fence, the holder looked up and taken
   * out of the idle ones; there the worker enters the idle ones, then reads {@code next}. A worker
   * that gets the slot at this very moment reads {@code next} after it became the holder.
   */
  void addTimer(int slot, long deadlineNanos, Object entry) {
    if (timers[slot].add(deadlineNanos, entry)) {
      VarHandle.fullFence();
      Worker holder = holders.get(slot);
      if (holder != Worker.currentOrNull()) {
        wakeIfIdle(holder);
      }
    }
  }

  /** Arms a timeout. */
  public void schedule(long deadlineNanos, Timeout timeout) {
    addTimer(deadlineNanos, timeout);
  }

  private void wakeIfIdle(Worker w) {
    if (idle.leave(w)) {
      w.wakeUp();
    }
  }

  /** Runs the timers that are late since their workers are busy; true if there were any. */
  boolean runLateTimers(Worker helper) {
    boolean any = false;
    long now = -1;
    for (TimerHeap t : timers) {
      long next = t.next();
      if (next != Clock.NEVER) {
        now = now < 0 ? Clock.now() : now;
        if (next < now - LATE_NANOS) {
          any |= helper.runTimers(t);
        }
      }
    }
    return any;
  }

  // ---- who holds the slots ---------------------------------------------------------------------

  private Worker newWorker() {
    int n = workersCreated++;
    return new Worker(this, "goj-worker-" + n, dequeCapacity, n + 1);
  }

  /**
   * Gives the slot of {@code w}, whose thread is held up, to another worker.
   *
   * <p>Its goroutine may end at this moment, and {@code w} go idle; but only who holds a slot may
   * be among the idle ones. Both sides: here {@code replaced} is written, then {@code w} taken out
   * of the idle ones; there the worker enters the idle ones, then reads {@code replaced}.
   */
  boolean replace(Worker w) {
    Worker substitute;
    int slot;
    roster.lock();
    try {
      if (w.isReplaced()) {
        return false;
      }
      substitute = spares.pollFirst();
      if (substitute == null) {
        substitute = newWorker();
        Worker[] all = Arrays.copyOf(workers, workers.length + 1);
        all[all.length - 1] = substitute;
        workers = all;
      }
      slot = w.slot();
      w.deactivate();
      substitute.activate(slot, timers[slot], registries[slot]);
      holders.set(slot, substitute);
    } finally {
      roster.unlock();
    }
    substitute.wakeUp();
    wakeIfIdle(w);
    return true;
  }

  /** Keeps a worker without a slot for later; false if its thread is to end. */
  boolean becomeSpare(Worker w) {
    roster.lock();
    try {
      if (!w.isReplaced()) {
        return true;
      }
      if (spares.size() >= MAX_SPARES) {
        dismiss(w);
        return false;
      }
      spares.addFirst(w);
    } finally {
      roster.unlock();
    }
    while (true) {
      w.parker.park(Clock.after(SPARE_NANOS));
      roster.lock();
      try {
        if (!w.isReplaced()) {
          return true;
        }
        if (spares.peekLast() == w) {
          // The one that has been of no use for longest.
          spares.removeLast();
          dismiss(w);
          return false;
        }
      } finally {
        roster.unlock();
      }
    }
  }

  private void dismiss(Worker w) {
    List<Worker> left = new ArrayList<>(Arrays.asList(workers));
    left.remove(w);
    workers = left.toArray(new Worker[0]);
  }

  /** From another thread: makes public what is queued with a worker that is held up. */
  void rescue(Worker w) {
    ScheduledGoroutine g = w.robNext();
    while (g != null || (g = w.deque.steal()) != null) {
      inject(g);
      g = null;
    }
  }

  /** An error of the scheduler's own, which cannot be thrown to anyone. */
  void report(Throwable t) {
    try {
      System.err.println("goj: internal error, please report");
      t.printStackTrace();
    } catch (Throwable ignored) {
      // Nothing is left to be done, and the worker must go on.
    }
  }
}
