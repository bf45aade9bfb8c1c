package dev.goj.it;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of the language, with suspension points that do not wait, wait, and throw. */
final class MatrixTest {
  static Stream<ProgramRun> runs() {
    return Map.of("matrix", 17, "matrix21", 21, "matrix25", 25).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            group ->
                Program.all(group.getKey()).stream()
                    .flatMap(program -> ProgramRun.of(program, group.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void meansTheSameWithThePlugin(ProgramRun run) {
    run.compile().assertSilent();
    run.run().assertPrinted(run.program().expected());
  }
}
