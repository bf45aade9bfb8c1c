package dev.goj.it;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's virtual threads may use channels, too. */
final class VirtualThreadsTest {
  /**
   * A select has one channel locked and waits for the other; if it is unmounted meanwhile, the one
   * carrier goes to a thread that does not give it back before the channel has been used. In the
   * package of the channels, which lets it hold the other for as long as that takes.
   */
  private static final String PROGRAM =
      """
      package dev.goj;

      import java.util.concurrent.locks.LockSupport;

      public class Main {
        static volatile boolean done;

        static LockedChannel<Integer> channel() {
          return (LockedChannel<Integer>) Channel.<Integer>buffered(1);
        }

        public static void main(String[] args) {
          LockedChannel<Integer> one = channel();
          LockedChannel<Integer> other = channel();
          other.lock();
          Thread.startVirtualThread(
              () ->
                  Go.select(
                      Go.receive(one, x -> {}), Go.receive(other, x -> {}), Go.otherwise(() -> {})));
          while (one.tryLock()) {
            one.unlock();
          }
          Thread.startVirtualThread(
              () -> {
                while (!done) {
                  Thread.onSpinWait();
                }
              });
          LockSupport.parkNanos(100_000_000); // time to do the wrong thing
          other.unlock();
          System.out.println(one.trySend(1));
          done = true;
        }
      }
      """;

  static Stream<Jdk> jdks() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() >= 21);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void keepNoChannelLocked(Jdk jdk) throws IOException {
    OneFile.compile(jdk, "virtualthreads", "select", PROGRAM)
        .run(
            Way.ALL_WORKERS,
            "dev.goj.Main",
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1")
        .assertPrinted("true\n");
  }
}
