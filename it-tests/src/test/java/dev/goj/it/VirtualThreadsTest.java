package dev.goj.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's virtual threads may use channels, too. */
final class VirtualThreadsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /**
   * There is one carrier, and who gets it does not give it back before the others are done: whoever
   * is unmounted with a channel locked keeps it locked.
   */
  private static final String PROGRAM =
      """
      import static dev.goj.Go.*;

      import dev.goj.Channel;

      public class Main {
        static final int ROUNDS = 1_000_000;
        static volatile boolean done;

        static void useBoth(Channel<Integer> a, Channel<Integer> b) {
          for (int i = 0; i < ROUNDS; i++) {
            select(receive(a, x -> {}), receive(b, x -> {}), otherwise(() -> {}));
          }
        }

        static void use(Channel<Integer> ch) {
          for (int i = 0; i < ROUNDS; i++) {
            ch.trySend(1);
            ch.tryReceive();
          }
        }

        public static void main(String[] args) throws Exception {
          Channel<Integer> a = Channel.buffered(1);
          Channel<Integer> b = Channel.buffered(1);
          Thread.startVirtualThread(() -> useBoth(a, b));
          Thread.startVirtualThread(
              () -> {
                while (!done) {
                  Thread.onSpinWait();
                }
              });
          Thread other = new Thread(() -> use(a));
          other.start();
          use(b);
          other.join();
          done = true;
          System.out.println("done");
        }
      }
      """;

  static Stream<Jdk> jdks() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() >= 21);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void keepNoChannelLocked(Jdk jdk) throws IOException {
    Path classes = Javac.emptyFolder("virtualthreads", "select" + jdk.feature());
    Path source = Files.writeString(classes.resolve("Main.java"), PROGRAM);
    Javac.of(jdk)
        .run(
            List.of(
                "-cp", Artifacts.RUNTIME.toString(), "-d", classes.toString(), source.toString()));
    Forked.run(
            jdk,
            classes,
            DEADLINE,
            Way.ALL_WORKERS.environment(),
            "java",
            List.of(
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-cp",
                Artifacts.RUNTIME + File.pathSeparator + classes,
                "Main"))
        .assertPrinted("done\n");
  }
}
