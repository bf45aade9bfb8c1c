import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;

/** Two players, one ball, two channels. */
public class Main {
  static final class Ball {
    int hits;
  }

  static void player(String name, Channel<Ball> in, Channel<Ball> out, Channel<String> score) {
    for (Ball ball : in) {
      ball.hits++;
      if (ball.hits % 25_000 == 0) {
        score.send(name + " hits for the " + ball.hits + "th time");
      }
      if (ball.hits == 100_000) {
        score.close();
        return;
      }
      out.send(ball);
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<Ball> left = Channel.unbuffered();
          Channel<Ball> right = Channel.unbuffered();
          Channel<String> score = Channel.unbuffered();
          go(() -> player("ping", left, right, score));
          go(() -> player("pong", right, left, score));
          left.send(new Ball());
          for (String line : score) {
            System.out.println(line);
          }
        });
  }
}
