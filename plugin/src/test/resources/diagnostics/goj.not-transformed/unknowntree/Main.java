import dev.goj.Channel;

class Main {
  int next(Channel<Integer> results) {
    return results.receive() + 1;
  }
}
