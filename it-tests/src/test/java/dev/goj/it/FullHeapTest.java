package dev.goj.it;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * There is no memory for the frame of an activation that has to wait: the wait ends with that, and
 * the program may handle it, and wait again.
 */
final class FullHeapTest {
  private static final String PROGRAM =
      """
      import dev.goj.Channel;
      import dev.goj.Go;

      public class Main {
        static Object hoard;
        static final StringBuilder log = new StringBuilder(200);

        static void once(Channel<Integer> ch) {
          try {
            ch.receive();
          } catch (OutOfMemoryError e) {
            hoard = null;
            log.append("handled\\n");
          }
        }

        static void fill() {
          int size = 1 << 20;
          while (true) {
            try {
              Object[] next = new Object[size];
              next[0] = hoard;
              hoard = next;
            } catch (OutOfMemoryError e) {
              if (size == 1) {
                return;
              }
              size /= 2;
            }
          }
        }

        public static void main(String[] args) {
          Go.run(
              () -> {
                Channel<Integer> ch = Channel.unbuffered();
                Channel<Integer> never = Channel.unbuffered();
                Go.go(() -> ch.send(1));
                once(ch); // its class is loaded
                fill();
                once(never);
                Go.go(() -> ch.send(2));
                log.append(ch.receive()).append('\\n');
              });
          System.out.print(log);
        }
      }
      """;

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void endsTheWait(Jdk jdk) throws IOException {
    OneFile.compile(jdk, "fullheap", "handled", PROGRAM)
        .run(Way.ALL_WORKERS, "Main", "-Xmx16m", "-XX:+UseSerialGC")
        .assertPrinted("handled\n2\n");
  }
}
