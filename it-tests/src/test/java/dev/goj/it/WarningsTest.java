package dev.goj.it;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot suspend is warned about at its line and nowhere else, stays blocking, and still does
 * what it means.
 */
final class WarningsTest {
  /** In a source: what must be said about the line that it stands on. */
  private static final Pattern EXPECTED = Pattern.compile("// WARNING \"(.*)\"\\s*$");

  /** The first line of what javac prints. */
  private static final Pattern PRINTED =
      Pattern.compile("(?<file>.*\\.java):(?<line>\\d+): (?<severity>\\w+): (?<text>.*)");

  /** Something said, or to be said, about a line. */
  private record Remark(String place, String text) {}

  /** Not under stress, which moves what holds a lock or a monitor to another thread. */
  static Stream<ProgramRun> runs() {
    return Map.of("warn", 17, "warn21", 21).entrySet().stream()
        .flatMap(
            group ->
                Program.all(group.getKey()).stream()
                    .flatMap(program -> ProgramRun.of(program, group.getValue())))
        .filter(run -> run.way() != Way.STRESSED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void warnsAtTheMarkedLines(ProgramRun run) throws IOException {
    Finished javac = run.compile();
    if (run.way().compilation() == Compilation.PLUGIN) {
      assertWithMessage(javac.err()).that(javac.status()).isEqualTo(0);
      assertWarned(run.program(), javac);
    } else {
      javac.assertSilent();
    }
    run.run().assertPrinted(run.program().expected());
  }

  private static void assertWarned(Program program, Finished javac) throws IOException {
    List<Remark> printed = printed(javac);
    List<Remark> unexpected = new ArrayList<>(printed);
    for (Remark expected : expected(program)) {
      Pattern text = Pattern.compile(expected.text);
      assertWithMessage("%s in %s", expected, javac.err())
          .that(
              unexpected.removeIf(
                  r -> r.place.equals(expected.place) && text.matcher(r.text).find()))
          .isTrue();
    }
    assertThat(unexpected).isEmpty();
    assertWithMessage("the key of %s", program)
        .that(printed.stream().anyMatch(r -> r.text.contains("[goj." + program.name() + "]")))
        .isTrue();
  }

  private static List<Remark> expected(Program program) throws IOException {
    List<Remark> remarks = new ArrayList<>();
    for (Path source : program.sources()) {
      List<String> lines = Files.readAllLines(source);
      for (int i = 0; i < lines.size(); i++) {
        Matcher matcher = EXPECTED.matcher(lines.get(i));
        if (matcher.find()) {
          remarks.add(new Remark(source.getFileName() + ":" + (i + 1), matcher.group(1)));
        }
      }
    }
    return remarks;
  }

  private static List<Remark> printed(Finished javac) {
    return javac
        .err()
        .lines()
        .map(PRINTED::matcher)
        .filter(Matcher::matches)
        .map(
            m ->
                new Remark(
                    Path.of(m.group("file")).getFileName() + ":" + m.group("line"),
                    m.group("severity") + ": " + m.group("text")))
        .toList();
  }
}
