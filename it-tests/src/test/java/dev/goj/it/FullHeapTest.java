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
      import java.io.OutputStream;
      import java.io.PrintStream;
      import java.util.concurrent.locks.LockSupport;

      public class Main {
        static Object hoard;
        static volatile boolean handled;
        static final StringBuilder log = new StringBuilder(200);

        static void once(Channel<Integer> ch) {
          try {
            ch.receive();
          } catch (OutOfMemoryError e) {
            hoard = null;
            handled = true;
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

        /** What other threads let go of may be enough for the frame; then that was no try. */
        static void serve(Channel<Integer> ch) {
          Thread t =
              new Thread(
                  () -> {
                    while (!handled) {
                      LockSupport.parkNanos(10_000_000);
                      ch.trySend(0);
                    }
                  });
          t.setDaemon(true);
          t.start();
        }

        public static void main(String[] args) {
          // the runtime tells there of what it had no memory for
          System.setErr(new PrintStream(OutputStream.nullOutputStream()));
          Go.run(
              () -> {
                Channel<Integer> ch = Channel.unbuffered();
                Channel<Integer> never = Channel.unbuffered();
                Go.go(() -> ch.send(1));
                once(ch); // its class is loaded
                serve(never);
                while (!handled) {
                  fill();
                  once(never);
                }
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
