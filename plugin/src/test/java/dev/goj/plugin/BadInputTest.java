package dev.goj.plugin;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Messager;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** What is wrong, odd or in the way does no harm: javac's own words, or classes that work. */
final class BadInputTest {
  private static final Pattern INTERNAL =
      Pattern.compile("An exception has occurred|\\tat |\\$go|\\$Frame|not-transformed|generated");

  private static final String SUSPENDS =
      "class Main { int m(dev.goj.Channel<Integer> c) { return c.receive() + 1; } }";

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

  /** Some file systems have one file for two such classes. */
  @Test
  void namesThatDifferInTheirCaseOnly() {
    Compilation c =
        Compilation.of(
            """
            class Main {
              static class GETurl { static class Frame {} }
              static class GETUrl$Frame {}
              int getUrl(dev.goj.Channel<Integer> c) { return c.receive() + 1; }
              int getURL(dev.goj.Channel<Integer> c) { return c.receive() + 2; }
              void start(dev.goj.Channel<Integer> c) { dev.goj.Go.go(() -> c.send(1)); }
              void Start(dev.goj.Channel<Integer> c) { dev.goj.Go.go(() -> c.send(2)); }
            }
            """);
    assertThat(
            c.classes().keySet().stream()
                .filter(name -> !name.startsWith("Main$GET"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList())
        .containsNoDuplicates();
    assertThat(c.classes()).containsKey("Main$GetURL$Frame3");
    c.verify();
  }

  @Test
  void theSamePluginTwiceIsOnePlugin() {
    Compilation c =
        Compilation.compiler().with("-Xplugin:GoJ strict", "-Xplugin:GoJ strict").compile(SUSPENDS);
    assertThat(c.report()).isEmpty();
    c.verify();
  }

  @Test
  void anAnnotationProcessorThatReportsAnError() {
    Supplier<Compilation.Compiler> failing =
        () ->
            Compilation.compiler()
                .processors(
                    new Processing(
                        messager -> messager.printMessage(Diagnostic.Kind.ERROR, "not this way")));
    Compilation plain = failing.get().withoutPlugin().compile(SUSPENDS);
    Compilation ours = failing.get().with("-Xplugin:GoJ").compile(SUSPENDS);
    assertThat(ours.report()).isEqualTo(plain.report());
    assertThat(ours.errors()).hasSize(1);
    assertThat(ours.classes()).isEmpty();
  }

  @Test
  void namesThatWouldBeTooLongForFiles() {
    String letters = "a".repeat(150);
    String ideographs = "\u8a66".repeat(100);
    Compilation c =
        Compilation.of(
            """
            class Main {
              int %1$s(dev.goj.Channel<Integer> c) { return c.receive() + 1; }
              int %1$sb(dev.goj.Channel<Integer> c) { return c.receive() + 1; }
              void %2$s(dev.goj.Channel<Integer> c) {
                c.send(1);
                dev.goj.Go.go(() -> c.send(2));
                dev.goj.Go.go(() -> c.send(3));
              }
            }
            """
                .formatted(letters, ideographs));
    c.verify();
    assertThat(c.report()).isEmpty();
    assertThat(c.classes()).hasSize(8);
    for (String name : c.classes().keySet()) {
      assertThat(name.getBytes(UTF_8).length).isLessThan(138);
    }
  }

  @Test
  void aStringOfAValueWhoseClassIsNotAccessible() {
    Compilation c =
        Compilation.of(
            """
            package lib;
            public class Lib {
              static class Hidden {
                @Override public String toString() { dev.goj.Go.yieldNow(); return ""; }
              }
              public static Hidden hidden() { return new Hidden(); }
            }
            """,
            "class Main { String m() { return \"hidden: \" + lib.Lib.hidden(); } }");
    c.verify();
    assertThat(c.report()).contains("[goj.not-transformed] 'm' stays blocking");
    assertThat(c.report()).contains("a value of lib.Lib.Hidden, which is not accessible here");
  }

  @Test
  void aClassWhoseNameLeavesNoRoomForAnother() {
    String name = "A".repeat(240);
    Compilation c =
        Compilation.of(
            """
            class %s {
              int m(dev.goj.Channel<Integer> c) { return c.receive() + 1; }
              Runnable r(dev.goj.Channel<Integer> c) { return () -> c.send(1); }
            }
            """
                .formatted(name));
    c.verify();
    assertThat(c.report()).contains("[goj.too-large] 'm' stays blocking");
    assertThat(c.report()).contains("[goj.too-large] this code stays blocking");
    assertThat(c.report()).contains("fix: give the class a shorter name");
    assertThat(c.classes().keySet()).containsExactly(name);
  }

  @Test
  void anAnnotationProcessorThatWarns() {
    Compilation c =
        Compilation.compiler()
            .processors(
                new Processing(
                    messager -> messager.printMessage(Diagnostic.Kind.WARNING, "not this way")))
            .compile(SUSPENDS);
    assertThat(c.messages()).hasSize(1);
    assertThat(c.classes().keySet()).containsExactly("Main", "Main$M$Frame");
    c.verify();
  }

  @Test
  void anAnnotationProcessorThatThrows() {
    Supplier<Compilation.Compiler> throwing =
        () ->
            Compilation.compiler()
                .processors(
                    new Processing(
                        messager -> {
                          throw new IllegalStateException("broken");
                        }));
    for (Compilation.Compiler compiler :
        List.of(throwing.get().withoutPlugin(), throwing.get().with("-Xplugin:GoJ"))) {
      RuntimeException e = assertThrows(RuntimeException.class, () -> compiler.compile(SUSPENDS));
      assertThat(e).hasCauseThat().isInstanceOf(IllegalStateException.class);
      assertThat(e).hasCauseThat().hasMessageThat().isEqualTo("broken");
    }
  }

  /** Does something in its first round. */
  private static final class Processing extends AbstractProcessor {
    private final Consumer<Messager> action;
    private boolean done;

    Processing(Consumer<Messager> action) {
      this.action = action;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        action.accept(processingEnv.getMessager());
      }
      return false;
    }
  }

  @Test
  void aSecondStartIsIgnored() {
    Compilation c =
        Compilation.compiler()
            .with("-Xplugin:GoJ")
            .prepared(task -> new GojPlugin().init(task))
            .compile(SUSPENDS);
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
