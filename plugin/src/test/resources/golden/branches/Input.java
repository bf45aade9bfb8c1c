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

  static int chain(Channel<Integer> a, int which) {
    if (which == 1) {
      return 1;
    } else if (which == 2) {
      return a.receive();
    } else if (which == 3) {
      a.send(3);
    } else {
      which = 4;
    }
    return which;
  }
}
