import static dev.goj.Go.go;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;

/** Something to wait for: another goroutine says it in a moment. */
final class Answers {
  private Answers() {}

  static int answer(int value) {
    Channel<Integer> channel = Channel.unbuffered();
    go(
        () -> {
          yieldNow();
          channel.send(value);
        });
    return channel.receive();
  }
}
