package dev.goj.internal.sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A worker's own queue: a ring of fixed capacity with one producer, its owner, and many consumers,
 * the owner and the thieves. First in, first out for both.
 *
 * <p>After Go's per-P run queue. Slots from head to tail are full.
 *
 * <ul>
 *   <li>Only the owner writes {@link #tail} and the slots. It writes a slot, then tail with
 *       release; a thief reads tail with acquire and so sees the slot.
 *   <li>Everyone takes by moving {@link #head} with a compare-and-set, after reading the slot. The
 *       owner writes a slot again only after it has read, with acquire, a head beyond it; the
 *       compare-and-set that moved head came after the thief's read of the slot. A thief whose
 *       compare-and-set fails has read garbage and throws it away.
 *   <li>Indices only grow, and wrap as ints do; differences stay right.
 * </ul>
 *
 * <p>Rejected: the Chase-Lev deque, whose owner takes without a compare-and-set but last in first
 * out, which starves what is at the bottom; growing arrays, since the injection queue takes the
 * surplus and so spreads it.
 */
final class WorkDeque<T> {
  private static final VarHandle HEAD;
  private static final VarHandle TAIL;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(WorkDeque.class, "head", int.class);
      TAIL = lookup.findVarHandle(WorkDeque.class, "tail", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Object[] slots;
  private final int mask;

  /** Next to take; written by all through HEAD. */
  @SuppressWarnings("UnusedVariable")
  private int head;

  /** Next to fill; written by the owner (release), read by thieves (acquire). */
  private int tail;

  WorkDeque(int capacity) {
    if (capacity < 2 || Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two >= 2, was " + capacity);
    }
    slots = new Object[capacity];
    mask = capacity - 1;
  }

  /** Owner only: adds at the tail; false if full. */
  boolean offer(T item) {
    int t = tail;
    if (t - (int) HEAD.getAcquire(this) > mask) {
      return false;
    }
    slots[t & mask] = item;
    TAIL.setRelease(this, t + 1);
    return true;
  }

  /** Owner only: takes from the head, or null. */
  T poll() {
    int t = tail;
    while (true) {
      int h = (int) HEAD.getAcquire(this);
      if (h == t) {
        return null;
      }
      Object item = slots[h & mask];
      if (HEAD.compareAndSet(this, h, h + 1)) {
        slots[h & mask] = null;
        return cast(item);
      }
    }
  }

  /** Owner only: takes half of a full one from the head into {@code out}; false if robbed. */
  boolean pollHalf(Object[] out) {
    int h = (int) HEAD.getAcquire(this);
    if (tail - h != slots.length) {
      return false;
    }
    int n = slots.length / 2;
    for (int i = 0; i < n; i++) {
      out[i] = slots[(h + i) & mask];
    }
    return HEAD.compareAndSet(this, h, h + n);
  }

  /**
   * Owner only, when empty: forgets what was taken, which thieves leave in the slots. A thief that
   * is late reads null, and its compare-and-set fails as ever.
   */
  void clear() {
    Arrays.fill(slots, null);
  }

  /** Takes one from the head, from any thread; null if there is none. */
  T steal() {
    while (true) {
      int h = (int) HEAD.getAcquire(this);
      int t = (int) TAIL.getAcquire(this);
      if (t - h <= 0) {
        return null;
      }
      Object item = slots[h & mask];
      if (HEAD.compareAndSet(this, h, h + 1)) {
        return cast(item);
      }
    }
  }

  /**
   * Moves half of what is here, rounded up, into the thief's own deque, and returns one of them to
   * run now; null if there was nothing. Called by the owner of {@code thief}, whose deque is empty.
   */
  T stealInto(WorkDeque<T> thief) {
    while (true) {
      int h = (int) HEAD.getAcquire(this);
      int t = (int) TAIL.getAcquire(this);
      int available = t - h;
      if (available <= 0) {
        return null;
      }
      if (available > slots.length) {
        // head moved on between the two reads, by a whole round of the ring
        Thread.onSpinWait();
        continue;
      }
      int n = Math.min(available - available / 2, thief.slots.length);
      int to = thief.tail;
      for (int i = 1; i < n; i++) {
        thief.slots[(to + i - 1) & thief.mask] = slots[(h + i) & mask];
      }
      Object first = slots[h & mask];
      if (HEAD.compareAndSet(this, h, h + n)) {
        if (n > 1) {
          TAIL.setRelease(thief, to + n - 1);
        }
        return cast(first);
      }
    }
  }

  /** Roughly how many are here; exact for the owner when no thief is at work. */
  int size() {
    int h = (int) HEAD.getAcquire(this);
    return Math.max(0, (int) TAIL.getAcquire(this) - h);
  }

  boolean isEmpty() {
    return (int) HEAD.getAcquire(this) == (int) TAIL.getAcquire(this);
  }

  int capacity() {
    return slots.length;
  }

  @SuppressWarnings("unchecked")
  private T cast(Object item) {
    return (T) item;
  }
}
