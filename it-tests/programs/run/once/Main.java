import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.Computation;
import dev.goj.sync.Once;
import dev.goj.sync.WaitGroup;
import java.util.IdentityHashMap;
import java.util.Map;

/** Initialisation that happens once, however many goroutines want it at the same time. */
public class Main {
  static final class Lazy<T> {
    private final Once once = new Once();
    private final Computation<? extends T, RuntimeException> initialiser;
    private T value;

    Lazy(Computation<? extends T, RuntimeException> initialiser) {
      this.initialiser = initialiser;
    }

    T get() {
      once.run(() -> value = initialiser.compute());
      return value;
    }
  }

  static final class Connection {
    private static int opened;
    final int number = ++opened;
  }

  /** Takes its time: asks another goroutine. */
  static Connection connect() {
    Channel<Connection> answer = Channel.unbuffered();
    go(
        () -> {
          yieldNow();
          answer.send(new Connection());
        });
    return answer.receive();
  }

  public static void main(String[] args) {
    run(
        () -> {
          Lazy<Connection> lazy = new Lazy<>(Main::connect);
          Connection[] seen = new Connection[100];
          WaitGroup users = new WaitGroup();
          for (int i = 0; i < seen.length; i++) {
            int user = i;
            users.go(() -> seen[user] = lazy.get());
          }
          users.await();
          Map<Connection, Boolean> distinct = new IdentityHashMap<>();
          for (Connection c : seen) {
            distinct.put(c, true);
          }
          System.out.println(distinct.size() + " connection for " + seen.length + " users");
          System.out.println("number " + lazy.get().number + " of " + Connection.opened);

          Once never = new Once();
          int[] calls = {0};
          for (int i = 0; i < 3; i++) {
            try {
              never.run(
                  () -> {
                    calls[0]++;
                    throw new IllegalStateException("attempt " + calls[0]);
                  });
              System.out.println("done before");
            } catch (IllegalStateException e) {
              System.out.println(e.getMessage());
            }
          }
        });
  }
}
