package dev.goj.internal.sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A worker as one who counts: its turns, how long they take and how often others held a lock that
 * they needed; the goroutines that it starts and that end with it; the ids that it gives out.
 *
 * <p>A worker is one object in three parts, each of which calls nothing of the next: this one,
 * {@link RunQueues}, {@link Worker}. All three work at each slice, so they are superclasses: a
 * field of {@code this} is one read away, one of a part would be two.
 *
 * <p>Only the worker's own thread writes what is here, and without atomic operations: no two
 * workers write the same counter. Who needs a sum asks all of them. What other threads read says
 * so; they may see a value that is somewhat old.
 *
 * <p><b>Turns.</b> In a turn it takes a goroutine, or finds none, and runs a slice of it. What is
 * to be done every so many turns goes by the one counter of these, since each store delays the next
 * compare-and-set, such as that of a channel's lock.
 *
 * <p><b>Samples.</b> {@value #TURNS_PER_SAMPLE} turns are a sample. It says how long a slice takes,
 * and by that whether what is queued is worth another worker's wake-up ({@link #isWorthWaking}):
 * goroutines that only hand things to each other stay on one worker, where that costs least. If a
 * slice then takes long after all, the monitor sees it within a millisecond and gives away what is
 * queued.
 *
 * <p><b>Contention.</b> Where a worker had to wait for the locks of channels and the like so often
 * that working beside others does not pay, it should rest, see {@link IdleWorkers}: more than once
 * in {@value #CONTENTION_NANOS} ns, over a sample. With 64 producers and 64 consumers on one
 * channel it is every 2,300 ns, and two workers take 80 ns for an element where one takes 22.
 * Slices that take long end all rest.
 */
abstract sealed class WorkerCounts extends Thread permits RunQueues {
  /** Less queued work than that is done sooner than another worker has been woken for it. */
  private static final long WORTH_WAKING_NANOS = 10_000;

  private static final int TURNS_PER_SAMPLE = 32;

  /** Less between two locks that were held by others is too little. */
  private static final long CONTENTION_NANOS = 4_000;

  /** A sample in which it was less often says nothing of contention. */
  private static final int LEAST_CONTENTION = 8;

  private static final int ID_BATCH = 64;
  private static final long STACK_BYTES = 16L << 20;

  private static final VarHandle TURN;
  private static final VarHandle RUNNING;
  private static final VarHandle ANNOUNCED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      TURN = lookup.findVarHandle(WorkerCounts.class, "turn", int.class);
      RUNNING = lookup.findVarHandle(WorkerCounts.class, "running", ScheduledGoroutine.class);
      ANNOUNCED = lookup.findVarHandle(WorkerCounts.class, "announced", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Scheduler scheduler;

  /** How many turns it has begun; written by the owner (opaque), read by the monitor. */
  private int turn;

  /** Written by the owner (opaque); read by the monitor and dumps. */
  private ScheduledGoroutine running;

  /**
   * The turn in which the goroutine last made a call that is known to block; written by the owner
   * (opaque), read by the monitor, both through {@link #ANNOUNCED}.
   */
  @SuppressWarnings("UnusedVariable")
  private int announced;

  /** The turn in which this sample began. */
  private int sampleTurn;

  /** When this sample began. */
  private long sampleSince = System.nanoTime();

  /** About how long a slice takes; long until that is known. */
  private long sliceNanos = WORTH_WAKING_NANOS;

  /** How often in this sample another held a lock that was needed. */
  private int contentions;

  private RunGroup countedGroup;
  private int counted;

  private long nextId;
  private long lastId;

  WorkerCounts(Scheduler scheduler, String name) {
    super(Threads.GROUP, null, name, STACK_BYTES, false);
    this.scheduler = scheduler;
  }

  // ---- turns and slices ------------------------------------------------------------------------

  /** Begins a turn. */
  final void beginTurn() {
    TURN.setOpaque(this, turn + 1);
  }

  /** The owner's turn. */
  final int turn() {
    return turn;
  }

  /** Whether this turn ends a sample that says that this worker should rest instead. */
  final boolean isToRest() {
    return turn - sampleTurn >= TURNS_PER_SAMPLE && endSample();
  }

  private boolean endSample() {
    int c = contentions;
    long since = sampleSince;
    beginSample();
    long nanos = sampleSince - since;
    sliceNanos = (sliceNanos + nanos / TURNS_PER_SAMPLE) / 2;
    if (c == 0 && slicesAreLong() && scheduler.idle.resting() > 0) {
      scheduler.endRest();
    }
    return c >= LEAST_CONTENTION && c * CONTENTION_NANOS > nanos;
  }

  /** Forgets this sample; after the thread has been stopped, which is no slice's fault. */
  final void beginSample() {
    sampleSince = System.nanoTime();
    sampleTurn = turn;
    contentions = 0;
  }

  /** Whether so many slices are more work than it is to wake a worker for them. */
  final boolean isWorthWaking(int slices) {
    return slices * sliceNanos >= WORTH_WAKING_NANOS;
  }

  /** Whether a single slice is so much. */
  final boolean slicesAreLong() {
    return isWorthWaking(1);
  }

  /** A lock that a goroutine needs is held by another thread. */
  final void countContention() {
    contentions++;
  }

  final void beginSlice(ScheduledGoroutine g) {
    RUNNING.setOpaque(this, g);
  }

  final void endSlice() {
    RUNNING.setOpaque(this, null);
  }

  /** The goroutine that the calling thread runs as a worker. */
  public final ScheduledGoroutine running() {
    return running;
  }

  /** Any thread. */
  final ScheduledGoroutine runningSeenFromOutside() {
    return (ScheduledGoroutine) RUNNING.getOpaque(this);
  }

  /** The turn that it is in; any thread. */
  final int turnSeenFromOutside() {
    return (int) TURN.getOpaque(this);
  }

  /** The goroutine is about to make a call that is known to block. */
  final void noteAnnounced() {
    ANNOUNCED.setOpaque(this, turn);
  }

  /** Whether the goroutine has made such a call in this turn; any thread. */
  final boolean hasAnnounced() {
    return (int) ANNOUNCED.getOpaque(this) == turnSeenFromOutside();
  }

  // ---- goroutines ------------------------------------------------------------------------------

  /** Counts goroutines of a run, which is told when another run's are counted, or on a stop. */
  final void count(RunGroup group, int delta) {
    if (group != countedGroup) {
      flushCount();
      countedGroup = group;
    }
    counted += delta;
  }

  final void flushCount() {
    RunGroup g = countedGroup;
    if (g != null) {
      int c = counted;
      counted = 0;
      countedGroup = null; // it may have ended, and is not kept by a worker that is idle
      if (c != 0) {
        g.addLive(c);
      }
    }
  }

  /** What this worker has counted of {@code group} and not yet added to it; any thread. */
  final int unflushed(RunGroup group) {
    return countedGroup == group ? counted : 0;
  }

  final long newId() {
    if (nextId == lastId) {
      nextId = scheduler.newIds(ID_BATCH);
      lastId = nextId + ID_BATCH;
    }
    return nextId++;
  }
}
