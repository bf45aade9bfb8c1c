package dev.goj.internal.sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A thread that runs goroutines, with its own run queues: a deque, and in front of it the run-next
 * slot for the goroutine made ready last.
 *
 * <p><b>Slots.</b> A worker that holds one of the {@link Slot}s is active; it owns the slot's
 * timers and registry. A worker whose thread is held up inside of a goroutine is replaced: another
 * takes its slot, see {@link Scheduler#replace}. So is, by nobody, one whose slot closes as there
 * are fewer processors, see {@link Scheduler#resize}. It finishes the goroutine's slice, hands on
 * what it has in its queues, and becomes a spare. Its queues stay its own throughout: others only
 * steal from them.
 *
 * <p><b>Run-next.</b> What a goroutine makes ready runs next on the same worker: the two most
 * likely hand something over, and it is in the cache. It saves the wake-up of another worker if the
 * goroutine soon parks, and is a loss if it goes on computing. So the worker samples how long
 * goroutines stay in the slot; where that is longer than a wake-up takes, it puts them into the
 * deque instead, where others find them, see {@link #ready}. At most {@link #MAX_NEXT} run out of
 * the slot in a row while others wait in the deque, so that a pair that plays ping-pong starves
 * nobody.
 *
 * <p><b>Sharing.</b> What is queued wakes another worker when it is more work than the wake-up is
 * worth: the length of the deque times what a slice takes, of which every {@value
 * #SLICES_PER_SAMPLE}th is a sample. Goroutines that only hand things to each other so stay on one
 * worker, where that costs least. If a slice then takes long after all, the monitor sees it within
 * a millisecond and gives away what is queued.
 *
 * <p><b>Rest.</b> Where a worker had to wait for the locks of channels and the like so often that
 * working beside others does not pay, it rests, see {@link IdleWorkers}: more than once in {@value
 * #CONTENTION_NANOS} ns, over a sample of slices. With 64 producers and 64 consumers on one channel
 * it is every 2,300 ns, and two workers take 80 ns for an element where one takes 22.
 *
 * <p>Only the owner puts into the slot. The owner and the monitor, which empties the slot of a
 * worker that is held up, take out of it by compare-and-set.
 */
public final class Worker extends Thread {
  static final int MAX_NEXT = 24;
  static final int INJECTION_INTERVAL = 61;
  private static final int TIMER_INTERVAL = 32;
  private static final int SAMPLE_INTERVAL = 128;
  private static final int STEAL_PASSES = 4;

  /** Less queued work than that is done sooner than another worker has been woken for it. */
  private static final long WORTH_WAKING_NANOS = 10_000;

  private static final int SLICES_PER_SAMPLE = 32;

  /** Less between two locks that were held by others is too little. */
  private static final long CONTENTION_NANOS = 4_000;

  /** A shorter sample of slices says nothing of contention. */
  private static final int LEAST_CONTENTION = 8;

  /** Longer in the run-next slot than it takes to wake another worker. */
  private static final long LONG_IN_NEXT_NANOS = 20_000;

  /** For how many goroutines made ready the finding of one sample holds. */
  private static final int SHARE_AFTER_SAMPLE = 256;

  private static final int TIMER_BATCH = 64;
  private static final long STACK_BYTES = 16L << 20;
  private static final int ID_BATCH = 64;

  private static final VarHandle RUN_NEXT;
  private static final VarHandle TICK;
  private static final VarHandle RUNNING;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      RUN_NEXT = lookup.findVarHandle(Worker.class, "runNext", ScheduledGoroutine.class);
      TICK = lookup.findVarHandle(Worker.class, "tick", int.class);
      RUNNING = lookup.findVarHandle(Worker.class, "running", ScheduledGoroutine.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Scheduler scheduler;
  final WorkDeque<ScheduledGoroutine> deque;
  final Parker parker = new Parker(this);

  /** Protected by the lock of IdleWorkers. */
  Worker nextIdle;

  /** Protected by the lock of IdleWorkers. */
  boolean isIdle;

  /** The slot it holds, or held last; written while its thread is not looking. */
  private Slot slot;

  /**
   * Whether it has no slot; set by whoever takes it, under the roster's lock, and cleared when it
   * gets one again.
   */
  private volatile boolean replaced = true;

  /** Whether it is ready to get a slot, having nothing to do without; under the same lock. */
  private volatile boolean spare;

  /** Whether it blocks in a bridge; written by the worker, read by the deadlock detector. */
  private volatile boolean inBridge;

  /**
   * Written by its thread, or, while it is among the idle workers, under their lock by its waker.
   */
  boolean searching;

  /** Put by the owner (release), taken by compare-and-set. */
  private ScheduledGoroutine runNext;

  /** How many slices it has begun; written by the owner (opaque), read by the monitor. */
  private int tick;

  /** Written by the owner (opaque); read by the monitor and dumps. */
  private ScheduledGoroutine running;

  private boolean started;
  private int untilInjection = INJECTION_INTERVAL;
  private int untilTimers = TIMER_INTERVAL;
  private int untilSample = SAMPLE_INTERVAL;
  private int nextInRow;

  /**
   * While positive, what is made ready goes to the deque; the monitor may set it, hence no
   * invariant.
   */
  private int share;

  /** When the sampled goroutine was put into the run-next slot; 0 for none. */
  private long sampledAt;

  /** About how long a slice takes; long until that is known. */
  private long sliceNanos = WORTH_WAKING_NANOS;

  /** Since when the slices have run that make up the next sample. */
  private long slicesSince = System.nanoTime();

  private int untilSliceSample = SLICES_PER_SAMPLE;

  /** How often in this sample another held a lock that was needed. */
  private int contentions;

  private RunGroup countedGroup;
  private int counted;

  private long nextId;
  private long lastId;
  private long random;

  /** For moving goroutines between queues; empty otherwise. */
  private final Object[] batch;

  /** For timers that are due; waking what they are for may use {@link #batch}. */
  private final Object[] due = new Object[TIMER_BATCH];

  Worker(Scheduler scheduler, String name, int dequeCapacity, long seed) {
    super(null, null, name, STACK_BYTES, false);
    this.scheduler = scheduler;
    this.deque = new WorkDeque<>(dequeCapacity);
    this.batch = new Object[dequeCapacity];
    this.random = seed * 0x9E3779B97F4A7C15L | 1;
    setDaemon(true);
    setContextClassLoader(ClassLoader.getSystemClassLoader());
  }

  // ---- the current worker ----------------------------------------------------------------------

  public static Worker currentOrNull() {
    Thread t = Thread.currentThread();
    return t instanceof Worker w ? w : null;
  }

  static Worker current() {
    return (Worker) Thread.currentThread();
  }

  /** The goroutine that the calling thread runs as a worker. */
  public ScheduledGoroutine running() {
    return running;
  }

  // ---- the loop --------------------------------------------------------------------------------

  @Override
  public void run() {
    scheduler.monitor.noteAwake();
    while (true) {
      try {
        if (replaced && !retire()) {
          return;
        }
        ScheduledGoroutine g = next();
        if (g != null) {
          execute(found(g));
        }
      } catch (Throwable t) {
        // Nothing that a goroutine throws comes here. What does, out of memory most likely, must
        // not
        // take the worker with it; no goroutine is in our hands at the points that allocate.
        RUNNING.setOpaque(this, null);
        scheduler.report(t);
      }
    }
  }

  private void execute(ScheduledGoroutine g) {
    if (--untilSliceSample <= 0 && sampleSlices() && rest(g)) {
      return;
    }
    RUNNING.setOpaque(this, g);
    TICK.setOpaque(this, tick + 1);
    g.runSlice(this);
    if (isInterrupted()) {
      // A flag that the goroutine set or left; the next one is to know nothing of it.
      interrupted();
    }
    RUNNING.setOpaque(this, null);
  }

  /** True if there was so much contention that it should rest. */
  private boolean sampleSlices() {
    int c = contentions;
    long since = slicesSince;
    beginSample();
    long nanos = slicesSince - since;
    sliceNanos = (sliceNanos + nanos / SLICES_PER_SAMPLE) / 2;
    if (c == 0 && sliceNanos >= WORTH_WAKING_NANOS && scheduler.idle.resting() > 0) {
      scheduler.endRest();
    }
    return c >= LEAST_CONTENTION && c * CONTENTION_NANOS > nanos;
  }

  /** A lock that a goroutine needs is held by another thread. */
  void countContention() {
    contentions++;
  }

  private void beginSample() {
    slicesSince = System.nanoTime();
    untilSliceSample = SLICES_PER_SAMPLE;
    contentions = 0;
  }

  /** The next goroutine to run; null to look again. */
  ScheduledGoroutine next() {
    if (--untilInjection <= 0) {
      untilInjection = INJECTION_INTERVAL;
      ScheduledGoroutine g = (ScheduledGoroutine) scheduler.injection.poll();
      if (g != null) {
        return g;
      }
    }
    if (--untilTimers <= 0) {
      untilTimers = TIMER_INTERVAL;
      runTimers(slot.timers);
    }
    ScheduledGoroutine g = nextLocal();
    return g != null ? g : search();
  }

  private ScheduledGoroutine nextLocal() {
    ScheduledGoroutine g = takeNext();
    if (g == null) {
      nextInRow = 0;
      return deque.poll();
    }
    if (++nextInRow > MAX_NEXT) {
      nextInRow = 0;
      ScheduledGoroutine other = deque.poll();
      if (other != null) {
        offer(g);
        return other;
      }
    }
    return g;
  }

  private ScheduledGoroutine takeNext() {
    ScheduledGoroutine g = runNext;
    if (g == null || !RUN_NEXT.compareAndSet(this, g, null)) {
      return null;
    }
    if (sampledAt != 0) {
      if (System.nanoTime() - sampledAt > LONG_IN_NEXT_NANOS) {
        share = SHARE_AFTER_SAMPLE;
      }
      sampledAt = 0;
    }
    return g;
  }

  // ---- looking elsewhere -----------------------------------------------------------------------

  private ScheduledGoroutine search() {
    if (runTimers(slot.timers)) {
      ScheduledGoroutine g = nextLocal();
      if (g != null) {
        return g;
      }
    }
    ScheduledGoroutine g = takeInjected();
    if (g != null) {
      return g;
    }
    if (searching || scheduler.idle.trySearch(scheduler.awake())) {
      searching = true;
      g = steal();
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

  /** Takes a fair share of the injection queue: one to run, the others into the deque. */
  private ScheduledGoroutine takeInjected() {
    int size = scheduler.injection.size();
    if (size == 0) {
      return null;
    }
    int max = Math.min(size / scheduler.maxProcs() + 1, Math.max(1, deque.capacity() / 2));
    int n = scheduler.injection.pollAll(batch, max);
    for (int i = 1; i < n; i++) {
      offer((ScheduledGoroutine) batch[i]);
    }
    ScheduledGoroutine g = n == 0 ? null : (ScheduledGoroutine) batch[0];
    clearBatch(n);
    if (n > 1 && !searching) {
      scheduler.announceWork();
    }
    return g;
  }

  private ScheduledGoroutine steal() {
    Worker[] workers = scheduler.workers();
    for (int pass = 0; pass < STEAL_PASSES; pass++) {
      int start = randomBelow(workers.length);
      for (int i = 0; i < workers.length; i++) {
        Worker victim = workers[(start + i) % workers.length];
        if (victim != this) {
          ScheduledGoroutine g = victim.deque.stealInto(deque);
          if (g != null) {
            return g;
          }
        }
      }
    }
    return scheduler.runLateTimers(this) ? nextLocal() : null;
  }

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
    if (scheduler.awake() <= 1) {
      return false;
    }
    flushCount();
    scheduler.injection.add(g);
    spill();
    deque.clear();
    if (scheduler.idle.enterToRest(this)) {
      parkIdle();
    }
    return true;
  }

  /** It has entered the idle ones, and parks; until woken, or until a timer of its slot is due. */
  private void parkIdle() {
    IdleWorkers idle = scheduler.idle;
    VarHandle.fullFence();
    if (replaced && idle.leave(this)) {
      scheduler.wakeForWork(); // somebody may have relied on this search
      scheduler.monitor.noteAwake(); // it may have seen one idle worker too many
      return;
    }
    if (idle.mayWork() && scheduler.hasWork() && idle.leave(this)) {
      idle.startSearch();
      searching = true;
      return;
    }
    parker.park(slot.timers.next());
    idle.leave(this);
    beginSample();
    scheduler.monitor.noteAwake();
  }

  /**
   * Restarts this worker, which the caller has taken out of the idle ones; starts its thread if
   * need be.
   */
  void wakeUp() {
    if (started) {
      parker.unpark();
      return;
    }
    started = true;
    try {
      scheduler.monitor.start();
      start();
    } catch (Throwable t) {
      // No thread to be had. What is queued stays queued, and the next one who has work tries
      // again.
      started = false;
      if (searching) {
        searching = false;
        scheduler.idle.endSearch();
      }
      scheduler.idle.enter(this);
      VarHandle.fullFence();
      if (replaced) {
        scheduler.dropFromIdle(this);
      }
      scheduler.report(t);
    }
  }

  /** Asked by who has taken it out of the idle ones. */
  boolean hasThread() {
    return started;
  }

  // ---- making ready ----------------------------------------------------------------------------

  /** Makes {@code g} run soon; called on this thread. */
  void ready(ScheduledGoroutine g) {
    if (replaced) {
      scheduler.inject(g);
      return;
    }
    if (share > 0) {
      share--;
      offer(g);
      scheduler.announceWork();
      return;
    }
    if (runNext == null) {
      if (--untilSample <= 0) {
        untilSample = SAMPLE_INTERVAL;
        sampledAt = System.nanoTime();
      }
      RUN_NEXT.setRelease(this, g);
      return;
    }
    ScheduledGoroutine displaced = (ScheduledGoroutine) RUN_NEXT.getAndSet(this, g);
    if (displaced != null) {
      offer(displaced);
      if (deque.size() * sliceNanos >= WORTH_WAKING_NANOS) {
        scheduler.announceWork();
      }
    }
  }

  /** Puts {@code g} behind all that this worker has to run. */
  void readyLast(ScheduledGoroutine g) {
    if (replaced) {
      scheduler.inject(g);
    } else {
      offer(g);
    }
  }

  private void offer(ScheduledGoroutine g) {
    while (!deque.offer(g)) {
      int n = deque.pollHalf(batch);
      if (n > 0) {
        scheduler.injection.addAll(batch, n);
        clearBatch(n);
      }
    }
  }

  private void clearBatch(int n) {
    for (int i = 0; i < n; i++) {
      batch[i] = null;
    }
  }

  // ---- timers ----------------------------------------------------------------------------------

  /** Runs what is due; true if there was something. */
  boolean runTimers(TimerHeap heap) {
    if (heap.next() == Clock.NEVER) {
      return false;
    }
    long now = Clock.now();
    boolean any = false;
    int n;
    while ((n = heap.pollDue(now, due)) > 0) {
      any = true;
      for (int i = 0; i < n; i++) {
        Object e = due[i];
        due[i] = null;
        if (e instanceof Timeout t) {
          expire(t);
        } else {
          ((ScheduledGoroutine) e).wake();
        }
      }
    }
    return any;
  }

  /** Whatever goes wrong, the others that are due still have their turn. */
  private void expire(Timeout t) {
    try {
      t.expire();
    } catch (Throwable e) {
      scheduler.report(e);
    }
  }

  // ---- replacement -----------------------------------------------------------------------------

  /** Gives this worker a slot; its thread is not running goroutines. */
  void activate(Slot newSlot) {
    slot = newSlot;
    spare = false;
    replaced = false;
  }

  /** Takes the slot away; under the roster's lock. */
  void deactivate() {
    replaced = true;
  }

  /** The one it holds, or held last; asked on its thread, or under the roster's lock. */
  Slot slot() {
    return slot;
  }

  boolean isReplaced() {
    return replaced;
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
   * <p>It may have been woken to search just before it was replaced: then another must.
   */
  private boolean retire() {
    flushCount();
    spill();
    if (searching) {
      searching = false;
      scheduler.idle.endSearch();
    }
    scheduler.announceWork();
    return scheduler.becomeSpare(this);
  }

  /**
   * The thread is about to block in one of our operations. Until it has handed on what it has it
   * does not count as blocked.
   */
  void enterBridge() {
    handOff();
    inBridge = true;
  }

  /** The thread is about to block: another worker takes the slot, and what is queued here. */
  void handOff() {
    flushCount();
    if (!replaced) {
      scheduler.replace(this);
    }
    spill();
    scheduler.announceWork();
  }

  /** Hands all that is queued here to the others, who have still to be told. */
  private void spill() {
    ScheduledGoroutine g = takeNext();
    while (g != null || (g = deque.poll()) != null) {
      scheduler.injection.add(g);
      g = null;
    }
  }

  void leaveBridge() {
    inBridge = false;
  }

  boolean inBridge() {
    return inBridge;
  }

  /** Empties the run-next slot; any thread. */
  ScheduledGoroutine robNext() {
    return (ScheduledGoroutine) RUN_NEXT.getAndSet(this, null);
  }

  boolean hasNext() {
    return (ScheduledGoroutine) RUN_NEXT.getOpaque(this) != null;
  }

  /** Makes what becomes ready here visible to others for a while; any thread. */
  void shareForAWhile() {
    share = SHARE_AFTER_SAMPLE;
  }

  int tick() {
    return (int) TICK.getOpaque(this);
  }

  ScheduledGoroutine runningSeenFromOutside() {
    return (ScheduledGoroutine) RUNNING.getOpaque(this);
  }

  // ---- bookkeeping -----------------------------------------------------------------------------

  void register(ScheduledGoroutine g) {
    slot.registry.add(g);
  }

  /** Counts goroutines of a run without a counter that all workers write. */
  void count(RunGroup group, int delta) {
    if (group != countedGroup) {
      flushCount();
      countedGroup = group;
    }
    counted += delta;
  }

  private void flushCount() {
    RunGroup g = countedGroup;
    if (g != null && counted != 0) {
      int c = counted;
      counted = 0;
      g.addLive(c);
    }
  }

  /** What this worker has counted of {@code group} and not yet added to it. */
  int unflushed(RunGroup group) {
    return countedGroup == group ? counted : 0;
  }

  long newId() {
    if (nextId == lastId) {
      nextId = scheduler.newIds(ID_BATCH);
      lastId = nextId + ID_BATCH;
    }
    return nextId++;
  }

  private int randomBelow(int bound) {
    long x = random;
    x ^= x << 13;
    x ^= x >>> 7;
    x ^= x << 17;
    random = x;
    return (int) ((x >>> 33) % bound);
  }
}
