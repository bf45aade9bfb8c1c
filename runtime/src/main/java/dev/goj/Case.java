package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.internal.wait.Waiter;
import java.util.function.Supplier;

/**
 * One case of a {@link Go#select} or of a {@link Select}: a {@link ReceiveCase}, a {@link
 * SendCase}, a timeout, or what to do otherwise.
 *
 * <p>A case belongs to one select, and serves in the channels' queues as its place there.
 */
@SuppressWarnings("exports")
public abstract sealed class Case extends Waiter
    permits ReceiveCase, SendCase, AfterCase, OtherwiseCase {
  /** The select it belongs to; null until then. */
  Selection selection;

  /** Its number in that select. */
  int index;

  Case() {}

  /** Does the case's operation if that is possible without waiting. */
  abstract boolean tryNow();

  /** The channel it would wait at; null if it has none, or one that is never ready. */
  LockedChannel<?> channel() {
    return null;
  }

  /** Claims who waits on the other side of its channel, with its lock held; null for nobody. */
  Waiter claimLocked() {
    return null;
  }

  /**
   * Like {@link #tryNow}, which has been tried, with the channel's lock held. If somebody has been
   * {@linkplain #claimLocked claimed} it is possible, does not fail, and he is then to be woken.
   */
  boolean tryLocked(Waiter claimed) {
    return false;
  }

  /** Enters the channel's queue, with its lock held. */
  void enqueueLocked() {}

  /** Leaves the channel's queue, if it is still there. */
  void forget() {}

  /** Runs its body as generated code would. */
  abstract void runBody$go(Continuation c) throws Throwable;

  /** Runs its body on the calling thread. */
  abstract void runBody() throws Throwable;

  @Override
  public final boolean claim() {
    return selection.claim();
  }

  @Override
  public final void wake() {
    selection.completeParked(this);
  }

  @Override
  public final void failWith(Supplier<? extends Throwable> failure) {
    selection.fail(failure);
  }
}
