package dev.goj.internal.sched;

import dev.goj.internal.wait.SpinLock;
import dev.goj.internal.wait.WaitQueue;
import dev.goj.internal.wait.Waiter;

/**
 * The queue that all workers share: what threads outside of the scheduler make runnable, and what a
 * full deque spills. Unbounded, first in first out, linked through the goroutines themselves.
 *
 * <p>{@link #size} is written under the lock and read without, so that a look at an empty queue
 * costs one read. It is volatile: the idle protocol (see {@link IdleWorkers}) needs the write of an
 * added item to be ordered before the adder's read of the idle state, and a worker's announcement
 * that it is idle before its read of the size.
 */
final class InjectionQueue extends SpinLock {
  /** A {@link WaitQueue}. */
  private Waiter queue;

  private volatile int size;

  private void resize(int newSize) {
    size = newSize;
  }

  void add(Waiter item) {
    lock();
    try {
      queue = WaitQueue.add(queue, item);
      resize(size + 1);
    } finally {
      unlock();
    }
  }

  void addAll(Object[] items, int count) {
    lock();
    try {
      for (int i = 0; i < count; i++) {
        queue = WaitQueue.add(queue, (Waiter) items[i]);
      }
      resize(size + count);
    } finally {
      unlock();
    }
  }

  /** Takes one, or null. */
  Waiter poll() {
    if (size == 0) {
      return null;
    }
    lock();
    try {
      Waiter w = queue;
      if (w != null) {
        queue = WaitQueue.removeFirst(w);
        resize(size - 1);
      }
      return w;
    } finally {
      unlock();
    }
  }

  /** Takes up to {@code max} into {@code out}, and returns how many. */
  int pollAll(Object[] out, int max) {
    if (size == 0) {
      return 0;
    }
    lock();
    try {
      int n = 0;
      for (Waiter w; n < max && (w = queue) != null; n++) {
        queue = WaitQueue.removeFirst(w);
        out[n] = w;
      }
      resize(size - n);
      return n;
    } finally {
      unlock();
    }
  }

  int size() {
    return size;
  }
}
