package dev.goj.it;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Primitives go through channels without boxes, whatever their way: what the JVM counts for the one
 * worker's thread is 0. Each is measured again and again, and the least counts, since frames are
 * made at the first wait.
 */
final class BoxesTest {
  private static final String PROGRAM =
      """
      import static dev.goj.Go.go;
      import static dev.goj.Go.run;

      import com.sun.management.ThreadMXBean;
      import dev.goj.Channel;
      import dev.goj.Select;
      import java.lang.management.ManagementFactory;

      public class Main {
        static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        static final int MEASUREMENTS = 100;
        static long least;
        static long before;

        static void begin() {
          before = THREADS.getCurrentThreadAllocatedBytes();
        }

        static void end() {
          long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
          if (bytes >= 0) { // another thread may have taken the worker's place
            least = Math.min(least, bytes);
          }
        }

        static void report(String way) {
          System.out.println(way + " " + least);
          least = Long.MAX_VALUE;
        }

        static final int TIMES = 100;
        static final PRIMITIVE FIRST = 1000;

        static void inBuffer() {
          Channel<BOX> ch = Channel.buffered(4);
          PRIMITIVE x = FIRST;
          for (int m = 0; m < MEASUREMENTS; m++) {
            begin();
            for (int i = 0; i < TIMES; i++) {
              ch.send(x);
              ch.send(x + 1);
              x = ch.receive();
              x += ch.receive() % 2;
            }
            end();
          }
          report("in the buffer");
        }

        static void throughFullBuffer() {
          Channel<BOX> ch = Channel.buffered(2);
          go(() -> sendForEver(ch));
          receiveAndMeasure(ch);
          report("through a full buffer");
        }

        static void fromWaitingSender() {
          Channel<BOX> ch = Channel.unbuffered();
          go(() -> sendForEver(ch));
          receiveAndMeasure(ch);
          report("from a waiting sender");
        }

        static void sendForEver(Channel<BOX> ch) {
          for (PRIMITIVE x = FIRST; ; x++) {
            ch.send(x);
          }
        }

        static void receiveAndMeasure(Channel<BOX> ch) {
          PRIMITIVE sum = 0;
          for (int m = 0; m < MEASUREMENTS; m++) {
            begin();
            for (int i = 0; i < TIMES; i++) {
              sum += ch.receive();
            }
            end();
          }
          if (sum == 0) {
            System.out.println("nothing came");
          }
        }

        static void toWaitingReceiver() {
          Channel<BOX> there = Channel.unbuffered();
          Channel<BOX> back = Channel.unbuffered();
          go(
              () -> {
                while (true) {
                  back.send(there.receive() + 1);
                }
              });
          PRIMITIVE x = FIRST;
          for (int m = 0; m < MEASUREMENTS; m++) {
            begin();
            for (int i = 0; i < TIMES; i++) {
              there.send(x);
              x = back.receive();
            }
            end();
          }
          report("to a waiting receiver");
        }

        static void inForEach() {
          Channel<BOX> ch = Channel.unbuffered();
          go(() -> sendForEver(ch));
          int i = 0;
          begin();
          for (PRIMITIVE x : ch) {
            if (x == 0) {
              break;
            }
            if (++i % TIMES == 0) {
              end();
              if (i == MEASUREMENTS * TIMES) {
                break;
              }
              begin();
            }
          }
          report("in a for-each loop");
        }

        static void bySelect(boolean waits) {
          Channel<BOX> ch = Channel.buffered(waits ? 0 : TIMES + 2);
          Channel<BOX> other = Channel.unbuffered();
          go(() -> sendForEver(ch));
          Select any = Select.of(Select.receive(other), Select.receive(ch));
          for (int m = 0; m < MEASUREMENTS; m++) {
            begin();
            for (int i = 0; i < TIMES; i++) {
              any.await();
            }
            end();
          }
          report(waits ? "by a waiting select" : "by a select");
        }

        public static void main(String[] args) {
          least = Long.MAX_VALUE;
          run(
              () -> {
                inBuffer();
                throughFullBuffer();
                fromWaitingSender();
                toWaitingReceiver();
                inForEach();
                bySelect(false);
                bySelect(true);
              });
        }
      }
      """;

  static Stream<Arguments> primitives() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                Stream.of(
                    Arguments.of("int", "Integer", jdk),
                    Arguments.of("long", "Long", jdk),
                    Arguments.of("double", "Double", jdk)));
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("primitives")
  void areNotMadeFor(String primitive, String box, Jdk jdk) throws IOException {
    String program = PROGRAM.replace("PRIMITIVE", primitive).replace("BOX", box);
    OneFile.compile(jdk, "boxes", primitive, program)
        .run(Way.ONE_WORKER, "Main")
        .assertPrinted(
            """
            in the buffer 0
            through a full buffer 0
            from a waiting sender 0
            to a waiting receiver 0
            in a for-each loop 0
            by a select 0
            by a waiting select 0
            """);
  }
}
