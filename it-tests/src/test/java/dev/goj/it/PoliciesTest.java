package dev.goj.it;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugin needs every class attributed before the first is generated, whatever the user set. */
final class PoliciesTest {
  static Stream<Arguments> programs() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                Stream.of("todo", "byfile", "simple")
                    .flatMap(
                        policy ->
                            Stream.concat(
                                    Stream.of("pipeline", "pubsub")
                                        .map(name -> Program.named("run", name)),
                                    Stream.of("lambdas", "localclasses", "operands")
                                        .map(name -> Program.named("matrix", name)))
                                .map(program -> Arguments.of(program, policy, jdk))));
  }

  @ParameterizedTest(name = "{0} compiled {1}, {2}")
  @MethodSource("programs")
  void isTransformedUnder(Program program, String policy, Jdk jdk) {
    Path classes = Javac.emptyFolder(program.group(), program.name(), policy + "-" + jdk.feature());
    Javac.of(jdk)
        .run(Javac.arguments(program, Compilation.PLUGIN, classes, "-XDcompilePolicy=" + policy))
        .assertSilent();
    new ProgramRun(program, jdk, Way.ALL_WORKERS).run(classes).assertPrinted(program.expected());
  }
}
