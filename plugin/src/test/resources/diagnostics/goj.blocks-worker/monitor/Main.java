import dev.goj.Channel;

class Main {
  private final Object lock = new Object();

  int next(Channel<Integer> results) {
    synchronized (lock) {
      return results.receive();
    }
  }
}
