import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;

/** The bounded buffer of the textbooks, with a mutex and two conditions made of channels. */
public class Main {
  /** A condition variable: each waiter brings a channel of its own. */
  static final class Condition {
    private final Mutex mutex;
    private final Channel<Channel<Boolean>> waiters = Channel.buffered(1000);

    Condition(Mutex mutex) {
      this.mutex = mutex;
    }

    void await() {
      Channel<Boolean> signal = Channel.buffered(1);
      waiters.send(signal);
      mutex.unlock();
      try {
        signal.receive();
      } finally {
        mutex.lock();
      }
    }

    void signal() {
      Channel<Boolean> waiter = waiters.tryReceive();
      if (waiter != null) {
        waiter.send(true);
      }
    }
  }

  static final class Buffer<T> {
    private final Object[] elements;
    private final Mutex mutex = new Mutex();
    private final Condition notEmpty = new Condition(mutex);
    private final Condition notFull = new Condition(mutex);
    private int size;
    private int head;
    private int fullest;

    Buffer(int capacity) {
      elements = new Object[capacity];
    }

    void put(T element) {
      mutex.lock();
      try {
        while (size == elements.length) {
          notFull.await();
        }
        elements[(head + size++) % elements.length] = element;
        fullest = Math.max(fullest, size);
        notEmpty.signal();
      } finally {
        mutex.unlock();
      }
    }

    T take() {
      mutex.lock();
      try {
        while (size == 0) {
          notEmpty.await();
        }
        @SuppressWarnings("unchecked")
        T element = (T) elements[head];
        elements[head] = null;
        head = (head + 1) % elements.length;
        size--;
        notFull.signal();
        return element;
      } finally {
        mutex.unlock();
      }
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Buffer<Integer> buffer = new Buffer<>(3);
          WaitGroup producers = new WaitGroup();
          WaitGroup consumers = new WaitGroup();
          long[] sums = new long[5];
          for (int c = 0; c < sums.length; c++) {
            int consumer = c;
            consumers.go(
                () -> {
                  for (int x; (x = buffer.take()) >= 0; ) {
                    sums[consumer] += x;
                  }
                });
          }
          for (int p = 0; p < 4; p++) {
            int producer = p;
            producers.go(
                () -> {
                  for (int i = 0; i < 250; i++) {
                    buffer.put(producer * 250 + i);
                  }
                });
          }
          producers.await();
          for (int c = 0; c < sums.length; c++) {
            buffer.put(-1);
          }
          consumers.await();
          long total = 0;
          for (long sum : sums) {
            total += sum;
          }
          System.out.println("sum " + total);
          System.out.println("left " + buffer.size);
          System.out.println("within bounds " + (buffer.fullest <= 3));
        });
  }
}
