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
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
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
 * or deque, or, from other threads, into the injection queue. Whether another worker is woken for
 * it is decided in {@link IdleWorkers}.
 *
 * <p><b>Threads.</b> There are {@link #maxProcs} open {@link Slot}s, each held by an active {@link
 * Worker}. When a worker's thread is held up, {@link #replace} gives its slot to a spare worker or
 * a new one. What is queued with the old one is stolen from it as from any other, and is handed on
 * by itself when it comes back.
 *
 * <p><b>The number of slots</b> follows that of the processors, see {@link #resize}. Invariants,
 * whenever the roster's lock is free: the open slots are those with a number below {@code
 * maxProcs}, of which there is one at least; each has one holder, which has that slot and no other;
 * all other workers are {@linkplain Worker#isReplaced without one}. A worker that loses its slot
 * because it closes is in the same position as one that is replaced, and does the same. What is
 * different is only that nobody takes its place; hence the timers are given to the other slots, see
 * {@link TimerHeap}.
 */
public final class Scheduler {
  private static final int DEQUE_CAPACITY = 256;
  private static final int MAX_SPARES = 16;
  private static final long SPARE_NANOS = 10_000_000_000L;
  private static final long ASK_AGAIN_NANOS = 1_000_000_000L;

  /** So many dead goroutines are kept without a thought. */
  private static final int SWEEP_AT_LEAST = 1024;

  /** More than this late, a timer is run by another worker than its own. */
  private static final long LATE_NANOS = 500_000;

  final InjectionQueue injection = new InjectionQueue();
  final IdleWorkers idle = new IdleWorkers(this::maxProcs, Clock::now);
  final Monitor monitor;

  private final int dequeCapacity;
  private final RunGroup background = new RunGroup(this, false);
  private final Set<RunGroup> runs = ConcurrentHashMap.newKeySet();
  private final Set<ThreadGoroutineEntry> threadGoroutines = ConcurrentHashMap.newKeySet();
  private final AtomicLong ids = new AtomicLong(1);
  private final LongAdder threadActivity = new LongAdder();

  /** The roster: who holds which slot, who is spare. Its lock is never held by a virtual thread. */
  private final ReentrantLock roster = new ReentrantLock();

  private final ArrayDeque<Worker> spares = new ArrayDeque<>();
  private int workersCreated;

  /** All slots there have ever been, by number; copied when it grows, under the roster. */
  private volatile Slot[] slots = new Slot[0];

  /**
   * How many slots are open; written under the roster, after {@link #slots} has them. Whoever reads
   * this first has the slot in what it reads of the array.
   */
  private volatile int maxProcs;

  /**
   * All workers with a thread, active, held up or spare; copied when it changes, under the roster.
   */
  private volatile Worker[] workers = new Worker[0];

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
    this.dequeCapacity = dequeCapacity;
    monitor = new Monitor(this, processors, askAgainNanos);
    int n = processors.getAsInt();
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
      idle.enter(newWorkers[i]);
    }
  }

  /** How many goroutines can run at the same time. */
  public int maxProcs() {
    return maxProcs;
  }

  /** All slots, the closed ones included. */
  Slot[] slots() {
    return slots;
  }

  Worker[] workers() {
    return workers;
  }

  /** How many active workers are not idle; too few for a moment while a worker loses its slot. */
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
    sweepRegistries();
  }

  private void sweepRegistries() {
    for (Slot s : slots) {
      s.registry.sweep();
    }
  }

  /** Drops the dead if there are more of them than of the living, and enough to care. */
  void sweepDead() {
    long entered = 0;
    for (Slot s : slots) {
      entered += s.registry.size();
    }
    if (entered > 2L * live() + SWEEP_AT_LEAST) {
      sweepRegistries();
    }
  }

  Set<RunGroup> runs() {
    return runs;
  }

  RunGroup background() {
    return background;
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

  /**
   * Whether, as far as our threads are concerned, nothing can happen any more.
   *
   * <p>A worker on its way from losing its slot to being spare may have a goroutine in its hands,
   * or still be among the idle ones, which would then be one too many. Timers that move from slot
   * to slot while this looks are not missed: they go to lower numbers, of which one only comes
   * after the higher ones, and are entered there first.
   */
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
      boolean busy = w.runningSeenFromOutside() != null || (w.isReplaced() && !w.isSpare());
      if ((busy && !w.inBridge()) || w.hasNext()) {
        return false;
      }
    }
    Slot[] all = slots;
    for (int i = all.length - 1; i >= 0; i--) {
      if (all[i].timers.hasLive()) {
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
    addTimer(w != null && w.scheduler == this ? w.slot() : anySlot(), deadlineNanos, entry);
  }

  /** One that is open, or was just now. */
  private Slot anySlot() {
    int n = maxProcs;
    return slots[ThreadLocalRandom.current().nextInt(n)];
  }

  /**
   * Has {@code entry} dealt with at the deadline, by the worker that holds the slot then; or, if it
   * is closed, another one.
   *
   * <p>That holder may be going idle, until what it believes to be the next deadline. Both sides:
   * here the heap's {@code next} is written, then, after a fence, the holder looked up and taken
   * out of the idle ones; there the worker enters the idle ones, then reads {@code next}. A worker
   * that gets the slot at this very moment reads {@code next} after it became the holder. If there
   * is no holder the slot is about to close, or to open: then the timer is moved, or the same
   * holds.
   */
  void addTimer(Slot slot, long deadlineNanos, Object entry) {
    Slot s = slot;
    TimerHeap.Added added = s.timers.add(deadlineNanos, entry);
    while (added == TimerHeap.Added.REFUSED) {
      s = anySlot();
      added = s.timers.add(deadlineNanos, entry);
    }
    if (added == TimerHeap.Added.FIRST) {
      tellHolder(s);
    }
  }

  /** The slot's next deadline may be earlier than its holder knows. */
  private void tellHolder(Slot slot) {
    VarHandle.fullFence();
    Worker holder = slot.holder();
    if (holder != null && holder != Worker.currentOrNull() && idle.leave(holder)) {
      holder.wakeUp();
    }
  }

  /** Arms a timeout. */
  public void schedule(long deadlineNanos, Timeout timeout) {
    addTimer(deadlineNanos, timeout);
  }

  /** Runs the timers that are late since their workers are busy; true if there were any. */
  boolean runLateTimers(Worker helper) {
    boolean any = false;
    long now = -1;
    for (Slot s : slots) {
      long next = s.timers.next();
      if (next != Clock.NEVER) {
        now = now < 0 ? Clock.now() : now;
        if (next < now - LATE_NANOS) {
          any |= helper.runTimers(s.timers);
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

  /** A worker without a slot and with nothing to do; under the roster's lock. */
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

  /** Under the roster's lock. */
  private static void give(Slot slot, Worker w) {
    w.activate(slot);
    slot.setHolder(w);
  }

  /**
   * Opens or closes slots until there are {@code n}. Any thread may call it; of several at the same
   * time, one has the last word.
   *
   * <p>Races, beside those of {@link #replace}, whose lock it shares: with a timer that is added to
   * the slot, cancelled, or due, see {@link TimerHeap}; with the monitor that is about to doze, as
   * the worker that had the slot may go on for long: it is told at the end, see {@link Monitor}.
   * What is queued with that worker the monitor, too, gives away, as it does for all workers
   * without a slot.
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
      moveTimers(all[i]);
    }
  }

  private void openSlot(int upTo) {
    Worker w;
    roster.lock();
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
      roster.unlock();
    }
    noteThreadActivity();
    w.wakeUp();
  }

  private void closeSlot(int downTo) {
    Worker w;
    roster.lock();
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
      roster.unlock();
    }
    ScheduledGoroutine g = w.runningSeenFromOutside();
    if (g != null) {
      g.preempt();
    }
    dropFromIdle(w);
    endRest(); // as many may rest as there are workers now
    noteThreadActivity();
    monitor.noteAwake();
  }

  /** Gives the timers of a closed slot to the open ones, the earliest first. */
  private void moveTimers(Slot from) {
    boolean more;
    do {
      Slot to = anySlot();
      more = to.number < from.number && from.timers.moveSome(to.timers);
      tellHolder(to);
    } while (more);
  }

  /**
   * Of a worker that has just lost its slot: only who holds one may be among the idle ones. Both
   * sides: here it has been marked as replaced, then is taken out of the idle ones; there the
   * worker enters the idle ones, then reads {@code replaced}.
   */
  void dropFromIdle(Worker w) {
    if (idle.leave(w)) {
      if (w.hasThread()) {
        w.wakeUp();
      } else {
        dismiss(w);
      }
    }
  }

  /**
   * Gives the slot of {@code w}, whose thread is held up, to another worker. Its goroutine may end
   * at this moment, and {@code w} go idle: see {@link #dropFromIdle}.
   */
  boolean replace(Worker w) {
    Worker substitute;
    roster.lock();
    try {
      if (w.isReplaced()) {
        return false;
      }
      substitute = spareOrNew();
      w.deactivate();
      give(w.slot(), substitute);
    } finally {
      roster.unlock();
    }
    substitute.wakeUp();
    dropFromIdle(w);
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
      w.setSpare();
    } finally {
      roster.unlock();
    }
    while (true) {
      w.parker.park(Clock.after(SPARE_NANOS));
      roster.lock();
      try {
        if (!w.isSpare()) {
          return true; // it has a slot, or has had one that is closed again
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
    roster.lock();
    try {
      List<Worker> left = new ArrayList<>(Arrays.asList(workers));
      left.remove(w);
      workers = left.toArray(new Worker[0]);
    } finally {
      roster.unlock();
    }
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
