import dev.goj.Channel;

class Main {
  /** Its name hides the package that generated code refers to. */
  static class dev {}

  int next(Channel<Integer> results) {
    return results.receive() + 1;
  }
}
