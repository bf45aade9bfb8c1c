import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;

/** A guard of a switch is part of what the compiler makes of the whole switch. */
public class Main {
  static boolean ask(String question) {
    Channel<Boolean> answer = Channel.unbuffered();
    go(
        () -> {
          yieldNow();
          answer.send(question.length() > 3);
        });
    return answer.receive();
  }

  static String describe(Object o) {
    return switch (o) {
      case String s when ask(s) -> "long " + s; // WARNING "\[goj.blocks-worker\]"
      case String s -> "short " + s + ask(s);
      case Integer i when i > 0 -> "positive " + ask("number");
      default -> "other";
    };
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (Object o : new Object[] {"text", "s", 1, -1}) {
            System.out.println(describe(o));
          }
        });
  }
}
