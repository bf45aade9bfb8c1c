package dev.goj.plugin.lower;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is live at a point, and nothing else, is saved there. */
final class LivenessTest {
  @Test
  void onlyWhatIsReadLater() {
    assertThat(
            Passes.live(
                "int m(int p, int q) { int x = f(p); wait(1); int y = f(x); wait(2); return y + q; }"))
        .containsExactly("wait(1);", List.of("q", "x"), "wait(2);", List.of("q", "y"));
  }

  @Test
  void whatTheNextTurnOfALoopReads() {
    assertThat(
            Passes.live(
                "void m(int n) { for (int i = 0; i < n; i++) { int t = f(i); wait(i); f(t); } }"))
        .containsExactly("wait(i);", List.of("n", "i", "t"));
  }

  @Test
  void whatTheNextTurnOfTheOutermostOfManyLoopsReads() {
    assertThat(
            Passes.live(
                "void m(int n, int i) { "
                    + "while (i < n) { i = f(i); ".repeat(40)
                    + "wait(i); "
                    + "} ".repeat(40)
                    + "}"))
        .containsExactly("wait(i);", List.of("n", "i"));
  }

  @Test
  void whatAHandlerReadsAllThroughItsTry() {
    assertThat(
            Passes.live(
                "void m(int n) { try { wait(1); n = 2; wait(3); } catch (RuntimeException e) { f(n); } wait(4); }"))
        .containsExactly("wait(1);", List.of("n"), "wait(3);", List.of("n"), "wait(4);", List.of());
  }

  @Test
  void nothingThatIsOverwritten() {
    assertThat(
            Passes.live(
                "void m(int n) { Object o = new Object(); o.hashCode(); wait(n); o = null; wait(2); System.out.println(o); }"))
        .containsExactly("wait(n);", List.of(), "wait(2);", List.of("o"));
  }

  @Test
  void whatALocalClassCaptures() {
    assertThat(
            Passes.live(
                "Object m(int n, int k) { class C { int get() { return n; } } wait(1); Object o = new C(); wait(k); return o; }"))
        .containsExactly("wait(1);", List.of("n", "k"), "wait(k);", List.of("o"));
  }

  @Test
  void whatALambdaCapturesOnlyUntilItIsMade() {
    assertThat(
            Passes.live("Object m(int n) { wait(1); Runnable r = () -> f(n); wait(2); return r; }"))
        .containsExactly("wait(1);", List.of("n"), "wait(2);", List.of("r"));
  }

  @Test
  void resultsOnlyAfterTheyAreThere() {
    assertThat(Passes.live("int m() { int x = wait(1) + wait(2); return x; }"))
        .containsExactly("wait(1);", List.of(), "wait(2);", List.of("t$1"));
  }

  @Test
  void whereAJumpGoes() {
    assertThat(
            Passes.live(
                "int m(int n, int k) { while (true) { if (wait(1) > 0) { break; } n = 0; wait(2); if (n > 0) continue; return n; } return k; }"))
        .containsExactly("wait(1);", List.of("k"), "wait(2);", List.of("n", "k"));
  }
}
