import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.sync.WaitGroup;
import java.util.concurrent.atomic.AtomicInteger;

/** A buffered channel as a counting semaphore. */
public class Main {
  static final class Semaphore {
    private final Channel<Boolean> permits;

    Semaphore(int permits) {
      this.permits = Channel.buffered(permits);
    }

    void acquire() {
      permits.send(true);
    }

    boolean tryAcquire() {
      return permits.trySend(true);
    }

    void release() {
      if (permits.tryReceive() == null) {
        throw new IllegalStateException("released more than acquired");
      }
    }

    int inUse() {
      return permits.length();
    }
  }

  static int mostAtOnce(int permits, int visitors) {
    Semaphore door = new Semaphore(permits);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    WaitGroup all = new WaitGroup();
    for (int v = 0; v < visitors; v++) {
      all.go(
          () -> {
            for (int i = 0; i < 20; i++) {
              door.acquire();
              try {
                int now = inside.incrementAndGet();
                most.accumulateAndGet(now, Math::max);
                yieldNow();
                inside.decrementAndGet();
              } finally {
                door.release();
              }
            }
          });
    }
    all.await();
    if (door.inUse() != 0) {
      throw new IllegalStateException(door.inUse() + " left inside");
    }
    return most.get();
  }

  public static void main(String[] args) {
    run(
        () -> {
          System.out.println("one permit: " + mostAtOnce(1, 10));
          System.out.println("never more than three: " + (mostAtOnce(3, 40) <= 3));
          Semaphore two = new Semaphore(2);
          System.out.println(two.tryAcquire() + " " + two.tryAcquire() + " " + two.tryAcquire());
          two.release();
          System.out.println(two.tryAcquire() + " " + two.inUse());
          two.release();
          two.release();
          try {
            two.release();
          } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
          }
        });
  }
}
