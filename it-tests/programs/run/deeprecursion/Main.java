import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;

/** A million calls deep, where a thread's stack would have overflowed long before. */
public class Main {
  private static final int DEEP = 1_000_000;

  /** Calls itself. */
  static int depth(int n, Channel<Integer> bottom) {
    return n == 0 ? bottom.receive() : 1 + depth(n - 1, bottom);
  }

  /** Fails at the bottom, after having waited there. */
  static int failing(int n, Channel<Integer> bottom) {
    if (n == 0) {
      throw new IllegalStateException("at the bottom: " + bottom.receive());
    }
    return 1 + failing(n - 1, bottom);
  }

  /** Two methods that call each other. */
  static boolean isEven(int n, Channel<Integer> bottom) {
    return n == 0 ? bottom.receive() > 0 : isOdd(n - 1, bottom);
  }

  static boolean isOdd(int n, Channel<Integer> bottom) {
    return n != 0 && isEven(n - 1, bottom);
  }

  /** A list of objects that ask the next one. */
  interface Node {
    int length(Channel<Integer> bottom);
  }

  record Link(Node next) implements Node {
    @Override
    public int length(Channel<Integer> bottom) {
      return 1 + next.length(bottom);
    }
  }

  static Node list() {
    Node node = bottom -> bottom.receive();
    for (int i = 0; i < DEEP; i++) {
      node = new Link(node);
    }
    return node;
  }

  /** Never waits, but could. */
  static int sum(int n, Channel<Integer> bottom) {
    return n == 0 ? 0 : n < 0 ? bottom.receive() : n % 7 + sum(n - 1, bottom);
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<Integer> bottom = Channel.unbuffered();
          go(
              () -> {
                for (int i = 1; i <= 4; i++) {
                  bottom.send(i);
                }
              });
          System.out.println("depth: " + depth(DEEP, bottom));
          try {
            failing(DEEP, bottom);
          } catch (IllegalStateException e) {
            System.out.println("failing: " + e.getMessage());
          }
          System.out.println("even: " + isEven(DEEP, bottom));
          System.out.println("list: " + list().length(bottom));
          System.out.println("sum: " + sum(DEEP, bottom));
        });
  }
}
