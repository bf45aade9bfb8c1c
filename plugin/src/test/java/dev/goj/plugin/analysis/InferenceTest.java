package dev.goj.plugin.analysis;

import static com.google.common.truth.Truth.assertThat;
import static java.util.stream.Collectors.toSet;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import dev.goj.plugin.lower.Passes;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who suspends. */
final class InferenceTest {
  private static Set<String> suspending(String members) {
    Set<String> names = names(Passes.over(members).inference().suspending());
    names.remove("Test.wait");
    return names;
  }

  private static Set<String> adapters(String members) {
    return names(Passes.over(members).inference().adapters());
  }

  private static Set<String> names(Collection<MethodSymbol> methods) {
    return methods.stream().map(m -> m.owner.name + "." + m.name).collect(toSet());
  }

  @Test
  void whoeverCallsAMethodThatSuspends() {
    assertThat(suspending("void m() { n(); } void n() { ch.send(1); } void o() { f(1); }"))
        .containsExactly("Test.m", "Test.n");
  }

  @Test
  void methodsThatCallEachOther() {
    assertThat(suspending("void m() { n(); } void n() { if (f(1) > 0) m(); else wait(1); }"))
        .containsExactly("Test.m", "Test.n");
    assertThat(suspending("void m() { n(); } void n() { if (f(1) > 0) m(); }")).isEmpty();
  }

  @Test
  void whatAnOverridingMethodDoes() {
    assertThat(
            suspending(
                """
                void m(Shape s) { s.draw(); }
                interface Shape { void draw(); }
                class Slow implements Shape { public void draw() { Test.wait(1); } }
                class Quick implements Shape { public void draw() {} }
                """))
        .containsExactly("Test.m", "Shape.draw", "Slow.draw");
  }

  @Test
  void whatALambdaOfAnInterfaceOfOursDoes() {
    assertThat(
            suspending(
                """
                void m() { run(() -> wait(1)); }
                void run(Body b) { b.run(); }
                interface Body { void run(); }
                """))
        .containsExactly("Test.m", "Test.run", "Body.run");
  }

  @Test
  void whoCallsALambdaThroughAnInterfaceOfTheJdk() {
    assertThat(suspending("void m() { Runnable r = () -> wait(1); r.run(); }"))
        .containsExactly("Test.m");
  }

  @Test
  void notWhoGivesALambdaToTheJdk() {
    assertThat(suspending("void m() { java.util.List.of(1).forEach(x -> wait(x)); }")).isEmpty();
  }

  @Test
  void notWhoHoldsAMonitor() {
    assertThat(
            suspending(
                "synchronized void m() { wait(1); } void n() { synchronized (a) { wait(1); } }"))
        .isEmpty();
  }

  @Test
  void notWhoCreatesAnObject() {
    assertThat(suspending("class C { C() { Test.wait(1); } } void m() { new C(); }")).isEmpty();
  }

  @Test
  void whoSleepsOrWaitsForAFuture() {
    assertThat(
            suspending(
                """
                void m() throws Exception { Thread.sleep(1); }
                String n(java.util.concurrent.CompletableFuture<String> f) { return f.join(); }
                Object o(java.util.concurrent.Future<String> f) throws Exception { return f.get(); }
                """))
        .containsExactly("Test.m", "Test.n");
  }

  @Test
  void anOverrideOfABodyNeedsAnAdapter() {
    assertThat(
            adapters(
                """
                class Base { void draw() { Test.wait(1); } }
                class Quick extends Base { void draw() {} }
                """))
        .containsExactly("Quick.draw");
  }

  @Test
  void whatInheritsUnrelatedSiblingsNeedsAnAdapter() {
    String shapes =
        """
        interface Shape { void draw(); }
        interface Card { void draw(); }
        class Slow implements Shape { public void draw() { Test.wait(1); } }
        class Late implements Card { public void draw() { Test.wait(1); } }
        """;
    assertThat(adapters(shapes + "class One implements Shape { public void draw() {} }")).isEmpty();
    assertThat(adapters(shapes + "class Two implements Shape, Card { public void draw() {} }"))
        .containsExactly("Two.draw");
    assertThat(adapters(shapes + "interface Both extends Shape, Card {}"))
        .containsExactly("Both.draw");
  }
}
