import static dev.goj.Go.go;

import java.util.concurrent.CountDownLatch;

class Main {
  void start(CountDownLatch latch) {
    go(() -> first(latch));
  }

  void first(CountDownLatch latch) throws InterruptedException {
    second(latch);
  }

  void second(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }
}
