import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;

/** The accessors of a record are called where a pattern is matched: here with a monitor held. */
public class Main {
  record Later(Channel<Integer> numbers, int plain) {
    @Override
    public Channel<Integer> numbers() {
      System.out.println("received " + numbers.receive());
      return numbers;
    }
  }

  record Two(Object first, Object second) {}

  static synchronized int capacity(Object o) {
    if (o instanceof Later(Channel<Integer> numbers, int plain)) { // WARNING "\[goj.blocks-worker\]"
      return numbers.capacity() + plain;
    }
    return switch (o) {
      case Two(Later(Channel<Integer> n, int p), String s) -> // WARNING "\[goj.blocks-worker\]"
          n.capacity() + p + s.length();
      default -> -1;
    };
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<Integer> numbers = Channel.unbuffered();
          go(
              () -> {
                numbers.send(1);
                numbers.send(2);
              });
          Later later = new Later(numbers, 10);
          System.out.println(capacity(later));
          System.out.println(capacity(new Two(later, "s")));
        });
  }
}
