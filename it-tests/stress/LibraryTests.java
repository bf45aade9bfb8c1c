import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Compiles a library plainly and under stress, runs its own tests over both, and compares which of
 * them passed, failed or were skipped.
 */
public final class LibraryTests {
  private static final long DEADLINE_MINUTES = 60;

  /** What the library's own build gives to the JVM of its tests, on Java 17. */
  private static final List<String> JVM_FLAGS =
      Stream.of("lang.reflect", "lang", "util", "time", "time.chrono")
          .map(p -> "--add-opens=java.base/java." + p + "=ALL-UNNAMED")
          .toList();

  private final Path out;
  private final String dependencies;
  private final Set<String> expected; // tests that differ

  private LibraryTests(Path out) throws IOException {
    this.out = out;
    this.dependencies = Files.readString(out.resolve("classpath")).strip();
    Path differences = out.resolveSibling("differences"); // a comment begins with #
    this.expected =
        Files.exists(differences) ? Set.copyOf(Files.readAllLines(differences)) : Set.of();
  }

  /** {@code FOLDER SEED...}; what the folder has is in {@code tests}. */
  public static void main(String[] args) throws Exception {
    LibraryTests tests = new LibraryTests(Path.of(args[0]).toAbsolutePath());
    tests.compile();
    Map<String, String> plain = tests.run("plain", List.of());
    System.out.println("plain: " + summary(plain));
    int differences = 0;
    for (String seed : List.of(args).subList(1, args.length)) {
      Map<String, String> stressed = tests.run("stress", List.of("-Dgoj.stress=" + seed));
      System.out.println("stress, seed " + seed + ": " + summary(stressed));
      differences += tests.compare(plain, stressed);
    }
    System.exit(differences == 0 ? 0 : 1);
  }

  // ---- compilation -----------------------------------------------------------------------------

  private void compile() throws IOException {
    Compiler javac = new Compiler(out.resolve("goj"), System.out);
    Path sources = out.resolve("sources");
    Path testSources = out.resolve("test-sources");
    Path plain = out.resolve("plain");
    if (!javac.plainly(sources, plain, dependencies)
        || !javac.underStress(sources, out.resolve("stress"), dependencies)
        || !javac.plainly(testSources, out.resolve("tests"), Compiler.classPath(plain, dependencies))) {
      throw new IllegalStateException("not compiled");
    }
    copyResources(testSources, out.resolve("tests"));
    copyResources(testSources, out.resolve("src/test/resources")); // for one of them
  }

  private static void copyResources(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(f -> Files.isRegularFile(f) && !f.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  // ---- tests -----------------------------------------------------------------------------------

  /** The result of every test, by its name. */
  private Map<String, String> run(String classes, List<String> flags)
      throws IOException, InterruptedException, XMLStreamException {
    Path tests = out.resolve("tests");
    Path reports = Files.createTempDirectory(out, "reports-" + classes);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.addAll(flags);
    command.add("-cp");
    command.add(
        Compiler.classPath(out.resolve(classes), tests, out.resolve("goj/runtime.jar"), dependencies));
    command.addAll(
        List.of(
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--scan-class-path=" + tests,
            "--include-classname=.*Test",
            "--details=none",
            "--reports-dir=" + reports));
    Path log = reports.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(out.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("not finished after " + DEADLINE_MINUTES + " minutes: " + log);
    }
    Map<String, String> results = results(reports.resolve("TEST-junit-jupiter.xml"));
    if (results.isEmpty()) {
      throw new IllegalStateException("no test ran: " + log);
    }
    return results;
  }

  private static Map<String, String> results(Path report) throws IOException, XMLStreamException {
    Map<String, String> results = new TreeMap<>();
    try (var in = Files.newInputStream(report)) {
      XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
      Map<String, Integer> sameName = new HashMap<>(); // the report leaves out some arguments
      String test = "";
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "testcase" -> {
              String name = xml.getAttributeValue(null, "name");
              test = xml.getAttributeValue(null, "classname") + "#" + name;
              test += " " + sameName.merge(test, 1, Integer::sum);
              results.put(test, "passed");
            }
            case "failure", "error" -> results.put(test, "failed");
            case "skipped" -> results.put(test, "skipped");
            default -> {}
          }
        }
      }
    }
    return results;
  }

  private static String summary(Map<String, String> results) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    results.values().forEach(r -> counts.merge(r, 1, Integer::sum));
    return results.size() + " tests, " + counts;
  }

  /** Prints the tests whose result differs, and counts those of which that is not expected. */
  private int compare(Map<String, String> plain, Map<String, String> stressed) {
    int differences = 0;
    TreeMap<String, String> all = new TreeMap<>(plain);
    all.putAll(stressed);
    for (String test : all.keySet()) {
      String a = plain.getOrDefault(test, "absent");
      String b = stressed.getOrDefault(test, "absent");
      if (!a.equals(b)) {
        boolean known = expected.contains(test);
        differences += known ? 0 : 1;
        String note = known ? " (expected)" : "";
        System.out.println("  " + test + ": " + a + ", under stress " + b + note);
      }
    }
    return differences;
  }
}
