package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.lang.ProcessBuilder.Redirect.INHERIT;

import dev.goj.internal.sched.Reports;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The first exception of a process is that there is no memory left: then there is none to load the
 * classes that deal with exceptions, either.
 */
@Timeout(60)
class FullHeapTest {
  private static volatile Object hoard;
  private static volatile boolean handled;

  /** What the child process runs: who fills the heap is called by a handler, or by nobody. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("report")) {
      reportThenPrint();
      return;
    }
    Steps filling =
        Steps.of(
            (c, in) -> {
              Go.yieldNow$go(c, null);
              return null;
            },
            (c, in) -> {
              fill();
              return null;
            });
    Channel<Integer> never = Channel.unbuffered();
    Action<Throwable> body =
        args.length > 0
            ? new Catching(filling, () -> handled = true)
            : Steps.of(
                (c, in) -> {
                  Go.go((Action<Throwable>) filling);
                  return never.receive$go(c, null);
                });
    try {
      Go.run(body);
    } catch (Throwable t) {
      hoard = null;
      System.out.println((handled ? "handled, then " : "") + t.getClass().getName());
    }
  }

  private static void reportThenPrint() {
    Reports.load();
    try {
      fill();
    } catch (OutOfMemoryError e) {
      // At first there is memory for nothing; then for a little of what prints, but not for all.
      for (int i = 0; i < 12 && hoard != null; i++) {
        Reports.report(e);
        hoard = ((Object[]) hoard)[0];
      }
      hoard = null;
      System.out.println("can print");
    }
  }

  private static void fill() {
    int size = 1 << 20;
    while (true) {
      try {
        Object[] next = new Object[size];
        next[0] = hoard;
        hoard = next;
      } catch (OutOfMemoryError e) {
        if (size == 1) {
          throw e;
        }
        size /= 2;
      }
    }
  }

  private static String run(String... args) throws Exception {
    ProcessBuilder child =
        ChildJvm.of(FullHeapTest.class, List.of("-Xmx16m", "-XX:+UseSerialGC"), args);
    // Our own threads may tell that they are out of memory, too.
    Process p =
        child
            .redirectError(args.length > 0 && args[0].equals("report") ? DISCARD : INHERIT)
            .start();
    try {
      assertThat(p.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      p.destroyForcibly(); // without memory it does not listen to anything else
    }
  }

  @Test
  void aSuspendedCallersHandlerIsRun() throws Exception {
    assertThat(run("handler")).isEqualTo("handled, then java.lang.OutOfMemoryError\n");
  }

  /** A class whose initialization has failed once can never be used again. */
  @Test
  void whatTellsOfItDoesNotKeepTheProgramFromPrinting() throws Exception {
    assertThat(run("report")).isEqualTo("can print\n");
  }

  @Test
  void theRunEnds() throws Exception {
    assertThat(run()).isEqualTo("java.lang.OutOfMemoryError\n");
  }
}
