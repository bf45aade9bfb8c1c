import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.sync.Mutex;
import java.util.List;

/** Waits in every kind of statement, with locals that are live to the end. */
public class Main {
  private static final Channel<Integer> NUMBERS = Channel.unbuffered();
  private final Mutex mutex = new Mutex();
  private int turns;

  static int sum(int n) {
    int total = 0;
    for (int i = 0; i < n; i++) {
      int got = NUMBERS.receive();
      total += got;
    }
    return total;
  }

  static int oneLine() { return NUMBERS.receive() + NUMBERS.receive(); }

  static int number() {
    yieldNow();
    return 1;
  }

  static int conditions(int n) {
    int found = 0;
    while (found < n) {
      if (found % 2 == 0) {
        found += number();
      } else if (number() == 1) {
        found++;
      } else {
        found = -1;
      }
    }
    do {
      yieldNow();
      found--;
    } while (found > 0);
    return found == 0 && number() == 1 ? n : 0;
  }

  @SuppressWarnings("fallthrough") static String choices(List<String> words) {
    @Kept String said = "";
    for (String word : words) {
      switch (word) {
        case "one":
          said += number();
          break;
        case "two":
          said += number() + number();
          // fall through
        default:
          yieldNow();
          said += word;
      }
    }
    return said;
  }

  static int handlers(int n) {
    int handled = 0;
    for (int i = 0; i < n; i++) {
      try {
        if (i % 2 == 0) {
          throw new IllegalStateException("even " + number());
        }
        handled += 10;
        yieldNow();
      } catch (IllegalStateException e) {
        handled += number();
      } finally {
        yieldNow();
        handled += 100;
      }
    }
    return handled;
  }

  int turn(int by) {
    mutex.lock();
    try {
      turns += by;
      yieldNow();
      return turns;
    } finally {
      mutex.unlock();
    }
  }

  static void never() {
    yieldNow();
    System.out.println("never");
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<String> done = Channel.unbuffered();
          go(
              () -> {
                for (int number = 1; number <= 5; number++) {
                  NUMBERS.send(number);
                }
                done.send("sent");
              });
          System.out.println(sum(3));
          System.out.println(oneLine());
          System.out.println(done.receive());
          System.out.println(conditions(5));
          System.out.println(choices(List.of("one", "two", "three")));
          System.out.println(handlers(3));
          Main main = new Main();
          System.out.println(main.turn(2) + main.turn(3));
          if (args.length > 0) {
            never();
          }
        });
  }

  /** In class files; tools that read these look for the variable's instructions. */
  @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @interface Kept {}
}
