package dev.goj.internal.sched;

import java.lang.invoke.VarHandle;

/**
 * A thread that runs goroutines: its life from slice to slice, looking for work, idle, and with a
 * slot and without. What it runs is in its {@link RunQueues}; what it counts, {@link WorkerCounts}.
 *
 * <p><b>Slots.</b> A worker that holds one of the {@link Slot}s is active; it owns the slot's
 * timers and registry. Its slot may be taken from it at any moment, see {@link Roster}: for another
 * worker, since its thread is held up inside of a goroutine, or for nobody, since there are fewer
 * processors. It finishes the goroutine's slice, hands on what it has in its queues, and becomes a
 * spare, until it gets a slot again. Only a worker with a slot may be among the idle ones; its
 * queues stay its own throughout.
 *
 * <p><b>Searching.</b> A worker that is counted as searching ({@link IdleWorkers}) is relied upon
 * by those who make work public. So before it runs a goroutine, parks, or retires it counts itself
 * out, and if it leaves work lying it sees to it that another looks for it: {@link #found}, {@link
 * #goIdle}, {@link #retire}.
 *
 * <p><b>Bridges.</b> A worker whose thread is about to block in an operation of ours has its slot
 * taken by another. It counts as blocked, which the deadlock detector takes for quiet, only when it
 * has nothing in its hands any more, see {@link #enterBridge}.
 */
public final class Worker extends RunQueues {
  // Intervals are in turns, and powers of two.

  /** For timers; the injection queue has every second of these. */
  private static final int LOOK_INTERVAL = 32;

  static final int INJECTION_INTERVAL = 2 * LOOK_INTERVAL;

  private static final int CALL_INTERVAL = 1024;

  private static final int TIMER_BATCH = 64;

  final Parker parker = new Parker(this);

  /** Protected by the lock of IdleWorkers. */
  Worker nextIdle;

  /** Protected by the lock of IdleWorkers. */
  boolean isIdle;

  /**
   * Written by its thread, or, while it is among the idle workers, under their lock by its waker.
   */
  boolean searching;

  /** The slot it holds, or held last; written while its thread is not looking. */
  private Slot slot;

  /**
   * Whether it is ready to get a slot, having nothing to do without; written under the roster's
   * lock.
   */
  private volatile boolean spare;

  /** Whether it blocks in a bridge; written by the worker, read by the deadlock detector. */
  private volatile boolean inBridge;

  /** Whether it has a thread; written by who wakes it up, as only one at a time does. */
  private boolean started;

  /** Whether a goroutine has set the context class loader. */
  private boolean loaderIsGoroutines;

  /** For timers that are due. */
  private final Object[] due = new Object[TIMER_BATCH];

  Worker(Scheduler scheduler, String name, int dequeCapacity, long seed) {
    super(scheduler, name, dequeCapacity, seed);
  }

  @Override
  public void setContextClassLoader(ClassLoader loader) {
    super.setContextClassLoader(loader);
    loaderIsGoroutines = loader != ClassLoader.getSystemClassLoader();
  }

  // ---- the current worker ----------------------------------------------------------------------

  public static Worker currentOrNull() {
    Thread t = Thread.currentThread();
    return t instanceof Worker w ? w : null;
  }

  static Worker current() {
    return (Worker) Thread.currentThread();
  }

  // ---- from slice to slice ---------------------------------------------------------------------

  @Override
  public void run() {
    scheduler.monitor.noteAwake();
    boolean goesOn = true;
    while (goesOn) {
      goesOn = runSome();
    }
  }

  /**
   * Has some turns; false to end the thread. It returns now and then, since what the JIT compiler
   * has compiled anew is entered by calls, while a loop that runs may stay with what it has: one
   * that had fallen back to the interpreter was seen to stay there, at five times the price.
   */
  private boolean runSome() {
    do {
      try {
        if (!hasSlot() && !retire()) {
          return false;
        }
        ScheduledGoroutine g = next();
        if (g != null) {
          execute(found(g));
        }
      } catch (Throwable t) {
        // Nothing that a goroutine throws comes here. What does, out of memory most likely, must
        // not take the worker with it; no goroutine is in our hands at the points that allocate.
        endSlice();
        scheduler.report(t);
      }
    } while (!isEvery(CALL_INTERVAL));
    return true;
  }

  private void execute(ScheduledGoroutine g) {
    if (isToRest() && rest(g)) {
      return;
    }
    beginSlice(g);
    endSwitch();
    g.runSlice(this);
    if (isInterrupted()) {
      // A flag that the goroutine set or left; the next one is to know nothing of it.
      interrupted();
    }
    if (loaderIsGoroutines) {
      setContextClassLoader(ClassLoader.getSystemClassLoader());
    }
    endSlice();
  }

  /** Begins a turn: the next goroutine to run; null to look again. */
  ScheduledGoroutine next() {
    beginTurn();
    if (isEvery(LOOK_INTERVAL) || slicesAreLong()) {
      ScheduledGoroutine g = lookAround();
      if (g != null) {
        return g;
      }
    }
    ScheduledGoroutine g = nextLocal();
    return g != null ? g : search();
  }

  /**
   * Has timers run, and at every second look gives one of the injection queue its turn: both would
   * starve while this worker has enough of its own.
   */
  private ScheduledGoroutine lookAround() {
    runTimers();
    return isEvery(slicesAreLong() ? 2 : INJECTION_INTERVAL)
        ? (ScheduledGoroutine) scheduler.injection.poll()
        : null;
  }

  private boolean isEvery(int turns) {
    return (turn() & (turns - 1)) == 0;
  }

  /** Runs what is due in its slot; true if there was something. */
  private boolean runTimers() {
    return runTimers(false);
  }

