package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** What is out of scope is garbage. */
final class ScopesTest {
  @Test
  void theEndOfABlock() {
    assertThat(
            Passes.spilled(
                "void m() { { String s = \"\"; int i = wait(1); f(s.length() + i); } f(2); }"))
        .isEqualTo(
            """
            {
                s = "";
                i = wait$go(1);
                f(s.length() + i);
                s = null;
            }
            f(2);
            """);
  }

  @Test
  void theBeginningOfARoundBehindAContinue() {
    assertThat(
            Passes.spilled(
                "void m(String[] all) { for (;;) { String s = all[wait(1)]; if (s == null) continue; f(2); } }"))
        .isEqualTo(
            """
            for (; ; ) {
                s = null;
                {
                    t$1 = wait$go(1);
                    s = all[t$1];
                    if (s == null) continue;
                    f(2);
                    s = null;
                }
            }
            """);
  }

  @Test
  void theEndOfALoopThatIsLeft() {
    assertThat(
            Passes.spilled(
                "void m() { while (true) { String s = \"\"; if (wait(1) > 0) break; f(s.length()); } }"))
        .isEqualTo(
            """
            while (true) {
                s = "";
                t$1 = wait$go(1);
                if (t$1 > 0) {
                    break;
                }
                f(s.length());
                s = null;
            }
            s = null;
            """);
  }

  @Test
  void aHandlerAndTheEndOfItsTry() {
    assertThat(
            Passes.spilled(
                "void m() { try { { String s = \"\"; wait(s.length()); } } catch (Error e) { f(2); } }"))
        .isEqualTo(
            """
            try {
                {
                    s = "";
                    wait$go(s.length());
                    s = null;
                }
            } catch (Error e) {
                s = null;
                c$.unwound(e);
                f(2);
            }
            s = null;
            """);
  }

  @Test
  void noVariableOfTheMethodNorPrimitive() {
    assertThat(
            Passes.spilled(
                "void m() { String s = \"\"; for (;;) { int i = wait(1); f(i + s.length()); } }"))
        .isEqualTo(
            """
            s = "";
            for (; ; ) {
                i = wait$go(1);
                f(i + s.length());
            }
            """);
  }
}
