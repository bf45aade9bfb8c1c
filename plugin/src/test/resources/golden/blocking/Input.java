import static dev.goj.Go.go;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

@SuppressWarnings("goj.blocking-call")
final class Input {
  static void start(BlockingQueue<String> queue, ReentrantLock lock, Thread other) {
    go(
        () -> {
          String s = queue.take();
          lock.lock();
          LockSupport.park(s);
          LockSupport.park();
          LockSupport.parkNanos(1_000);
        });
    go(other::join);
    go(queue::take);
    Long nanos = 1L;
    go(() -> LockSupport.parkNanos(nanos));
  }

  static <Q extends Object & BlockingQueue<String>> void startAny(Q queue) {
    go(queue::take);
  }
}
