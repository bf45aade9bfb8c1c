package dev.goj.internal.sched;

/**
 * What workers run: a goroutine.
 *
 * <p>It is in exactly one place at a time: in one run queue, with one worker, or with one wait
 * point. Whoever takes it out of that place owns it, and only the owner touches its fields; the
 * lock of the wait point and the publication of the run queues order one owner's writes before the
 * next one's reads. That is why {@link #state} is a plain field: it decides nothing.
 *
 * <p>With its superclasses' fields it has 64 bytes, which is why some of those are bytes or shorts;
 * AllocationTest tells of a field too many.
 */
public abstract class ScheduledGoroutine extends Parkable {
  static final byte NEW = 0;
  static final byte RUNNABLE = 1;
  static final byte RUNNING = 2;
  static final byte WAITING = 3;
  static final byte DEAD = 4;

  /** Runnable, but what it waited for has still to be tried; see {@link #wakeToRetry}. */
  static final byte RETRYING = 5;

  /** Written by the owner; read by dumps and {@code state()}, which tolerate an old value. */
  private byte state;

  /** Whether the registry knows it, which it does from its first park on. */
  private boolean registered;

  private long id;
  private final RunGroup group;

  /** Protected by the registry's lock. */
  ScheduledGoroutine nextRegistered;

  protected ScheduledGoroutine(RunGroup group) {
    this.group = group;
  }

  /** What to do when the body has ended, on the worker; {@code failure} is null if it returned. */
  protected abstract void ended(Throwable failure);

  public final long id() {
    return id;
  }

  public final RunGroup group() {
    return group;
  }

  final void assignId(long newId) {
    id = newId;
  }

  /** Go's word for its state. */
  public final String stateText() {
    return switch (state) {
      case NEW, RUNNABLE, RETRYING -> "runnable";
      case RUNNING -> "running";
      case WAITING -> reason().text();
      default -> "dead";
    };
  }

  public final boolean isWaiting() {
    return state == WAITING;
  }

  public final boolean isRunning() {
    return state == RUNNING;
  }

  public final boolean isDead() {
    return state == DEAD;
  }

  final void setWaiting(boolean waiting) {
    state = waiting ? WAITING : RUNNING;
  }

  /** Runs it until it parks or ends. The caller owns it; afterwards nobody does who can tell. */
  final void runSlice(Worker worker) {
    boolean fresh = state == NEW;
    if (state == RETRYING && park()) {
      return;
    }
    state = RUNNING;
    Throwable failure = null;
    try {
      if (!proceed(fresh)) {
        return;
      }
    } catch (Throwable t) {
      failure = t;
    }
    state = DEAD;
    worker.count(group, -1);
    try {
      ended(failure);
    } finally {
      state = DEAD; // the user's handler may have waited on this thread
      // The registry keeps this for a while, but not what it waited for and what it returned.
      waitPoint = null;
      slot = null;
    }
  }

  @Override
  protected final boolean park() {
    if (!registered) {
      registered = true;
      Worker.current().register(this);
    }
    // Before the wait point knows of it: afterwards it may be running again.
    state = WAITING;
    boolean parked = false;
    try {
      parked = waitPoint.park(this);
    } finally {
      if (!parked) {
        state = RUNNING;
        waitPoint = null;
        Worker.current().endSwitch();
      }
    }
    return parked;
  }

  @Override
  public final void beginSwitch() {
    Worker.current().beginSwitch();
  }

  @Override
  public final void wake() {
    assert state == WAITING;
    state = RUNNABLE;
    makeReady();
  }

  @Override
  public final void wakeToRetry() {
    assert state == WAITING;
    state = RETRYING;
    makeReady();
  }

  private void makeReady() {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      w.ready(this);
    } else {
      group.scheduler().inject(this);
    }
  }

  @Override
  final boolean sleepUntil(long deadlineNanos) {
    group.scheduler().timers.add(deadlineNanos, this);
    return true;
  }

  @Override
  final boolean yieldTurn() {
    state = RUNNABLE;
    Worker.current().readyLast(this);
    return true;
  }

  @Override
  final boolean yieldToAll() {
    state = RUNNABLE;
    group.scheduler().inject(this);
    return true;
  }

  /** Asks it to let others run; it does so in the next round of a loop, if it has one. */
  final void preempt() {
    askToGiveWay();
  }

  // A timer that is due is run by the worker that holds its slot.
  @Override
  final boolean goOnAnywhere(long random) {
    Scheduler s = group.scheduler();
    int n = (int) Long.remainderUnsigned(random, s.maxProcs());
    s.timers.add(s.roster.slots()[n], Clock.now(), this);
    return true;
  }
}
