package dev.goj.internal.sched;

import dev.goj.internal.wait.SpinLock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A worker as one who has run queues: a deque, and in front of it the run-next slot for the
 * goroutine made ready last. Which goroutine is next, and what reaches these queues, or leaves them
 * for the other workers. The middle part of a worker, see {@link WorkerCounts}.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Only the owner puts into the run-next slot and the deque. From the deque anyone takes, see
 *       {@link WorkDeque}; from the run-next slot the owner, and the monitor if the worker is held
 *       up, see Robbing.
 *   <li>A worker that has no {@link Slot} puts nothing into its queues: what it makes ready goes to
 *       the others. Both sides: the owner reads {@link #hasSlot}, then puts; who takes the Slot
 *       away clears {@code hasSlot}, then the queues are emptied ({@link #rescue}). They may miss
 *       each other, so the monitor empties those of all workers without a slot at every look; the
 *       owner does so itself as soon as it comes back ({@link #spill}).
 * </ul>
 *
 * <p><b>Run-next.</b> What a goroutine makes ready runs next on the same worker: the two most
 * likely hand something over, and it is in the cache. It saves the wake-up of another worker if the
 * goroutine soon parks, and is a loss if it goes on computing. So the worker times now and then how
 * long a goroutine stays in the slot; where that is longer than a wake-up takes, it puts them into
 * the deque instead, where others find them, see {@link #ready}. At most {@link #MAX_NEXT} run out
 * of the slot in a row while others wait in the deque, so that a pair that plays ping-pong starves
 * nobody.
 *
 * <p><b>Robbing.</b> Others take from the run-next slot by an atomic exchange, and only while a
 * goroutine runs: not while the worker is {@link #switching} from one that has parked to the next.
 * Then the owner takes what is there by a plain write, unless there are {@link #robbers}. Both
 * sides: the owner writes {@code switching}, has a full fence, and reads {@code robbers}; a robber
 * writes {@code robbers}, has a full fence, and reads {@code switching}. So one of them sees the
 * other. A robber that sees it gives up. If the owner sees a robber, which may have looked before,
 * it takes by compare-and-set: then that or the exchange is first. If it sees none, those before
 * are through, and it sees what they have left, as it reads the slot after {@code robbers}; those
 * that come later see {@code switching}, or that it has been cleared again, which is a release, and
 * then the slot as the owner has left it. Tests: RunNextStress.
 *
 * <p>The owner's full fence costs nothing on x86: who parks goes on to lock what the goroutine
 * waits for, and a compare-and-set is a full fence there, whatever it is to the memory model. (C2
 * has a rule by which it leaves out the fence of a volatile write before one, but here it did not.)
 *
 * <p><b>Turns.</b> What timers make ready is handed over by nobody. It goes to the deque, in the
 * order of its deadlines; last in, first out would make the earliest the latest.
 *
 * <p><b>Sharing.</b> What is queued wakes another worker when it is more work than the wake-up is
 * worth: the length of the deque times what a slice takes. Behind timers that are due any queue
 * does, as what a slice takes is an average, and these are late as soon as one takes long.
 */
abstract sealed class RunQueues extends WorkerCounts permits Worker {
  static final int MAX_NEXT = 24;

  /** In turns; odd, so that of a pair that plays ping-pong now one is timed, now the other. */
  private static final int TIMING_INTERVAL = 127;

  private static final int STEAL_PASSES = 4;

  /** Longer in the run-next slot than it takes to wake another worker. */
  private static final long LONG_IN_NEXT_NANOS = 20_000;

  /** For how many goroutines made ready what was found for one holds. */
  private static final int SHARE_AFTER_TIMING = 256;

  /** Timers are run. */
  private static final int IN_TURN = -1;

  private static final VarHandle RUN_NEXT;
  private static final VarHandle SWITCHING;
  private static final VarHandle ROBBERS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      RUN_NEXT = lookup.findVarHandle(RunQueues.class, "runNext", ScheduledGoroutine.class);
      SWITCHING = lookup.findVarHandle(RunQueues.class, "switching", boolean.class);
      ROBBERS = lookup.findVarHandle(RunQueues.class, "robbers", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final WorkDeque<ScheduledGoroutine> deque;

  /** Put by the owner (release). Who takes it, and how, see above. */
  private ScheduledGoroutine runNext;

  /**
   * Whether a goroutine has parked at a channel, and it is the owner's to take the next: from right
   * before the lock until that runs. Meanwhile nobody can help if the thread loses its processor.
   */
  private volatile boolean switching;

  /** How many others are about to take from the run-next slot, if they may. */
  private volatile int robbers;

  /** Written under the roster's lock; read by any thread. */
  private volatile boolean hasSlot;

  /** The turn in which the deque was last asked. */
  private int dequeTurn;

  /** The turn in which a goroutine that was put into the run-next slot was timed last. */
  private int timedTurn;

  /** When the goroutine that is timed was put into the run-next slot; 0 for none. */
  private long timedSince;

  /**
   * Not 0 while what is made ready goes to the deque: so many of them, or {@link #IN_TURN}. The
   * monitor may set it, hence no invariant.
   */
  private int share;

  /** For moving goroutines between queues; empty otherwise. */
  private final Object[] batch;

  private long random;

  RunQueues(Scheduler scheduler, String name, int dequeCapacity, long seed) {
    super(scheduler, name);
    this.deque = new WorkDeque<>(dequeCapacity);
    this.batch = new Object[dequeCapacity];
    this.random = seed * 0x9E3779B97F4A7C15L | 1;
  }

  // ---- whose turn it is ------------------------------------------------------------------------

  /** Takes the next one from these queues, or null. */
  final ScheduledGoroutine nextLocal() {
    ScheduledGoroutine g = takeNext();
    if (g == null) {
      dequeTurn = turn();
      return deque.poll();
    }
    if (turn() - dequeTurn > MAX_NEXT) {
      dequeTurn = turn();
      ScheduledGoroutine other = deque.poll();
      if (other != null) {
        offer(g);
        return other;
      }
    }
    return g;
  }

  private ScheduledGoroutine takeNext() {
    boolean alone = switching && robbers == 0; // before it is looked what is there
    ScheduledGoroutine g = runNext;
    if (g == null) {
      return null;
    }
    if (alone) {
      runNext = null;
    } else if (!RUN_NEXT.compareAndSet(this, g, null)) {
      return null;
    }
    if (timedSince != 0) {
      if (System.nanoTime() - timedSince > LONG_IN_NEXT_NANOS) {
        share = SHARE_AFTER_TIMING;
      }
      timedSince = 0;
    }
    return g;
  }

  /** The goroutine that runs is about to park under a {@link SpinLock} that is taken next. */
  final void beginSwitch() {
    SWITCHING.setRelease(this, true);
    SpinLock.fenceBeforeLock();
  }

  /** A goroutine is about to run, or goes on instead of parking. */
  final void endSwitch() {
    SWITCHING.setRelease(this, false);
  }

  // ---- made ready here -------------------------------------------------------------------------

  /** Makes {@code g} run soon; called on this thread. */
  final void ready(ScheduledGoroutine g) {
    if (!hasSlot) {
      scheduler.inject(g);
      return;
    }
    if (share != 0) {
      share(g);
      return;
    }
    if (runNext == null) {
      if (Integer.compareUnsigned(turn() - timedTurn, TIMING_INTERVAL) >= 0) {
        timedTurn = turn();
        timedSince = System.nanoTime();
      }
      RUN_NEXT.setRelease(this, g);
      return;
    }
    ScheduledGoroutine displaced = (ScheduledGoroutine) RUN_NEXT.getAndSet(this, g);
    if (displaced != null) {
      queue(displaced);
    }
  }

  private void queue(ScheduledGoroutine g) {
    offer(g);
    if (isWorthWaking(deque.size())) {
      scheduler.announceWork();
    }
  }

  private void share(ScheduledGoroutine g) {
    offer(g);
    if (share != IN_TURN) {
      share--;
      scheduler.announceWork();
    }
  }

  /**
   * What is made ready until {@link #endTurns} has waited for a moment that has come: each has its
   * turn, behind what waits already.
   *
   * @return what to end it with
   */
  final int beginTurns() {
    int before = share;
    share = IN_TURN;
    return before;
  }

  /** If there were some, the first of what waits here runs next; others may need another worker. */
  final void endTurns(int begun, boolean any) {
    if (share == IN_TURN) {
      share = begun;
    }
    if (any && (runNext != null ? !deque.isEmpty() : deque.size() > 1)) {
      scheduler.announceWork();
    }
  }

  /** Puts {@code g} behind all that this worker has to run. */
  final void readyLast(ScheduledGoroutine g) {
    if (!hasSlot) {
      scheduler.inject(g);
    } else if (runNext != null || !deque.isEmpty()) {
      queue(g);
    } else {
      offer(g); // its turn comes at once
    }
  }

  private void offer(ScheduledGoroutine g) {
    while (!deque.offer(g)) {
      if (deque.pollHalf(batch)) {
        scheduler.injection.addBatch(batch);
        clearBatch(deque.capacity() / 2);
      }
    }
  }

  private void clearBatch(int n) {
    for (int i = 0; i < n; i++) {
      batch[i] = null;
    }
  }

  // ---- taken from elsewhere --------------------------------------------------------------------

  /**
   * Takes a fair share of the injection queue, or a batch if that is more, of which others can take
   * what they need: one to run, the others into the deque.
   */
  final ScheduledGoroutine takeInjected() {
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
    if (n > 1) {
      scheduler.announceWork(); // to nobody if this worker was woken for it, and so searches
    }
    return g;
  }

  /** Takes half of what is in another worker's deque: one to run, the others into this deque. */
  final ScheduledGoroutine steal() {
    Worker[] workers = scheduler.roster.workers();
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
    return null;
  }

  private int randomBelow(int bound) {
    long x = random;
    x ^= x << 13;
    x ^= x >>> 7;
    x ^= x << 17;
    random = x;
    return (int) ((x >>> 33) % bound);
  }

  // ---- left to others --------------------------------------------------------------------------

  /** Under the roster's lock. */
  final void setHasSlot(boolean has) {
    hasSlot = has;
  }

  /** Whether it holds a slot; any thread. */
  final boolean hasSlot() {
    return hasSlot;
  }

  /** Owner only: hands all that is queued here to the others, who have still to be told. */
  final void spill() {
    ScheduledGoroutine g = takeNext();
    while (g != null || (g = deque.poll()) != null) {
      scheduler.injection.add(g);
      g = null;
    }
    deque.clear();
  }

  /** From another thread: hands all that is queued here to the others, and tells them. */
  final void rescue() {
    ScheduledGoroutine g = robNext();
    while (g != null || (g = deque.steal()) != null) {
      scheduler.inject(g);
      g = null;
    }
  }

  /** Empties the run-next slot, unless the owner is about to do so; any thread. */
  final ScheduledGoroutine robNext() {
    ROBBERS.getAndAdd(this, 1);
    try {
      return switching ? null : (ScheduledGoroutine) RUN_NEXT.getAndSet(this, null);
    } finally {
      ROBBERS.getAndAdd(this, -1);
    }
  }

  /** Whether there is something in the run-next slot; any thread. */
  final boolean hasNext() {
    return (ScheduledGoroutine) RUN_NEXT.getOpaque(this) != null;
  }

  /** Makes what becomes ready here visible to others for a while; any thread. */
  final void shareForAWhile() {
    share = SHARE_AFTER_TIMING;
  }
}
