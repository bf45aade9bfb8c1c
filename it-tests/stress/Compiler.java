import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The javac of this JDK, for libraries whose warnings are nobody's concern here. */
final class Compiler {
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

  private final Path goj;
  private final PrintStream log;

  /**
   * Compiles with the GoJ in a folder.
   *
   * @param log takes what javac says
   */
  Compiler(Path goj, PrintStream log) {
    this.goj = goj;
    this.log = log;
  }

  /** Compiles all sources in a folder without GoJ; whether that succeeds. */
  boolean plainly(Path sources, Path to, String classPath) throws IOException {
    return javac(sources, to, "-cp", classPath, "-proc:none");
  }

  /** Compiles all sources in a folder under stress, with a report; whether that succeeds. */
  boolean underStress(Path sources, Path to, String classPath) throws IOException {
    return javac(
        sources,
        to,
        "-cp",
        classPath(goj.resolve("runtime.jar"), classPath),
        "-processorpath",
        goj.resolve("plugin.jar").toString(),
        "-Xplugin:GoJ stress=1 report");
  }

  private boolean javac(Path sources, Path to, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-nowarn", "-encoding", "UTF-8", "-d", to.toString()));
    files(sources, ".java").map(Path::toString).forEach(arguments::add);
    return JAVAC.run(log, log, arguments.toArray(String[]::new)) == 0;
  }

  /** The files in a folder whose names end so. */
  static Stream<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(end)).toList().stream();
    }
  }

  /** A class path of entries, some of which are class paths. */
  static String classPath(Object... entries) {
    return String.join(File.pathSeparator, Stream.of(entries).map(Object::toString).toList());
  }
}
