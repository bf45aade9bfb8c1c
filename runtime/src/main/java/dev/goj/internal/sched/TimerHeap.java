package dev.goj.internal.sched;

import dev.goj.internal.wait.SpinLock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deadlines and what is due at them: sleeping goroutines, which cannot be cancelled and are their
 * own entries, and {@link Timeout}s. One heap per worker slot; the lock is hardly ever contended,
 * as others come only to add from outside, to cancel, or to help a worker that is late.
 *
 * <p>A heap of four children per node, in two parallel arrays: half as deep as a binary one, and
 * the four deadlines to compare lie in one cache line.
 *
 * <p>A cancelled timeout stays until it is due, or until a quarter of the entries are cancelled;
 * then they are all swept out at once. So cancelling is O(1) amortised, from any thread, and
 * garbage is bounded by the live entries.
 *
 * <p>{@link #next} is volatile: see the timer wake-up in {@link Timers}.
 *
 * <p>A closed heap refuses what is added; what it has is moved into another. Both sides: {@link
 * #close} and {@link #add} have the lock, so an entry is in before the heap is closed, and is
 * moved, or its adder is told. An entry that moves is entered there while this heap's lock is held,
 * then taken out here and published as gone: it is always in one of them, and nobody takes it out
 * of both. Always from the slot with the higher number to one with a lower number, so that no two
 * wait for each other. Tests: CloseSlotStress, MoveTimerStress.
 */
final class TimerHeap extends SpinLock {
  private static final int INITIAL = 64;
  private static final int SWEEP_AT_LEAST = 64;

  /** The lock is held for so many that move. */
  private static final int MOVED_AT_ONCE = 64;

  private long[] deadlines = new long[INITIAL];
  private Object[] entries = new Object[INITIAL];
  private int size;

  /** Protected by the lock. */
  private boolean closed;

  /** The earliest deadline, {@link Clock#NEVER} if empty; written under the lock. */
  private volatile long next = Clock.NEVER;

  /**
   * How many are cancelled and still here. Counted by those who cancel, without the lock, and so
   * also what has just been taken out because it was due; a sweep puts that right.
   */
  private final AtomicInteger cancelled = new AtomicInteger();

  /** What has become of an entry to add. */
  enum Added {
    /** It is now the earliest one. */
    FIRST,
    /** It is behind others, or has been cancelled before it came here. */
    BEHIND,
    /** The heap is closed. */
    REFUSED
  }

  /** The earliest deadline, or {@link Clock#NEVER}. */
  long next() {
    return next;
  }

  int size() {
    return size;
  }

  /** Adds an entry, unless the heap is closed. */
  Added add(long deadline, Object entry) {
    lock();
    try {
      if (closed) {
        return Added.REFUSED;
      }
      int n = size;
      if (n == deadlines.length) {
        resize(n * 2);
      }
      if (entry instanceof Timeout t) {
        t.heap = this;
        if (t.isCancelled()) {
          return Added.BEHIND;
        }
      }
      size = n + 1;
      siftUp(n, deadline, entry);
      if (deadline < next) {
        next = deadline;
        return Added.FIRST;
      }
      return Added.BEHIND;
    } finally {
      unlock();
    }
  }

  /** From now on nothing can be added. */
  void close() {
    lock();
    closed = true;
    unlock();
  }

  /** Undoes {@link #close}. */
  void open() {
    lock();
    closed = false;
    unlock();
  }

  /**
   * Of a closed heap: moves its earliest entries into that of a slot with a lower number, unless
   * that is closed. To be called again until it returns false: nothing is left, or this heap is
   * open again.
   */
  boolean moveSome(TimerHeap to) {
    lock();
    try {
      for (int i = 0; closed && size > 0 && i < MOVED_AT_ONCE; i++) {
        Object e = entries[0];
        if (!wasCancelled(e) && to.add(deadlines[0], e) == Added.REFUSED) {
          break;
        }
        removeFirst(); // it may be running by now
      }
      return closed && size > 0;
    } finally {
      publishNext();
      unlock();
    }
  }

  /**
   * Takes entries that are due at {@code now} into {@code out}, as many as fit, and returns how
   * many.
   */
  int pollDue(long now, Object[] out) {
    if (next > now) {
      return 0;
    }
    lock();
    try {
      int n = 0;
      while (n < out.length && size > 0 && deadlines[0] <= now) {
        Object e = removeFirst();
        if (!wasCancelled(e)) {
          out[n++] = e;
        }
      }
      publishNext();
      return n;
    } finally {
      unlock();
    }
  }

  /** Of an entry that is being taken out; to be asked once. */
  private boolean wasCancelled(Object e) {
    if (!(e instanceof Timeout t && t.isCancelled())) {
      return false;
    }
    if (cancelled.get() > 0) {
      cancelled.decrementAndGet();
    }
    return true;
  }

  int capacity() {
    return deadlines.length;
  }

  /** Roughly how many are cancelled and still in the heap. */
  int cancelled() {
    return cancelled.get();
  }

  void noteCancelled() {
    int c = cancelled.incrementAndGet();
    if (c >= SWEEP_AT_LEAST && c > size / 4) {
      sweep(size / 4);
    }
  }

  /** Whether anything is still to happen. */
  boolean hasLive() {
    if (next != Clock.NEVER && cancelled.get() > 0) {
      sweep(0);
    }
    return next != Clock.NEVER;
  }

  /** Takes the cancelled out, if they are more than {@code least}. */
  private void sweep(int least) {
    lock();
    try {
      if (cancelled.get() <= least) {
        return;
      }
      // Before the look: who cancels meanwhile is counted, although it may be dropped already.
      cancelled.set(0);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        Object e = entries[i];
        if (!(e instanceof Timeout t && t.isCancelled())) {
          deadlines[kept] = deadlines[i];
          entries[kept++] = e;
        }
      }
      Arrays.fill(entries, kept, size, null);
      size = kept;
      for (int i = (kept - 2) >> 2; i >= 0; i--) {
        siftDown(i, deadlines[i], entries[i]);
      }
      shrink();
      publishNext();
    } finally {
      unlock();
    }
  }

  private Object removeFirst() {
    final Object first = entries[0];
    int n = --size;
    long d = deadlines[n];
    Object e = entries[n];
    entries[n] = null;
    if (n > 0) {
      siftDown(0, d, e);
    }
    shrink();
    return first;
  }

  private void publishNext() {
    long first = size == 0 ? Clock.NEVER : deadlines[0];
    if (first != next) {
      next = first;
    }
  }

  private void siftUp(int from, long deadline, Object entry) {
    int i = from;
    while (i > 0) {
      int parent = (i - 1) >> 2;
      long d = deadlines[parent];
      if (d <= deadline) {
        break;
      }
      deadlines[i] = d;
      entries[i] = entries[parent];
      i = parent;
    }
    deadlines[i] = deadline;
    entries[i] = entry;
  }

  private void siftDown(int from, long deadline, Object entry) {
    long[] ds = deadlines;
    int n = size;
    int i = from;
    while (true) {
      int child = (i << 2) + 1;
      if (child >= n) {
        break;
      }
      int least = child;
      long d = ds[child];
      int end = Math.min(child + 4, n);
      for (int c = child + 1; c < end; c++) {
        if (ds[c] < d) {
          d = ds[c];
          least = c;
        }
      }
      if (deadline <= d) {
        break;
      }
      ds[i] = d;
      entries[i] = entries[least];
      i = least;
    }
    ds[i] = deadline;
    entries[i] = entry;
  }

  private void shrink() {
    int capacity = deadlines.length;
    if (capacity > 1024 && size < capacity / 8) {
      try {
        resize(capacity / 4);
      } catch (OutOfMemoryError e) {
        // It stays large. What has been taken out must not get lost.
      }
    }
  }

  private void resize(int capacity) {
    long[] ds = Arrays.copyOf(deadlines, capacity);
    entries = Arrays.copyOf(entries, capacity);
    deadlines = ds;
  }
}
