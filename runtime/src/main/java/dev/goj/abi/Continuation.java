package dev.goj.abi;

import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.wait.Waiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Supplier;

/**
 * The resumable state of one goroutine, as generated code sees it: whether it is suspending, the
 * chain of its frames, and the slot through which a result reaches the frame that waits for it.
 *
 * <p>Everything here belongs to the thread that runs the goroutine, except that the result slots
 * and the failure are written by whoever completes the operation that a parked goroutine waits for.
 * That is safe because a continuation becomes visible to others as a waiter only in {@link #park},
 * after all of its frames have been saved, and under the lock of what it waits for; whoever
 * completes it has found it under that lock, and hands it over through a queue whose publication
 * orders the writes before the resumed goroutine's reads.
 */
@SuppressWarnings("exports")
public abstract class Continuation extends Waiter {
  /** How deep recursive calls may nest on the stack of a thread, whatever their frames are like. */
  private static final int MAX_DEPTH = 512;

  /** How often activations are resumed only to end. */
  private static final int MAX_ABANDONED = 10_000;

  private static final VarHandle ASKED_TO_GIVE_WAY;

  static {
    try {
      ASKED_TO_GIVE_WAY =
          MethodHandles.lookup().findVarHandle(Continuation.class, "askedToGiveWay", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
    LogicalTrace.load();
  }

  /** Not suspending. */
  private static final byte NO = 0;

  /** Suspending; no frame has been pushed. */
  private static final byte NO_FRAME = 1;

  /** Suspending; one frame has been pushed, which is most often all. */
  private static final byte ONE_FRAME = 2;

  /** Suspending; several frames have been pushed. */
  private static final byte FRAMES = 3;

  /** Whether it is suspending, and what {@link #top} is then. */
  private byte suspending;

  private boolean failed;

  /** Set by the monitor, through {@link #ASKED_TO_GIVE_WAY}; a late request does no harm. */
  @SuppressWarnings("UnusedVariable")
  private boolean askedToGiveWay;

  /**
   * At how many recursive calls on the thread's stack the next call stands, or fewer; not more than
   * {@link #MAX_DEPTH}, past which none is made.
   */
  private short depth;

  /**
   * While suspending, the frame pushed last; with {@link #FRAMES} its {@code caller} is the one
   * pushed first: a ring, so that one field serves for both ends. A single one still has the caller
   * that it had when it was parked last, who most often is its caller again: nothing is written.
   * While parked, the innermost frame. While running, the frames of those who called the activation
   * that was resumed, which stay parked.
   */
  private Frame top;

  /** For the runtime's goroutines. */
  protected Continuation() {}

  /** Whether the call that has just returned did so in order to suspend this goroutine. */
  public final boolean isSuspended() {
    return suspending != NO;
  }

  /** Adds the frame of the activation that is being left, which called the one pushed before it. */
  public final void push(Frame frame) {
    if (suspending == NO_FRAME) {
      suspending = ONE_FRAME;
    } else {
      Frame last = top;
      frame.caller = suspending == ONE_FRAME ? last : last.caller;
      last.caller = frame;
      suspending = FRAMES;
    }
    top = frame;
  }

  // ---- the run loop ----------------------------------------------------------------------------

  /**
   * Called by an operation that has to wait: the generated code now saves its frames and returns.
   */
  protected final void suspend() {
    suspending = NO_FRAME;
  }

  /** The innermost frame of a parked continuation; for dumps, from any thread. */
  public final Frame innermost() {
    return top;
  }

  /** Starts the body. */
  protected abstract void begin() throws Throwable;

  /**
   * All frames are saved. Enqueues this continuation where its operation waits and returns true,
   * after which it may already run elsewhere and must not be touched; or finds the operation done
   * after all, puts its result into the slot and returns false.
   */
  protected abstract boolean park();

  /**
   * Runs the continuation: begins its body, or goes on with its innermost frame, and then outwards,
   * until it parks again or its outermost activation completes.
   *
   * @param fresh whether the body has still to begin
   * @return true if it has completed, false if it has parked
   * @throws Throwable what the outermost activation threw
   */
  protected final boolean proceed(boolean fresh) throws Throwable {
    boolean begin = fresh;
    Frame frame = top;
    top = null;
    Throwable rewritten = null;
    while (true) {
      Frame callers = null;
      try {
        depth = 0;
        if (begin) {
          begin = false;
          begin();
        } else if (frame != null) {
          callers = frame.caller;
          if (top != callers) { // most often both are null, and a store costs a card mark
            top = callers;
          }
          frame.resume(this);
        } else if (failed) {
          throwFailure();
        }
      } catch (Throwable t) {
        unwound(t);
        top = null;
        if (t != rewritten) {
          LogicalTrace.rewrite(t, frame, callers);
          rewritten = t;
        }
        if (callers == null) {
          throw t;
        }
        fail(t);
        frame = callers;
        continue;
      }
      if (isSuspended()) {
        joinFrames(callers);
        if (parkOrFail()) {
          return false;
        }
        frame = top;
        top = null;
      } else if (callers == null) {
        return true;
      } else {
        frame = callers;
      }
    }
  }

  /**
   * What goes wrong while parking, before anyone knows of it, is thrown where it would have waited.
   */
  private boolean parkOrFail() {
    try {
      return park();
    } catch (Throwable t) {
      fail(t);
      return false;
    }
  }

  /** Hangs the callers that stayed parked behind the frames just pushed. */
  private void joinFrames(Frame callers) {
    Frame last = top;
    if (suspending == NO_FRAME) {
      top = callers;
    } else {
      if (suspending == FRAMES) {
        top = last.caller;
      }
      if (last.caller != callers) { // a store costs a card mark
        last.caller = callers;
      }
    }
    suspending = NO;
  }

  /** For a bridge: the call into generated code has returned suspended. */
  protected final void parkAfterCall() {
    joinFrames(null);
    parkOrFail();
  }

  @Override
  public final void failWith(Supplier<? extends Throwable> failure) {
    slot = failure;
    failed = true;
  }

  private void throwFailure() {
    Object f = slot;
    slot = null;
    failed = false;
    Continuation.<RuntimeException>sneak(
        f instanceof Throwable t ? t : (Throwable) ((Supplier<?>) f).get());
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable t) throws X {
    throw (X) t;
  }

  /**
   * Completes the stack trace of what generated code has caught: the callers of an activation that
   * was resumed are not on the thread's stack.
   */
  public final void caught(Throwable t) {
    unwound(t);
    if (top != null) {
      LogicalTrace.caught(t, top);
    }
  }

  // ---- what cannot be saved --------------------------------------------------------------------

  /**
   * Called by generated code that has caught what may have been thrown while an activation was to
   * be saved: there was no memory for its frame, or no stack. Then its wait is over, with that.
   */
  public final void unwound(Throwable t) {
    if (isSuspended()) {
      joinFrames(null);
      abandon(t);
    }
  }

  /**
   * Ends the activations that have been saved, but not who called them, and so would take what they
   * result in: what they wait for fails with the same. If their handlers wait again, so does that;
   * in the end they are left.
   */
  private void abandon(Throwable t) {
    Frame frame = top;
    if (frame == null) {
      return;
    }
    fail(t);
    for (int i = 0; i < MAX_ABANDONED && frame != null; i++) {
      Frame callers = frame.caller;
      try {
        top = callers;
        frame.resume(this);
        if (isSuspended()) {
          joinFrames(callers);
          callers = top;
          fail(t);
        }
      } catch (Throwable u) {
        unwound(u);
        fail(u);
      }
      frame = callers;
    }
    top = null;
    slot = null;
    failed = false;
  }

  private void fail(Throwable t) {
    slot = t;
    failed = true;
  }

  // ---- preemption ------------------------------------------------------------------------------

  /**
   * Whether this goroutine has run for long while others wait; generated code asks in each round of
   * a loop, and then calls {@link #giveWay}. An opaque read, so that it is not moved out of loops.
   */
  public final boolean shouldGiveWay() {
    if (!(boolean) ASKED_TO_GIVE_WAY.getOpaque(this)) {
      return false;
    }
    askedToGiveWay = false;
    return true;
  }

  /** Asks for it, from any thread. */
  protected final void askToGiveWay() {
    ASKED_TO_GIVE_WAY.setOpaque(this, true);
  }

  /** Suspends, until others have had their turn. */
  public abstract void giveWay();

  // ---- deep recursion --------------------------------------------------------------------------

  /**
   * The depth of an activation that begins, or goes on, now. Generated code that may call itself
   * again keeps it in a variable, hands it on with {@link #atDepth} before each such call, and
   * begins with {@link #isTooDeep}. As it is set before each call there is nothing to undo behind
   * it, however the call ends.
   */
  public final int nextDepth() {
    return depth + 1;
  }

  /** The caller's depth. */
  public final void atDepth(int callersDepth) {
    depth = (short) callersDepth;
  }

  /** Whether the stack could overflow; then {@link #unwind} is called. */
  public final boolean isTooDeep(int ownDepth) {
    return ownDepth > MAX_DEPTH;
  }

  /** Suspends, and goes on at once with an empty stack: all activations are frames then. */
  public abstract void unwind();

  // ---- results ---------------------------------------------------------------------------------

  // A frame that goes on hands over whatever its method returns, which is no result where that has
  // done so in order to suspend: then the complete methods do nothing.
  //
  // Only who takes an object empties the slot. Who waits for anything else finds nothing there, or
  // the kind of a primitive: whatever object an operation puts there, it takes out again.

  /** Hands over a result without value. */
  public final void completeVoid() {}

  /** Hands over a result. */
  public final void completeRef(Object value) {
    if (!isSuspended()) {
      slot = value;
    }
  }

  /** Takes the result of the point that the frame suspended at, or throws what it failed with. */
  public final void takeVoid() {
    if (failed) {
      throwFailure();
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final Object takeRef() {
    if (failed) {
      throwFailure();
    }
    Object value = slot;
    slot = null;
    return value;
  }

  /** Hands over a result. */
  public final void completeBoolean(boolean value) {
    if (!isSuspended()) {
      bits = value ? 1 : 0;
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final boolean takeBoolean() {
    takeVoid();
    return bits != 0;
  }

  /** Hands over a result. */
  public final void completeByte(byte value) {
    if (!isSuspended()) {
      bits = value;
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final byte takeByte() {
    takeVoid();
    return (byte) bits;
  }

  /** Hands over a result. */
  public final void completeShort(short value) {
    if (!isSuspended()) {
      bits = value;
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final short takeShort() {
    takeVoid();
    return (short) bits;
  }

  /** Hands over a result. */
  public final void completeChar(char value) {
    if (!isSuspended()) {
      bits = value;
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final char takeChar() {
    takeVoid();
    return (char) bits;
  }

  /** Hands over a result. */
  public final void completeInt(int value) {
    if (!isSuspended()) {
      bits = value;
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final int takeInt() {
    takeVoid();
    return (int) bits;
  }

  /** Hands over a result. */
  public final void completeLong(long value) {
    if (!isSuspended()) {
      bits = value;
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final long takeLong() {
    takeVoid();
    return bits;
  }

  /** Hands over a result. */
  public final void completeFloat(float value) {
    if (!isSuspended()) {
      bits = Float.floatToRawIntBits(value);
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final float takeFloat() {
    takeVoid();
    return Float.intBitsToFloat((int) bits);
  }

  /** Hands over a result. */
  public final void completeDouble(double value) {
    if (!isSuspended()) {
      bits = Double.doubleToRawLongBits(value);
    }
  }

  /** Like {@link #takeVoid}, with the value. */
  public final double takeDouble() {
    takeVoid();
    return Double.longBitsToDouble(bits);
  }

  // ---- bridges: an ordinary caller calls a suspending method -----------------------------------

  /**
   * A continuation for a suspending call made by ordinary code on the calling thread, whichever
   * that is; to be ended with {@link #leaveThread}.
   *
   * <pre>{@code
   * int m(A a) {
   *   Continuation c = Continuation.enterThread();
   *   try {
   *     int r = m$go(c, null, a);
   *     if (c.isSuspended()) {
   *       c.awaitOnThread();
   *       r = c.takeInt();
   *     }
   *     return r;
   *   } finally {
   *     c.leaveThread();
   *   }
   * }
   * }</pre>
   */
  public static Continuation enterThread() {
    return new ThreadContinuation();
  }

  /**
   * Parks the calling thread until this continuation can go on, goes on with it on this thread, and
   * so forth until its frames have completed; the result can then be taken.
   */
  public void awaitOnThread() {
    throw new UnsupportedOperationException("not on a thread");
  }

  /**
   * Ends what {@link #enterThread} began. What has been saved below a method that was left with an
   * exception, since it could not be saved itself, ends as with {@link #unwound}.
   */
  public final void leaveThread() {
    if (isSuspended()) {
      unwound(notSaved());
    }
  }

  private static Throwable notSaved() {
    try {
      return new OutOfMemoryError("no memory, or no stack, to save who called this");
    } catch (OutOfMemoryError e) {
      return e;
    }
  }

  // ---- pattern bindings -------------------------------------------------------------------------

  /** True; the operand assigns a pattern's binding to the variable that outlives the pattern. */
  public static boolean bound(Object binding) {
    return true;
  }

  /** Like {@link #bound(Object)}. */
  public static boolean bound(boolean binding) {
    return true;
  }

  /** Like {@link #bound(Object)}; for every numeric primitive but the floating ones. */
  public static boolean bound(long binding) {
    return true;
  }

  /** Like {@link #bound(Object)}. */
  public static boolean bound(double binding) {
    return true;
  }
}