  /** Likewise, or in all slots those that are late. */
  private boolean runTimers(boolean late) {
    boolean any = false;
    int turns = beginTurns();
    try {
      any = late ? scheduler.timers.runLate(due) : scheduler.timers.run(slot.timers, due);
    } finally {
      endTurns(turns, any);
    }
    return any;
  }

  void register(ScheduledGoroutine g) {
    slot.registry.add(g);
  }

  // ---- looking for work ------------------------------------------------------------------------

  private ScheduledGoroutine search() {
    if (runTimers()) {
      ScheduledGoroutine g = nextLocal();
      if (g != null) {
        return g;
      }
    }
    ScheduledGoroutine g = takeInjected();
    if (g != null) {
      return g;
    }
    if (searching || scheduler.idle.trySearch(scheduler.idle.awake())) {
      searching = true;
      g = steal();
      if (g == null && runTimers(true)) {
        g = nextLocal();
      }
      if (g != null) {
        return g;
      }
    }
    goIdle();
    return null;
  }

  /**
   * Work was found, in whatever queue; from here on others are woken for what there is besides. The
   * goroutine may block this thread, and must not do so as one that searches.
   */
  private ScheduledGoroutine found(ScheduledGoroutine g) {
    if (searching) {
      searching = false;
      if (scheduler.idle.endSearch()) {
        scheduler.wakeForWork();
      }
    }
    return g;
  }

  // ---- idle ------------------------------------------------------------------------------------

  /** See {@link IdleWorkers} for why nothing gets lost here. */
  private void goIdle() {
    IdleWorkers idle = scheduler.idle;
    flushCount();
    deque.clear();
    // Before entering: from then on a waker may set it.
    boolean wasSearching = searching;
    searching = false;
    idle.enter(this);
    if (wasSearching) {
      idle.endSearch();
    }
    parkIdle();
  }

  /** Leaves {@code g} and what is queued here to the others; false if there are none. */
  private boolean rest(ScheduledGoroutine g) {
    if (scheduler.idle.awake() <= 1) {
      return false;
    }
    flushCount();
    scheduler.injection.add(g);
    spill();
    if (scheduler.idle.enterToRest(this)) {
      parkIdle();
    }
    return true;
  }

  /** It has entered the idle ones, and parks; until woken, or until a timer of its slot is due. */
  private void parkIdle() {
    IdleWorkers idle = scheduler.idle;
    VarHandle.fullFence();
    if (!hasSlot() && idle.leave(this)) {
      scheduler.wakeForWork(); // somebody may have relied on this search
      scheduler.monitor.noteAwake(); // it may have seen one idle worker too many
      return;
    }
    if (idle.mayWork() && scheduler.hasWork() && idle.leave(this)) {
      idle.startSearch();
      searching = true;
      scheduler.monitor.noteAwake(); // it may have seen all of them idle
      return;
    }
    parker.park(slot.timers.next());
    idle.leave(this);
    beginSample();
    scheduler.monitor.noteAwake();
  }

  /**
   * Restarts this worker, which the caller has taken out of the idle ones; starts its thread if
   * need be, and if there is none, enters it there again.
   */
  void wakeUp() {
    if (started) {
      parker.unpark();
      return;
    }
    started = true;
    if (!scheduler.starter.tryStart(this)) {
      // What is queued stays queued, and the monitor sees to it that it is tried again.
      started = false;
      if (searching) {
        searching = false;
        scheduler.idle.endSearch();
      }
      scheduler.idle.enterLast(this);
      VarHandle.fullFence();
      if (!hasSlot()) {
        scheduler.roster.dropFromIdle(this);
      } else {
        scheduler.roster.passToSpare(this);
      }
      scheduler.starter.noteLack();
    }
  }

  /** Asked by who has taken it out of the idle ones; others may see an old value. */
  boolean hasThread() {
    return started;
  }

  // ---- with a slot, and without ----------------------------------------------------------------

  /** Gives this worker a slot, under the roster's lock; its thread is not running goroutines. */
  void activate(Slot newSlot) {
    slot = newSlot;
    spare = false;
    setHasSlot(true);
  }

  /** Takes the slot away; under the roster's lock. */
  void deactivate() {
    setHasSlot(false);
  }

  /** The one it holds, or held last; asked on its thread, or under the roster's lock. */
  Slot slot() {
    return slot;
  }

  /** It has no slot, and nothing in its queues; under the roster's lock. */
  void setSpare() {
    spare = true;
  }

  boolean isSpare() {
    return spare;
  }

  /**
   * Ends this thread's work until it gets a slot again; false to end the thread.
   *
   * <p>It may have been woken to search just before it lost its slot: then another must.
   */
  private boolean retire() {
    flushCount();
    spill();
    if (searching) {
      searching = false;
      scheduler.idle.endSearch();
    }
    scheduler.announceWork();
    boolean kept = scheduler.roster.becomeSpare(this);
    beginSample(); // the pause is no slice's fault
    return kept;
  }

  /**
   * The thread is about to block in one of our operations. Until it has handed on what it has, by
   * {@link #handOff}, it does not count as blocked.
   */
  void enterBridge() {
    inBridge = true;
  }

  void leaveBridge() {
    inBridge = false;
  }

  boolean inBridge() {
    return inBridge;
  }

  /**
   * The goroutine is about to call what is known to block its thread, if it has to wait. If it does
   * the monitor sees that soon; where it has lost its slot it holds up nobody.
   */
  public void announceBlocking() {
    noteAnnounced();
    if (hasSlot()) {
      scheduler.monitor.hurry();
    }
  }

  /** The thread is about to block: another worker takes the slot, and what is queued here. */
  void handOff() {
    flushCount();
    if (hasSlot()) {
      scheduler.roster.replace(this);
    }
    spill();
    scheduler.announceWork();
  }
}
