package dev.goj.internal.wait;

import java.util.function.Supplier;

/**
 * A place in the queue of a channel, a lock or another thing that is waited for: a parked
 * continuation itself, or one case of a parked select.
 *
 * <p>A continuation is its own waiter, so that parking allocates nothing. {@link #next} and {@link
 * #prev} belong to the {@link WaitQueue} that the waiter is in, and are protected by the lock of
 * the queue's owner. A goroutine that is runnable is in no wait queue; the injection queue then
 * uses the same links.
 */
public abstract class Waiter {
  Waiter next;
  Waiter prev;

  /**
   * What the waiter sends, or what it receives. Written by the waiter before it is enqueued, and by
   * whoever took it off its queue before {@link #wake}; the lock of the queue's owner and the run
   * queues order both.
   */
  public Object slot;

  /** What has no object to be in the slot, or what belongs to it; written and read as that is. */
  public long bits;

  protected Waiter() {}

  /**
   * Whether the caller, who just took this waiter off a queue and holds the lock of the queue's
   * owner, may complete it. False for a select that another of its cases has already completed.
   */
  public abstract boolean claim();

  /**
   * Makes the claimed waiter go on. Called with no lock held; the caller may not touch it
   * afterwards.
   */
  public abstract void wake();

  /** Lets the claimed waiter go on with an exception, which is made in its own stack. */
  public abstract void failWith(Supplier<? extends Throwable> failure);
}
