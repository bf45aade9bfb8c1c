import dev.goj.sync.Mutex;

final class Input {
  static void locked(Mutex mutex, Runnable action) {
    mutex.lock();
    try {
      action.run();
      mutex.lock();
    } finally {
      mutex.unlock();
    }
  }
}
