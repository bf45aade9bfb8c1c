package dev.goj.it;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.goj.it.random.RandomProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs do the same without the plugin, with it, and under stress.
 *
 * <p>{@code -Dgoj.programs=10000} compares as many, {@code -Dgoj.programs.seed=N} begins at that
 * one. They grow, so that the first that fails is a small one. What a seed stands for depends on
 * the generator and the program's size, both of which its name tells.
 */
final class RandomProgramsTest {
  private static final int JAVAC_FAILED_ITSELF = 4;
  private static final int PROGRAMS = Integer.getInteger("goj.programs", 60);
  private static final int FIRST_SEED = Integer.getInteger("goj.programs.seed", 1);
  private static final int BATCH = 60;
  private static final Pattern PROGRAM = Pattern.compile("^(?=P[0-9]+: )", Pattern.MULTILINE);
  private static final int SMALLEST = 2;
  private static final int LARGEST = 8;
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  /** Programs that are compiled and run together. */
  private record Batch(Jdk jdk, List<RandomProgram> programs) {
    String name() {
      return programs.get(0).name();
    }

    @Override
    public String toString() {
      return programs.size() + " from " + name() + ", " + jdk;
    }
  }

  static Stream<Batch> batches() {
    List<Jdk> jdks = Jdk.all();
    return IntStream.range(0, (PROGRAMS + BATCH - 1) / BATCH)
        .mapToObj(
            b ->
                new Batch(
                    jdks.get(b % jdks.size()),
                    IntStream.range(b * BATCH, Math.min((b + 1) * BATCH, PROGRAMS))
                        .mapToObj(i -> RandomProgram.of(FIRST_SEED + i, size(i)))
                        .toList()));
  }

  private static int size(int index) {
    return SMALLEST + (int) ((long) (LARGEST - SMALLEST) * index / PROGRAMS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("batches")
  void doTheSame(Batch batch) throws IOException {
    List<Path> sources = write(batch);
    Map<String, String> expected = outcomes(batch, sources, Compilation.PLAIN);
    // javac 17 itself writes such, of a condition with a switch expression over a constant
    expected.values().removeIf(outcome -> outcome.contains("! VerifyError"));
    for (Compilation c : List.of(Compilation.PLUGIN, Compilation.STRESS)) {
      Map<String, String> actual = outcomes(batch, sources, c);
      expected.forEach(
          (program, outcome) ->
              assertWithMessage("%s %s, in %s", program, c, folder(batch))
                  .that(actual.get(program))
                  .isEqualTo(outcome));
    }
  }

  private static Path folder(Batch batch) {
    return Artifacts.OUT.resolve("random").resolve(batch.name());
  }

  private static List<Path> write(Batch batch) throws IOException {
    Path folder = Javac.emptyFolder("random", batch.name());
    List<Path> sources = new ArrayList<>();
    sources.add(Artifacts.PROGRAMS.resolve("random/Probe.java"));
    StringBuilder main = new StringBuilder();
    for (RandomProgram p : batch.programs()) {
      sources.add(Files.writeString(folder.resolve(p.name() + ".java"), p.source()));
      main.append("    Probe.program(\"%s\", () -> %s.main());%n".formatted(p.name(), p.name()));
    }
    String text =
        "final class Main {%n  public static void main(String[] args) {%n%s    Probe.runAll();%n  }%n}%n";
    sources.add(Files.writeString(folder.resolve("Main.java"), text.formatted(main)));
    return sources;
  }

  private static Path classes(Batch batch, Compilation compilation) {
    return folder(batch).resolve(compilation.folder(batch.jdk()));
  }

  private static Finished compile(Batch batch, List<Path> sources, Compilation compilation) {
    Path out = Javac.emptyFolder(classes(batch, compilation).toString());
    return Javac.of(batch.jdk()).run(Javac.arguments(sources, compilation, out));
  }

  /** What each program did, by its name. */
  private static Map<String, String> outcomes(
      Batch batch, List<Path> sources, Compilation compilation) {
    Finished compiled = compile(batch, sources, compilation);
    // One in 14,000 makes javac 17 fail, by a switch in dead code where its array of code is full:
    // (switch (x) { default -> false; }) ? (switch (y) { default -> 1; }) : 2
    assumeFalse(
        compilation == Compilation.PLAIN && compiled.status() == JAVAC_FAILED_ITSELF,
        "javac alone fails on a program in " + folder(batch));
    compiled.assertSilent();
    Path out = classes(batch, compilation);
    Finished run =
        Forked.run(
            batch.jdk(),
            out,
            DEADLINE,
            "java",
            "-Dgoj.untransformed=ok",
            // else exceptions such as that of 1 / 0 lose what is suppressed, in compiled code
            "-XX:-OmitStackTraceInFastThrow",
            "-cp",
            out + java.io.File.pathSeparator + Artifacts.RUNTIME,
            "Main");
    assertWithMessage("standard error of %s", run.command()).that(run.err()).isEmpty();
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String line : PROGRAM.splitAsStream(run.out()).toList()) {
      outcomes.put(line.substring(0, line.indexOf(':')), line);
    }
    assertWithMessage("programs that ended, of %s", run.command())
        .that(outcomes)
        .hasSize(batch.programs().size());
    return outcomes;
  }
}
