package dev.goj.internal.wait;

/**
 * FIFO queues of waiters, linked through the waiters themselves. Not thread-safe: the owner's lock
 * protects it.
 *
 * <p>A queue is a reference to its first waiter, in a field of its owner, null when nobody waits:
 * no object of its own. What changes it returns what is first then. Who waits alone has no links,
 * since alone most waiters are, and each link costs a store, and a mark for the garbage collector.
 * Two and more are a ring, doubly linked: the last is before the first, and a select takes its
 * losing cases out of the middle, as does a thread that is interrupted. Who is in no queue has no
 * links.
 */
public final class WaitQueue {
  private WaitQueue() {}

  /** Puts {@code w} at the end; returns the first. */
  public static Waiter add(Waiter first, Waiter w) {
    assert w != first && w.next == null && w.prev == null : "already queued";
    if (first == null) {
      return w;
    }
    Waiter last = isAlone(first) ? first : first.prev;
    w.next = first;
    w.prev = last;
    last.next = w;
    first.prev = w;
    return first;
  }

  /** Puts {@code w} before all others; returns it. */
  public static Waiter addFirst(Waiter first, Waiter w) {
    add(first, w);
    return w;
  }

  /** Takes out the first, who has waited longest; returns who is first then. */
  public static Waiter removeFirst(Waiter first) {
    Waiter second = first.next;
    if (second != null) {
      unlink(first);
    }
    return second;
  }

  /** Takes out {@code w}, who is in this queue; returns the first. */
  public static Waiter remove(Waiter first, Waiter w) {
    if (w == first) {
      return removeFirst(first);
    }
    unlink(w);
    return first;
  }

  private static void unlink(Waiter w) {
    Waiter p = w.prev;
    Waiter n = w.next;
    w.next = null;
    w.prev = null;
    boolean alone = p == n;
    p.next = alone ? null : n;
    n.prev = alone ? null : p;
  }

  /** Whether nobody waits behind {@code first}. */
  public static boolean isAlone(Waiter first) {
    return first.next == null;
  }

  /** Whether {@code w} is in this queue, or else in none; a chain of {@link #claimAll} is none. */
  public static boolean holds(Waiter first, Waiter w) {
    return w == first || w.prev != null;
  }

  /**
   * Claims the longest waiting one that can still be completed, after taking out those before it;
   * returns it, who is first then, or null if there is none.
   */
  public static Waiter claimFirst(Waiter first) {
    Waiter w = first;
    while (w != null && !w.claim()) {
      w = removeFirst(w);
    }
    return w;
  }

  /**
   * Takes and claims everything; the queue is empty then. Returns a chain to walk with {@link
   * #popChain}, longest waiting first.
   */
  public static Waiter claimAll(Waiter first) {
    Waiter head = claimFirst(first);
    Waiter tail = head;
    while (tail != null) {
      Waiter w = claimFirst(removeFirst(tail));
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
