package dev.goj.internal.wait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A FIFO queue of waiters, linked through the waiters themselves. Not thread-safe: the owner's lock
 * protects it.
 *
 * <p>Doubly linked, because a select takes its losing cases out of the middle, as does a thread
 * that is interrupted.
 */
public final class WaitQueue {
  private static final VarHandle FIRST;

  static {
    try {
      FIRST = MethodHandles.lookup().findVarHandle(WaitQueue.class, "first", Waiter.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Waiter first;
  private Waiter last;

  public boolean isEmpty() {
    return first == null;
  }

  /** Like {@link #isEmpty}, without the owner's lock; an acquire. */
  public boolean looksEmpty() {
    return (Waiter) FIRST.getAcquire(this) == null;
  }

  /** The waiter that has waited longest, or null. */
  public Waiter peek() {
    return first;
  }

  public void add(Waiter w) {
    assert w.next == null && w.prev == null && w != first : "already queued";
    Waiter l = last;
    w.prev = l;
    if (l == null) {
      first = w;
    } else {
      l.next = w;
    }
    last = w;
  }

  public void addFirst(Waiter w) {
    assert w.next == null && w.prev == null && w != first : "already queued";
    Waiter f = first;
    w.next = f;
    if (f == null) {
      last = w;
    } else {
      f.prev = w;
    }
    first = w;
  }

  /** Takes the waiter that has waited longest, or null. */
  public Waiter poll() {
    Waiter w = first;
    if (w != null) {
      Waiter n = w.next;
      first = n;
      if (n == null) {
        last = null;
      } else {
        n.prev = null;
        w.next = null;
      }
    }
    return w;
  }

  /** Takes the longest waiting one that can still be completed, and claims it; or null. */
  public Waiter claim() {
    Waiter w = poll();
    while (w != null && !w.claim()) {
      w = poll();
    }
    return w;
  }

  /** Takes a waiter out; false if it is not here. */
  public boolean remove(Waiter w) {
    Waiter p = w.prev;
    Waiter n = w.next;
    if (p == null && w != first) {
      return false;
    }
    if (p == null) {
      first = n;
    } else {
      p.next = n;
    }
    if (n == null) {
      last = p;
    } else {
      n.prev = p;
    }
    w.prev = null;
    w.next = null;
    return true;
  }

  /**
   * Takes and claims everything, as a chain to walk with {@link #popChain}, longest waiting first.
   * To {@link #remove}, what is in the chain is in no queue: it has no {@code prev}, and is not
   * first.
   */
  public Waiter claimAll() {
    Waiter head = claim();
    Waiter tail = head;
    while (tail != null) {
      Waiter w = claim();
      tail.next = w;
      tail = w;
    }
    return head;
  }

  /** Cuts the head off a chain that {@link #claimAll} gave, and returns the rest. */
  public static Waiter popChain(Waiter head) {
    Waiter n = head.next;
    head.next = null;
    return n;
  }
}
