package dev.goj.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command in the README, typed into a shell: no other flag, and nothing on standard error. */
final class CommandLineTest {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  static Stream<Arguments> programs() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                Stream.of(Program.named("run", "readme"), Program.named("matrix", "operands"))
                    .map(program -> Arguments.of(program, jdk)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("programs")
  void compilesAndRuns(Program program, Jdk jdk) {
    Path classes =
        Javac.emptyFolder(program.group(), program.name(), "command-line-" + jdk.feature());
    Forked.run(
            jdk,
            program.folder(),
            DEADLINE,
            Map.of(),
            "javac",
            List.copyOf(Javac.arguments(program, Compilation.PLUGIN, classes)))
        .assertSilent();
    new ProgramRun(program, jdk, Way.ALL_WORKERS).run(classes).assertPrinted(program.expected());
  }
}
