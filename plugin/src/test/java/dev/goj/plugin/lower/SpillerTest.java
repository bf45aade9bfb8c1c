package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Statements: every suspending call becomes a statement of its own. */
final class SpillerTest {
  @Test
  void conditionsOfLoopsAreTestedInside() {
    assertThat(Passes.spilled("void m() { while (wait(1) > 0) f(2); }"))
        .isEqualTo(
            """
            while (true) {
                t$1 = wait$go(1);
                if (!(t$1 > 0)) {
                    break;
                }
                f(2);
            }
            """);
  }

  @Test
  void continueGoesToTheTestOfADoLoop() {
    assertThat(
            Passes.spilled(
                "void m() { do { if (f(1) > 0) continue; f(2); } while (wait(3) > 0); }"))
        .isEqualTo(
            """
            do {
                end$: {
                    if (f(1) > 0) break end$;
                    f(2);
                }
                t$1 = wait$go(3);
                if (!(t$1 > 0)) {
                    break;
                }
            } while (true);
            """);
  }

  @Test
  void stepsAreTakenBehindTheBody() {
    assertThat(Passes.spilled("void m() { for (int i = 0; i < 3; i += wait(1)) f(i); }"))
        .isEqualTo(
            """
            i = 0;
            for (; ; ) {
                if (!(i < 3)) {
                    break;
                }
                end$: f(i);
                t$1 = i;
                t$2 = wait$go(1);
                i = t$1 + t$2;
            }
            """);
  }

  @Test
  void variablesAreHoisted() {
    assertThat(
            Passes.spilled(
                "int m() { int x = f(1); final int seven = 7; wait(x); return x + seven; }"))
        .isEqualTo(
            """
            x = f(1);
            wait$go(x);
            return x + seven;
            """);
  }

  @Test
  void whatContainsNoPointStaysAsItIs() {
    assertThat(
            Passes.spilled(
                "void m() { for (int i = 0; i < 3; i++) { int x = i; f(x); } wait(1); }"))
        .isEqualTo(
            """
            for (int i = 0; i < 3; i++) {
                int x = i;
                f(x);
            }
            wait$go(1);
            """);
  }
}
