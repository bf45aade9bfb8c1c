/** A monitor belongs to a thread. */
final class Monitors {
  private final Object lock = new Object();
  private int sum;

  int all() {
    synchronized (lock) {
      sum += Answers.answer(1); // WARNING "\[goj.blocks-worker\]"
    }
    sum += Answers.answer(10);
    sum += method() + staticMethod();
    synchronized (this) {
      // no wait in here
      sum += 10_000;
    }
    return sum + nested() + ofALock();
  }

  /** The lock itself is not held yet. */
  private int ofALock() {
    synchronized ((Object) Answers.answer(1)) {
      return 0;
    }
  }

  synchronized int method() {
    return Answers.answer(100); // WARNING "\[goj.blocks-worker\]"
  }

  static synchronized int staticMethod() {
    int x = 500;
    x += Answers.answer(500); // WARNING "\[goj.blocks-worker\]"
    return x;
  }

  private int nested() {
    int x = 0;
    synchronized (lock) {
      try {
        for (int i = 0; i < 2; i++) {
          x += Answers.answer(50_000); // WARNING "\[goj.blocks-worker\]"
        }
      } finally {
        sum = 0;
      }
    }
    return x;
  }
}
