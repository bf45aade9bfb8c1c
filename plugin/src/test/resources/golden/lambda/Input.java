import static dev.goj.Go.go;

import dev.goj.Channel;

final class Input {
  static void start(Channel<Integer> out, int value) {
    go(() -> out.send(value));
  }
}
