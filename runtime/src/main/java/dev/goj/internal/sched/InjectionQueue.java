package dev.goj.internal.sched;

import dev.goj.internal.wait.BatchQueue;
import dev.goj.internal.wait.SpinLock;
import dev.goj.internal.wait.Waiter;

/**
 * The queue that all workers share: what threads outside of the scheduler make runnable, and what a
 * full deque spills, half of it at a time. Unbounded, first in first out, linked through the
 * goroutines themselves.
 *
 * <p>{@link #size} is written under the lock and read without, so that a look at an empty queue
 * costs one read. It is volatile: the idle protocol (see {@link IdleWorkers}) needs the write of an
 * added item to be ordered before the adder's read of the idle state, and a worker's announcement
 * that it is idle before its read of the size.
 */
final class InjectionQueue extends SpinLock {
  private final BatchQueue queue;

  private volatile int size;

  /** {@code batch}: how many come at once. */
  InjectionQueue(int batch) {
    queue = new BatchQueue(batch);
  }

  void add(Waiter item) {
    addChain(item);
  }

  /** Adds a batch: the first of an array. */
  void addBatch(Object[] items) {
    addChain(queue.chain(items));
  }

  private void addChain(Waiter chain) {
    lock();
    try {
      queue.add(chain);
      size = queue.size();
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
      Waiter w = queue.poll();
      size = queue.size();
      return w;
    } finally {
      unlock();
    }
  }

  /**
   * Takes up to {@code max} into {@code out}, or what is left of a batch that has more. Returns how
   * many.
   */
  int pollAll(Object[] out, int max) {
    if (size == 0) {
      return 0;
    }
    Waiter chains;
    lock();
    try {
      chains = queue.pollChains(max);
      size = queue.size();
    } finally {
      unlock();
    }
    return BatchQueue.unchain(chains, out);
  }

  int size() {
    return size;
  }
}
