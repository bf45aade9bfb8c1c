package dev.goj;

import dev.goj.abi.Unboxed;
import dev.goj.internal.sched.WaitPoint;
import dev.goj.internal.wait.Waiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The buffer of a {@link LockedChannel}, and part of it, since it is used in each of its sections:
 * a ring of elements that are objects, or primitives of one kind.
 *
 * <p>A place that is in use has its element in {@link #references}, or null there, or there is no
 * such array; then its element is in {@link #primitives}. An array is made when the first element
 * goes into it, and what is in neither costs nothing. A place that is not in use has null in {@link
 * #references}, and anything in {@link #primitives}.
 *
 * <p>An element is handed in and out as an object, or as {@link #kind} and its bits.
 */
abstract class ElementRing extends WaitPoint {
  private static final int LARGE = 512;
  private static final Object[] NO_REFERENCES = {};
  private static final long[] NO_PRIMITIVES = {};
  private static final VarHandle COUNT;

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(ElementRing.class, "count", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final int capacity;

  /**
   * The kind of all primitives here; null until there is one. Like all that follows, under the
   * lock.
   */
  Unboxed kind;

  /** Empty until needed, then grows to the capacity. */
  private Object[] references = NO_REFERENCES;

  /** Likewise, and of the same length if neither is empty. */
  private long[] primitives = NO_PRIMITIVES;

  private int head;

  /** Read without the lock as a guess, opaquely; hence never written twice in one section. */
  int count;

  ElementRing(int capacity) {
    this.capacity = capacity;
  }

  /** How many elements are in it; without the lock a guess. */
  public final int length() {
    return (int) COUNT.getOpaque(this);
  }

  public final int capacity() {
    return capacity;
  }

  /** Whether an element that was handed out is a primitive. */
  final boolean isUnboxed(Object element) {
    return element != null && element == kind;
  }

  /** Appends to a ring that is not full. */
  final void append(Object element, long bits) {
    if (element == kind) {
      appendPrimitive(bits);
      return;
    }
    if (count >= references.length) {
      makeRoom(element);
    }
    Object[] r = references;
    r[free(r.length)] = element;
    count++;
  }

  private void appendPrimitive(long bits) {
    if (count >= primitives.length) {
      makeRoom(kind);
    }
    long[] p = primitives;
    p[free(p.length)] = bits;
    count++;
  }

  /** The place behind the last element, in an array that is not full. */
  private int free(int length) {
    int room = length - head; // the sum of head and count could be more than an int holds
    return count < room ? head + count : count - room;
  }

  /** Takes the first; if it is a primitive, it is {@link #lastRemoved}. */
  final Object removeFirst() {
    Object element = takeFirst();
    count--;
    return element;
  }

  /**
   * Of a full ring: takes the first and appends what {@code sender} sends; the bits of the first
   * are then in the sender. The count stays as it is, since who looks at it without the lock must
   * not see room that was never there.
   */
  final Object exchangeFirst(Waiter sender) {
    int h = head;
    Object first = takeFirst();
    long bits = first == kind ? primitives[h] : 0;
    put(h, sender.slot, sender.bits);
    sender.slot = null;
    sender.bits = bits;
    return first;
  }

  /** The primitive that has been removed last: it is still in the place that the head has left. */
  final long lastRemoved() {
    return primitives[(head == 0 ? primitives.length : head) - 1];
  }

  /**
   * For an element that waits for room: makes the array that it will go into. Who makes the room
   * has claimed who waits, and must not fail.
   */
  final void prepareFor(Object element) {
    if (capacity > 0 && (element == kind ? primitives.length : references.length) == 0) {
      makeRoom(element);
    }
  }

  private Object takeFirst() {
    Object[] r = references;
    int h = head;
    if (r.length > 0) {
      Object element = r[h];
      if (element != null) {
        r[h] = null;
        head = h + 1 == r.length ? 0 : h + 1;
        return element;
      }
    }
    head = h + 1 == primitives.length ? 0 : h + 1;
    return kind;
  }

  private void put(int i, Object element, long bits) {
    if (element == kind) {
      primitives[i] = bits;
    } else {
      references[i] = element;
    }
  }

  /** Makes the array that {@code element} goes into, or makes both longer. */
  private void makeRoom(Object element) {
    boolean primitive = element == kind;
    int old = Math.max(references.length, primitives.length);
    int length = old;
    if (count == old) {
      length = (int) Math.min(Math.max(old * 2L, LARGE), capacity);
    }
    Object[] r = references;
    long[] p = primitives;
    if (!primitive || r.length > 0) {
      r = new Object[length];
      unroll(references, references.length, r);
    }
    if (primitive || p.length > 0) {
      p = new long[length];
      unroll(primitives, primitives.length, p);
    }
    references = r;
    primitives = p;
    head = 0;
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // two arrays of objects or two of longs
  private void unroll(Object old, int length, Object unrolled) {
    if (length > 0) {
      System.arraycopy(old, head, unrolled, 0, length - head);
      System.arraycopy(old, 0, unrolled, length - head, head);
    }
  }
}
