package dev.goj.plugin;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.goj.plugin.Goldens.read;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.tree.TreeTranslator;
import dev.goj.plugin.diagnostics.Key;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message of the plugin, by example. The folders are named for the keys; in each are examples
 * with {@code expected.txt}, all that the compiler says, and perhaps {@code example.properties}:
 * what stands behind the plugin's name ({@code arguments}), and behind its name where it is given
 * once more ({@code again}), {@code runtime = none}, and {@code lowered = calls} for another plugin
 * that leaves trees as javac makes them only later.
 */
final class DiagnosticsTest {
  /** In a source: the line is there that many times, as the size of an example is no example. */
  private static final Pattern TIMES = Pattern.compile("(?m)^(.*) // TIMES (\\d+)$");

  static Stream<Path> examples() {
    return Goldens.folders("diagnostics").stream().flatMap(key -> Goldens.list(key).stream());
  }

  /** Those with a warning about the code. */
  static Stream<Path> warnings() {
    return examples().filter(example -> isWarned(compile(example, "")));
  }

  private static boolean isWarned(Compilation c) {
    return c.messages().stream().anyMatch(m -> m.kind() == Diagnostic.Kind.WARNING);
  }

  @Test
  void everyKeyHasExamplesAndEveryExampleAKey() {
    assertThat(
            Goldens.folders("diagnostics").stream()
                .map(folder -> folder.getFileName().toString())
                .toList())
        .containsExactlyElementsIn(Stream.of(Key.values()).map(Key::toString).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void saysWhereWhatWhyAndTheFix(Path example) {
    Compilation c = compile(example, "");
    String key = example.getParent().getFileName().toString();
    assertThat(c.report())
        .containsMatch("\\[" + Pattern.quote(key) + "\\] .*\\n *why: .*(\\n *via: .*)?\\n *fix: ");
    Goldens.check(example.resolve("expected.txt"), c.report() + "\n");
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void isAnErrorInStrictMode(Path example) {
    Compilation c = compile(example, " strict");
    assertThat(c.succeeded()).isFalse();
    assertThat(isWarned(c)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void isSilencedByItsKeyAndNoOther(Path example) {
    String key = example.getParent().getFileName().toString();
    for (String silence : List.of("goj", key)) {
      assertWithMessage(silence).that(compile(example, "", silence).messages()).isEmpty();
    }
    for (Key other : Key.values()) {
      if (!other.toString().equals(key)) {
        Compilation c = compile(example, "", other.toString());
        assertWithMessage(other.toString()).that(isWarned(c)).isTrue();
      }
    }
  }

  // ---- examples --------------------------------------------------------------------------------

  private static Compilation compile(Path example, String moreArguments) {
    return compile(example, moreArguments, "all");
  }

  private static Compilation compile(Path example, String moreArguments, String silenced) {
    Properties properties = new Properties();
    Path file = example.resolve("example.properties");
    if (Files.exists(file)) {
      try {
        properties.load(new StringReader(read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String arguments = properties.getProperty("arguments", "") + moreArguments;
    Compilation.Compiler compiler =
        Compilation.compiler().with(("-Xplugin:GoJ " + arguments).strip());
    if (properties.containsKey("again")) {
      compiler.with("-Xplugin:GoJ " + properties.getProperty("again"));
    }
    if (properties.getProperty("runtime", "").equals("none")) {
      compiler.classPath("");
    }
    if (properties.containsKey("lowered")) {
      compiler.prepared(task -> task.addTaskListener(new LowersCalls(task)));
    }
    return compiler.compile(sources(example, silenced));
  }

  /** Wraps each call in an expression that only javac's lowering makes. */
  private record LowersCalls(JavacTask task) implements TaskListener {
    @Override
    public void finished(TaskEvent e) {
      if (e.getKind() == TaskEvent.Kind.ANALYZE) {
        TreeMaker make = TreeMaker.instance(((BasicJavacTask) task).getContext());
        new TreeTranslator() {
          @Override
          public void visitApply(JCTree.JCMethodInvocation tree) {
            super.visitApply(tree);
            result =
                make.at(tree.pos)
                    .LetExpr(com.sun.tools.javac.util.List.nil(), tree)
                    .setType(tree.type);
          }

          @Override
          public void visitExec(JCTree.JCExpressionStatement tree) {
            result = tree; // super()
          }
        }.translate((JCTree) e.getCompilationUnit());
      }
    }
  }

  private static Map<String, String> sources(Path example, String silenced) {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(example)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  sources.put(
                      example.relativize(file).toString().replace('\\', '/'),
                      silence(repeat(read(file)), silenced)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static String silence(String source, String key) {
    return source.replace("\nclass Main", "\n@SuppressWarnings(\"" + key + "\") class Main");
  }

  private static String repeat(String source) {
    Matcher m = TIMES.matcher(source);
    return m.replaceAll(r -> r.group(1).repeat(Integer.parseInt(r.group(2))));
  }
}
