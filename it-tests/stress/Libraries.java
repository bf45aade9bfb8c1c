import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles libraries plainly and under stress, and verifies all their classes. The JVM verifies a
 * class when it links it; reflection over its methods links it without running it. Nothing of that is
 * left out for these classes, which come from a class loader that the JVM does not know.
 */
public final class Libraries {
  /** The line of the plugin's report that counts methods. */
  private static final Pattern METHODS =
      Pattern.compile("^ *methods: .*; of those that contain a call, (.*)$", Pattern.MULTILINE);

  private final Path folder;
  private final Path goj;
  private final Path sources;
  private final String dependencies;

  private Libraries(Path folder, Path goj) throws IOException {
    this.folder = folder;
    this.goj = goj;
    this.sources = folder.resolve("sources");
    this.dependencies = Files.readString(folder.resolve("classpath")).strip();
  }

  /** {@code FOLDER NAME...}; what is in the folder is in {@code libraries}. */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[0]).toAbsolutePath();
    boolean good = true;
    for (String name : List.of(args).subList(1, args.length)) {
      Libraries library = new Libraries(out.resolve(name), out.resolve("goj"));
      System.out.printf("%s: %,d files, ", name, Compiler.files(library.sources, ".java").count());
      good &= library.check();
    }
    System.exit(good ? 0 : 1);
  }

  /** Ends the line, and says whether stress does the library no harm. */
  private boolean check() throws IOException {
    if (!compile("plain")) {
      System.out.println("skipped: javac does not compile them plainly");
      return true;
    }
    if (!compile("stress")) {
      System.out.println("FAILED: javac does not compile them under stress");
      return false;
    }
    Matcher methods = METHODS.matcher(Files.readString(log("stress")));
    if (!methods.find()) {
      throw new IllegalStateException("no report in " + log("stress"));
    }
    System.out.print(methods.group(1) + " of the methods that contain a call can be suspended, ");
    Map<String, String> classes = link("stress");
    Map<String, String> errors = new TreeMap<>(classes);
    errors.values().removeIf(String::isEmpty);
    int verified = classes.size() - errors.size();
    System.out.printf("%,d of %,d classes verified%n", verified, classes.size());
    if (!errors.isEmpty()) {
      Map<String, String> plain = link("plain");
      errors.entrySet().removeIf(e -> e.getValue().equals(plain.get(e.getKey())));
      errors.forEach((name, error) -> System.out.println("  FAILED: " + name + ": " + error));
    }
    return errors.isEmpty();
  }

  private Path log(String mode) {
    return folder.resolve(mode + ".log");
  }

  private boolean compile(String mode) throws IOException {
    try (PrintStream log = new PrintStream(Files.newOutputStream(log(mode)), false, UTF_8)) {
      Compiler javac = new Compiler(goj, log);
      Path to = folder.resolve(mode);
      return mode.equals("plain")
          ? javac.plainly(sources, to, dependencies)
          : javac.underStress(sources, to, dependencies);
    }
  }

  /** Every class by its name, with the error if the JVM does not link it, else "". */
  private Map<String, String> link(String mode) throws IOException {
    Path classes = folder.resolve(mode);
    String classPath = Compiler.classPath(classes, goj.resolve("runtime.jar"), dependencies);
    Map<String, String> results = new TreeMap<>();
    try (var loader = new URLClassLoader(urls(classPath), ClassLoader.getPlatformClassLoader())) {
      for (Path file : Compiler.files(classes, ".class").toList()) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.lastIndexOf('.')).replace(File.separatorChar, '.');
        String error = "";
        try {
          Class.forName(name, false, loader).getDeclaredMethods();
        } catch (LinkageError e) {
          error = e.toString();
        }
        results.put(name, error);
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return results;
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
