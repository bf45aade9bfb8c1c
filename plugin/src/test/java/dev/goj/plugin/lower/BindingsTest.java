package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Pattern variables become ordinary ones, where they outlive their pattern. */
final class BindingsTest {
  @Test
  void aPatternBeforeAPointIsKept() {
    assertThat(
            Passes.spilled(
                "int m(Object o) { if (o instanceof String s && wait(1) > 0) return s.length(); return 0; }"))
        .isEqualTo(
            """
            t$1 = o instanceof String s$ && Continuation.bound(s = s$);
            if (t$1) {
                t$2 = wait$go(1);
                t$1 = t$2 > 0;
            }
            if (t$1) {
                return s.length();
            }
            return 0;
            """);
  }

  @Test
  void aPatternThatEscapesIsKept() {
    assertThat(
            Passes.spilled(
                "int m(Object o) { if (!(o instanceof String s)) return 0; wait(1); return s.length(); }"))
        .isEqualTo(
            """
            if (!(o instanceof String s$ && Continuation.bound(s = s$))) return 0;
            wait$go(1);
            return s.length();
            """);
  }

  @Test
  void aPatternOfItsOwnStatementStays() {
    assertThat(
            Passes.spilled(
                "void m(Object o) { if (o instanceof String s) f(s.length()); wait(1); }"))
        .isEqualTo(
            """
            if (o instanceof String s) f(s.length());
            wait$go(1);
            """);
  }
}
