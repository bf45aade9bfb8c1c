package dev.goj.it;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugin gets along with the options that users and build tools give to javac. */
final class OptionsTest {
  private static final List<List<String>> OPTIONS =
      List.of(
          List.of("--release", "17"),
          List.of("-proc:none"),
          List.of("-g"),
          List.of("-g:none"),
          List.of("-parameters"),
          List.of("-Xlint:all", "-Werror"));

  private static final String PARAMETERS =
      """
      import dev.goj.Channel;
      import java.util.Arrays;

      public class Main {
        int waits(final Channel<Integer> ch, final int n) {
          return ch.receive() + n;
        }

        public static void main(String[] args) throws Exception {
          System.out.println(
              Arrays.toString(
                  Main.class
                      .getDeclaredMethod("waits", Channel.class, int.class)
                      .getParameters()));
        }
      }
      """;

  static Stream<Arguments> options() {
    return Jdk.all().stream()
        .flatMap(jdk -> OPTIONS.stream().map(options -> Arguments.of(options, jdk)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("options")
  void compilesAndRunsWith(List<String> options, Jdk jdk) {
    Program program = Program.named("tools", "lines");
    Path classes =
        Javac.emptyFolder("options", String.join("", options).replace(':', '-') + jdk.feature());
    List<String> arguments =
        Javac.arguments(program, Compilation.PLUGIN, classes, options.toArray(String[]::new));
    Javac.of(jdk).run(arguments).assertSilent();
    new ProgramRun(program, jdk, Way.ONE_WORKER).run(classes).assertPrinted(program.expected());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void parametersStayWhatTheyAre(Jdk jdk) throws IOException {
    OneFile.compile(jdk, "options", "reflected", PARAMETERS, "-parameters")
        .run(Way.ONE_WORKER, "Main")
        .assertPrinted("[final dev.goj.Channel<java.lang.Integer> ch, final int n]\n");
  }

  static Stream<Jdk> jdksWithUnnamedVariables() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() >= 22);
  }

  /** An empty name in a class file is one that reflection rejects. */
  @ParameterizedTest(name = "unnamed, {0}")
  @MethodSource("jdksWithUnnamedVariables")
  void parametersWithoutNamesAreNoneToReflection(Jdk jdk) throws IOException {
    String source =
        """
        import dev.goj.Channel;
        import java.lang.reflect.Method;

        public class Main {
          interface Operation {
            int of(int a, int b, int c);
          }

          public static void main(String[] args) {
            Channel<Integer> ch = Channel.buffered(1);
            ch.send(3);
            Operation operation = (a, _, _) -> a + ch.receive();
            int result = operation.of(1, 2, 3);
            for (Method m : Main.class.getDeclaredMethods()) {
              m.getParameters();
            }
            System.out.println(result);
          }
        }
        """;
    OneFile.compile(jdk, "options", "unnamed", source, "-parameters")
        .run(Way.ONE_WORKER, "Main")
        .assertPrinted("4\n");
  }

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  static Stream<Arguments> matrix() {
    return Program.all("matrix").stream()
        .flatMap(program -> Jdk.all().stream().map(jdk -> Arguments.of(program, jdk)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("matrix")
  void generatedCodeHasNoLint(Program program, Jdk jdk) {
    String[] lint = {"-Xlint:all", "-Xmaxwarns", "1000"};
    Path classes = Javac.emptyFolder("lint", program.name() + jdk.feature());
    Finished without =
        Javac.of(jdk).run(Javac.arguments(program, Compilation.PLAIN, classes, lint));
    Finished with = Javac.of(jdk).run(Javac.arguments(program, Compilation.PLUGIN, classes, lint));
    // In whatever order: the phases come class by class, or one after the other for all.
    assertThat(with.err().lines().sorted().toList())
        .containsExactlyElementsIn(without.err().lines().sorted().toList())
        .inOrder();
  }
}
