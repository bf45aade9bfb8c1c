import dev.goj.Channel;

final class Input {
  static int pick(Channel<Integer> a, Channel<Integer> b, int which) {
    int before = a.receive();
    if (which > before) {
      return a.receive();
    } else {
      which = b.receive();
    }
    return which;
  }
}
