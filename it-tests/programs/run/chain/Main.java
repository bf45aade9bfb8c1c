import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;

/** A chain of 100,000 goroutines, each adding one to what it gets from its neighbour. */
public class Main {
  static final int LENGTH = 100_000;

  static void link(Channel<Integer> left, Channel<Integer> right) {
    left.send(1 + right.receive());
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<Integer> leftmost = Channel.unbuffered();
          Channel<Integer> last = leftmost;
          for (int i = 0; i < LENGTH; i++) {
            Channel<Integer> left = last;
            Channel<Integer> right = Channel.unbuffered();
            go(() -> link(left, right));
            last = right;
          }
          Channel<Integer> rightmost = last;
          go(() -> rightmost.send(0));
          System.out.println(leftmost.receive());
        });
  }
}
