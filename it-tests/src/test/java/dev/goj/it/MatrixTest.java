package dev.goj.it;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of the language, with suspension points that do not wait, wait, and throw. */
final class MatrixTest {
  static Stream<ProgramRun> runs() {
    return Stream.concat(
        Program.all("matrix").stream().flatMap(program -> ProgramRun.of(program, 17)),
        Program.all("matrix21").stream().flatMap(program -> ProgramRun.of(program, 21)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void meansTheSameWithThePlugin(ProgramRun run) {
    run.compile().assertSilent();
    run.run().assertPrinted(run.program().expected());
  }
}
