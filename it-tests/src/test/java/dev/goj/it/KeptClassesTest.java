package dev.goj.it;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plugin's classes are loaded once for all compilations of a JVM, until its jar is replaced.
 */
final class KeptClassesTest {
  private static final Program PROGRAM = Program.named("run", "pipeline");

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void areLoadedOncePerJar(Jdk jdk) throws Exception {
    Path jar = Files.copy(Artifacts.PLUGIN, folder.resolve("plugin.jar"));
    Path log = folder.resolve("loaded.txt");
    try (Javac javac = Javac.start(jdk, "-Xlog:class+load:file=" + log)) {
      compile(javac, jar, "first");
      assertThat(timesLoaded(log)).isEqualTo(1);
      compile(javac, jar, "second");
      assertThat(timesLoaded(log)).isEqualTo(1);

      Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(10)));
      compile(javac, jar, "third");
      assertThat(timesLoaded(log)).isEqualTo(2);
    }
  }

  private static long timesLoaded(Path log) throws Exception {
    try (Stream<String> lines = Files.lines(log, UTF_8)) {
      return lines.filter(line -> line.contains(" dev.goj.plugin.Pipeline ")).count();
    }
  }

  private void compile(Javac javac, Path jar, String name) throws Exception {
    Path out = Files.createDirectories(folder.resolve(name));
    List<String> arguments = new ArrayList<>(Javac.arguments(PROGRAM, Compilation.PLAIN, out));
    arguments.addAll(List.of("-processorpath", jar.toString(), "-Xplugin:GoJ"));
    javac.run(arguments).assertSilent();
    try (Stream<Path> classes = Files.list(out)) {
      assertThat(classes.filter(c -> c.toString().contains("$Frame")).toList()).isNotEmpty();
    }
  }
}
