package dev.goj.internal.sched;

import dev.goj.abi.Continuation;

/** A continuation that can wait: a goroutine, or a thread inside a blocking form. */
public abstract class Parkable extends Continuation {
  /**
   * What it waits for, or waited for last, which most often is what it waits for next: nothing is
   * written then. Set by the running side; by who completes what is for once, see {@link
   * #forgetWaitPoint}.
   */
  WaitPoint waitPoint;

  /** The ordinal of a {@link WaitReason}, to save space. Set by the running side; read by dumps. */
  private byte waitReason;

  Parkable() {}

  /** Notes what to wait for. The caller returns at once; {@link WaitPoint#park} does the rest. */
  public final void suspendOn(WaitPoint point, WaitReason reason) {
    setWait(point, reason);
    suspend();
  }

  final void setWait(WaitPoint point, WaitReason reason) {
    if (waitPoint != point) {
      waitPoint = point;
    }
    setReason(reason);
  }

  @SuppressWarnings("EnumOrdinal") // never stored longer than the process lives
  final void setReason(WaitReason reason) {
    waitReason = (byte) reason.ordinal();
  }

  /** Like {@link #suspendOn}, with a deadline on the scheduler's clock. */
  public final void suspendUntil(WaitPoint point, WaitReason reason, long deadlineNanos) {
    bits = deadlineNanos;
    suspendOn(point, reason);
  }

  @Override
  public final void giveWay() {
    suspendOn(YieldPoint.FOR_OTHERS, WaitReason.PREEMPTED);
  }

  @Override
  public final void unwind() {
    suspendOn(UnwindPoint.INSTANCE, WaitReason.NONE);
  }

  /**
   * Called by who completes what this waits for, before it wakes this, where nobody waits for that
   * twice: this would keep it until it waits for something else.
   */
  public final void forgetWaitPoint() {
    waitPoint = null;
  }

  /**
   * Called by a {@link WaitPoint#park}, a channel's, right before it locks, and then most likely
   * parks this.
   */
  public abstract void beginSwitch();

  /** Why it waits, or waited last. */
  public final WaitReason reason() {
    return WaitReason.of(waitReason);
  }

  final long deadlineNanos() {
    return bits;
  }

  @Override
  public final boolean claim() {
    return true;
  }

  /**
   * Like {@link #wake}, but the operation has not been done: {@link WaitPoint#park} is to try it
   * again, on the side of this continuation.
   */
  public abstract void wakeToRetry();

  /** Notes a number for the wait point's use while this waits; it is overwritten by results. */
  public final void note(long value) {
    bits = value;
  }

  /** What was noted. */
  public final long noted() {
    return bits;
  }

  /** Waits until the deadline; like {@link WaitPoint#park}. */
  abstract boolean sleepUntil(long deadlineNanos);

  /** Goes to the back of its worker's run queue; like {@link WaitPoint#park}. */
  abstract boolean yieldTurn();

  /** Goes behind all that is runnable anywhere; like {@link WaitPoint#park}. */
  abstract boolean yieldToAll();

  /**
   * Goes on with any worker, as {@code random} says, or at once where there is but one thread that
   * it can go on with; like {@link WaitPoint#park}.
   */
  abstract boolean goOnAnywhere(long random);
}
