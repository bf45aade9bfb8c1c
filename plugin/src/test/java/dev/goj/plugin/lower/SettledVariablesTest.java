package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** What no activation assigns any more once it has waited. */
final class SettledVariablesTest {
  @Test
  void parametersThatNobodyAssigns() {
    assertThat(Passes.settled("int m(int p, int q) { wait(1); q++; wait(2); return p + q; }"))
        .containsExactly("p");
  }

  @Test
  void whatIsAssignedBeforeTheFirstWaitOnly() {
    assertThat(
            Passes.settled(
                "int m(int p) { int x = f(p); x += p; int y; wait(1); y = f(x); wait(2); return x + y; }"))
        .containsExactly("x");
  }

  @Test
  void whatALoopBeforeTheFirstWaitAssigns() {
    assertThat(
            Passes.settled(
                "int m(int n) { int x = 0; for (int i = 0; i < n; i++) { x += i; } wait(1); return x; }"))
        .containsExactly("x");
  }

  @Test
  void nothingThatALoopWithAWaitAssigns() {
    assertThat(
            Passes.settled(
                "int m(int n) { int last = 0; int sum = 0; while (sum < n) { last = sum; wait(sum); sum += last; } return last; }"))
        .containsExactly("n");
    assertThat(
            Passes.settled(
                "int m(int n) { int i = 0; do { int t = f(i); wait(t); i = t + 1; wait(t); } while (i < n); return i; }"))
        .containsExactly("n");
    assertThat(
            Passes.settled(
                "int m(int n) { int s = 0; for (int e : a) { s -= e; wait(n); } return s; }"))
        .containsExactly("n");
  }

  @Test
  void noResultOfAWait() {
    assertThat(Passes.settled("int m(int p) { int x = wait(p); wait(2); return x + p; }"))
        .containsExactly("p");
  }

  @Test
  void nothingThatAHandlerAssigns() {
    assertThat(
            Passes.settled(
                "int m(int p) { int x = 1; try { wait(p); } catch (RuntimeException e) { x = 2; } wait(3); return x + p; }"))
        .containsExactly("p");
  }

  @Test
  void noVariableOfAPatternBehindAWait() {
    assertThat(
            Passes.settled(
                "int m(Object o, Object q) { wait(1); if (o instanceof String s) { wait(s.length()); return s.length(); } return f(q.hashCode()); }"))
        .containsExactly("o", "q");
  }
}
