package dev.goj.plugin;

import static com.google.common.truth.Truth.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is wrong, odd or in the way does no harm: javac's own words, or classes that work. */
final class BadInputTest {
  private static final Pattern INTERNAL =
      Pattern.compile("An exception has occurred|\\tat |\\$go|\\$Frame|not-transformed|generated");

  private static Compilation same(Compilation.Compiler with, String... sources) {
    Compilation plain = Compilation.compiler().withoutPlugin().compile(sources);
    Compilation ours = with.compile(sources);
    assertThat(ours.errors()).isEqualTo(plain.errors());
    assertThat(ours.output()).isEqualTo(plain.output());
    assertThat(ours.report()).doesNotContainMatch(INTERNAL);
    assertThat(ours.succeeded()).isEqualTo(plain.succeeded());
    return ours;
  }

  private static Compilation same(String... sources) {
    return same(Compilation.compiler(), sources);
  }

  private static void works(String... sources) {
    Compilation c = same(sources);
    assertThat(c.errors()).isEmpty();
    c.verify();
  }

  @Test
  void mistakesInLambdas() {
    String source =
        """
        class Main {
          void m(dev.goj.Channel<String> c) {
            dev.goj.Go.go(() -> c.send(unknown));
            dev.goj.Go.go(() -> { return c.missing(x -> x.receive()); });
            dev.goj.Go.go(c::nothing);
          }
        }
        """;
    assertThat(same(source).errors()).isNotEmpty();
    for (String state : new String[] {"INIT", "ATTR", "FLOW", "GENERATE"}) {
      same(Compilation.compiler().with("--should-stop=ifError=" + state), source);
    }
  }

  @Test
  void mistakesThatOnlyFlowAnalysisFinds() {
    assertThat(
            same("""
                    class Main {
                      int m(dev.goj.Channel<Integer> c) {
                        int x;
                        if (c.receive() > 0) { x = 1; }
                        return x;
                      }
                    }
                    """)
                .errors())
        .hasSize(1);
  }

  @Test
  void duplicateClasses() {
    Compilation c =
        Compilation.compiler()
            .compile(
                Map.of(
                    "A.java", "class A { void m(dev.goj.Channel<A> c) { c.receive(); } }",
                    "B.java", "class A {}"));
    assertThat(c.errors()).hasSize(1);
    assertThat(c.report()).contains("duplicate class");
    assertThat(c.output()).isEmpty();
  }

  @Test
  void aModuleThatDoesNotReadTheRuntime() {
    Compilation c =
        Compilation.compiler()
            .compile(
                "module main { }",
                "class Main { void m(dev.goj.Channel<Main> c) { c.receive(); } }");
    assertThat(c.errors()).isNotEmpty();
    assertThat(c.report()).doesNotContainMatch(INTERNAL);
    assertThat(c.output()).isEmpty();
  }

  @Test
  void methodsThatAreNamedLikeSiblings() {
    works(
        """
        class Main {
          int m(dev.goj.Channel<Integer> c) { return c.receive() + m$go(1) + m$body(c); }
          int m$go(int i) { return i; }
          int m$body(dev.goj.Channel<Integer> c) { return c.receive(); }
          int m$super = 3;
          String c$, f$, label$, frame$;
          void n(dev.goj.Channel<Integer> c$, int f$, int label$) {
            c$.send(f$);
            c$.send(label$);
            this.c$ = "" + f$ + label$ + frame$;
          }
        }
        """);
  }

  @Test
  void classesThatAreNamedLikeContinuationClasses() {
    works(
        """
        class Main {
          static class M { static class Frame {} }
          static class N$Frame {}
          static class Lambda$m$g0 {}
          int m(dev.goj.Channel<Integer> c) {
            dev.goj.Go.go(() -> c.send(1));
            return c.receive();
          }
          int n(dev.goj.Channel<Integer> c) { return c.receive() + 1; }
        }
        """);
  }

  @Test
  void aTypeInAnotherFileThatIsNamedLikeAContinuationClass() {
    works(
        "class Main { int m(dev.goj.Channel<Integer> c) { return c.receive() + 1; } }",
        "class Main$M$Frame {}");
  }

  @Test
  void aSecondStartIsIgnored() {
    Compilation c =
        Compilation.compiler()
            .with("-Xplugin:GoJ")
            .prepared(task -> new GojPlugin().init(task))
            .compile(
                "class Main { int m(dev.goj.Channel<Integer> c) { return c.receive() + 1; } }");
    assertThat(c.report()).isEmpty();
    c.verify();
  }

  @Test
  void sourcesThatHaveNothingToDoWithTheRuntimeNeedNone() {
    Compilation c =
        Compilation.compiler().classPath("").with("-Xplugin:GoJ").compile("class Main {}");
    assertThat(c.report()).isEmpty();
    assertThat(c.classes()).hasSize(1);
  }
}
