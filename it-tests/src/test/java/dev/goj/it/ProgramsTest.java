package dev.goj.it;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program prints the same whichever way it is compiled and run. */
final class ProgramsTest {
  static Stream<ProgramRun> runs() {
    return Program.all("run").stream().flatMap(program -> ProgramRun.of(program, 17));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void printsWhatIsExpected(ProgramRun run) {
    run.compile().assertSilent();
    run.run().assertPrinted(run.program().expected());
  }
}
