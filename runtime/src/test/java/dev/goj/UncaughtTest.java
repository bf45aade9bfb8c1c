package dev.goj;

import static com.google.common.truth.Truth.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UncaughtTest {
  /** What the child process runs. */
  public static void main(String[] args) throws Exception {
    Go.go(
        (Action<Throwable>)
            Steps.of(
                (c, in) -> {
                  throw new IllegalStateException("boom");
                }));
    if (args.length > 0) {
      System.out.println(System.in.read() < 0 ? "still there" : "?"); // at the end of its input
    } else {
      new CountDownLatch(1).await();
    }
  }

  static Process child(String option, String... args) throws Exception {
    return ChildJvm.of(UncaughtTest.class, List.of(option), args).start();
  }

  @Test
  void aPanicEndsTheProcessIfSoSet() throws Exception {
    Process p = child("-Dgoj.panic=exit");
    String err = new String(p.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(p.waitFor()).isEqualTo(2);
    assertThat(err).startsWith("panic: java.lang.IllegalStateException: boom\n\ngoroutine ");
    assertThat(err).contains(" [running]:\n\tat dev.goj.UncaughtTest.lambda$main$");
  }

  @Test
  void otherwiseItIsPrintedAndTheProcessGoesOn() throws Exception {
    Process p = child("-Dgoj.panic=print", "wait");
    String panic = "panic: java.lang.IllegalStateException: boom\n";
    assertThat(new String(p.getErrorStream().readNBytes(panic.length()), StandardCharsets.UTF_8))
        .isEqualTo(panic);
    p.getOutputStream().close();
    String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(p.waitFor()).isEqualTo(0);
    assertThat(out).isEqualTo("still there\n");
  }
}
