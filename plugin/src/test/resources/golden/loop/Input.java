import dev.goj.Channel;

final class Input {
  static int sum(Channel<Integer> in, int n) {
    int total = 0;
    for (int i = 0; i < n; i++) {
      total += in.receive();
    }
    return total;
  }
}
