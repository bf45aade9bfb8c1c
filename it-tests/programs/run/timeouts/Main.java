import static dev.goj.Go.after;
import static dev.goj.Go.go;
import static dev.goj.Go.otherwise;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;
import static dev.goj.Go.send;
import static dev.goj.Go.sleep;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.time.Timer;
import java.time.Duration;
import java.time.Instant;

/** Select in loops, with timeouts and defaults. */
public class Main {
  static final Duration SOON = Duration.ofMillis(5);
  static final Duration NEVER = Duration.ofHours(1);

  static String query(int server, Duration delay) {
    sleep(delay);
    return "server " + server;
  }

  /** The first of several servers to answer; only one of them does before the test is over. */
  static String fastest() {
    Channel<String> answers = Channel.buffered(3);
    Duration[] delays = {NEVER, SOON, NEVER};
    for (int i = 0; i < delays.length; i++) {
      int server = i;
      go(() -> answers.send(query(server, delays[server])));
    }
    return answers.receive();
  }

  static String withTimeout(ReceiveChannel<String> channel, Duration timeout) {
    String[] result = new String[1];
    select(
        receive(channel, s -> result[0] = "got " + s),
        after(timeout, () -> result[0] = "timed out"));
    return result[0];
  }

  /** One deadline for the whole conversation, unlike a timeout for each message. */
  static int untilDeadline(ReceiveChannel<Integer> numbers, Duration limit) {
    ReceiveChannel<Instant> deadline = Timer.after(limit);
    int[] sum = {0};
    boolean[] expired = {false};
    while (!expired[0]) {
      select(receive(numbers, n -> sum[0] += n), receive(deadline, t -> expired[0] = true));
    }
    return sum[0];
  }

  /** Tries without waiting, gives up after so many times. */
  static int polls(Channel<Integer> slot) {
    int[] sent = {0};
    for (int i = 0; i < 10; i++) {
      int value = i;
      select(send(slot, value, () -> sent[0]++), otherwise(() -> {}));
    }
    return sent[0];
  }

  public static void main(String[] args) {
    run(
        () -> {
          System.out.println(fastest());
          Channel<String> words = Channel.buffered(1);
          System.out.println(withTimeout(words, SOON));
          words.send("word");
          System.out.println(withTimeout(words, NEVER));
          go(
              () -> {
                sleep(SOON);
                words.send("late word");
              });
          System.out.println(withTimeout(words, NEVER));
          System.out.println(withTimeout(null, SOON));

          Channel<Integer> numbers = Channel.unbuffered();
          go(
              () -> {
                for (int i = 1; i <= 4; i++) {
                  numbers.send(i);
                }
              });
          System.out.println("sum " + untilDeadline(numbers, Duration.ofMillis(50)));
          System.out.println(
              "sent " + polls(Channel.buffered(4)) + ", " + polls(Channel.buffered(0)));
        });
  }
}
