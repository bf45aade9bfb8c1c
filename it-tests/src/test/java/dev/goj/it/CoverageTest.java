package dev.goj.it;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JaCoCo counts the user's lines and classes, as without the plugin. */
final class CoverageTest {
  private static final Program PROGRAM = Program.named("tools", "lines");

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void isThatOfTheSource(Jdk jdk) throws IOException {
    Coverage plain = coverage(jdk, Way.THREADS);
    Coverage suspended = coverage(jdk, Way.ONE_WORKER);
    Set<Integer> layout = PROGRAM.layoutLines();
    assertWithMessage("missed lines of layout")
        .that(missed(suspended, layout))
        .isEqualTo(missed(plain, layout));
    plain.lines().keySet().removeAll(layout);
    suspended.lines().keySet().removeAll(layout);
    assertThat(suspended.lines()).isEqualTo(plain.lines());
    assertThat(suspended.classes()).isEqualTo(plain.classes());
    assertThat(plain.lines().values()).contains(false);
  }

  private static List<Integer> missed(Coverage coverage, Set<Integer> lines) {
    return lines.stream().filter(line -> !coverage.lines().getOrDefault(line, true)).toList();
  }

  private static Coverage coverage(Jdk jdk, Way way) throws IOException {
    Path classes =
        Javac.emptyFolder(
            PROGRAM.group(), PROGRAM.name(), "coverage-" + way.name() + "-" + jdk.feature());
    Javac.of(jdk).run(Javac.arguments(PROGRAM, way.compilation(), classes)).assertSilent();
    return Coverage.of(new ProgramRun(PROGRAM, jdk, way), classes);
  }
}
