package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Where a recursive method looks at its depth: on each way that leads to itself, once. */
final class DepthCheckTest {
  @Test
  void behindWhatEndsTheRecursion() {
    assertThat(
            Passes.spilled(
                "int m(int n) { if (n < 2) { yieldNow(); return n; } return m(n - 1) + m(n - 2); }"))
        .isEqualTo(
            """
            if (n < 2) {
                yieldNow$go();
                return n;
            }
            if (c$.isTooDeep(depth$ = c$.nextDepth())) {
                c$.unwind();
            }
            t$1 = m$go(n - 1);
            t$2 = m$go(n - 2);
            return t$1 + t$2;
            """);
  }

  @Test
  void inTheBranchThatRecurs() {
    assertThat(
            Passes.spilled(
                "void m(int n) { if (n > 9) yieldNow(); else if (n > 1) m(n - 1); else f(1); }"))
        .isEqualTo(
            """
            if (n > 9) {
                yieldNow$go();
            } else {
                if (n > 1) {
                    if (c$.isTooDeep(depth$ = c$.nextDepth())) {
                        c$.unwind();
                    }
                    m$go(n - 1);
                } else {
                    f(1);
                }
            }
            """);
  }

  @Test
  void beforeLoops() {
    assertThat(Passes.spilled("void m(int n) { yieldNow(); while (n > 0) m(n--); }"))
        .isEqualTo(
            """
            yieldNow$go();
            if (c$.isTooDeep(depth$ = c$.nextDepth())) {
                c$.unwind();
            }
            while (n > 0) {
                m$go(n--);
            }
            """);
  }

  @Test
  void beforeOtherMethodsThatMayRecur() {
    assertThat(Passes.spilled("void m(int n) { wait(n); if (n > 0) m(n - 1); }"))
        .isEqualTo(
            """
            if (c$.isTooDeep(depth$ = c$.nextDepth())) {
                c$.unwind();
            }
            wait$go(n);
            if (n > 0) {
                m$go(n - 1);
            }
            """);
  }
}
