package dev.goj.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder under {@code it-tests/programs}; what may be in it is told in the README there. */
record Program(String group, String name, Path folder, Properties properties) {
  private static final Set<String> KEYS =
      Set.of("args", "jvm", "plugin.jvm", "threads.jdk", "deadline.seconds");

  /** All programs of a group, by name; none where there is no such folder. */
  static List<Program> all(String group) {
    Path folder = Artifacts.PROGRAMS.resolve(group);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return list(folder).filter(Files::isDirectory).map(f -> in(group, f)).toList();
  }

  /** The named program of a group. */
  static Program named(String group, String name) {
    return in(group, Artifacts.PROGRAMS.resolve(group).resolve(name));
  }

  private static Program in(String group, Path folder) {
    Properties properties = new Properties();
    Path file = folder.resolve("program.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (!KEYS.containsAll(properties.keySet())) {
        throw new IllegalStateException(file + " has a key that is not one of " + KEYS);
      }
    }
    return new Program(group, folder.getFileName().toString(), folder, properties);
  }

  /** Its own sources and those that its group shares, also with the same group for a newer JDK. */
  List<Path> sources() {
    Path shared = Artifacts.PROGRAMS.resolve(group.replaceFirst("[0-9]+$", ""));
    return Stream.concat(list(folder), list(shared))
        .filter(path -> path.toString().endsWith(".java"))
        .map(Path::normalize)
        .toList();
  }

  /**
   * The lines of {@code Main.java} with a brace or a label only. Whether there is code at them
   * depends on how it is laid out, with javac's own as well.
   */
  Set<Integer> layoutLines() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("Main.java"), UTF_8);
      return IntStream.range(0, lines.size())
          .filter(i -> lines.get(i).matches(" *(}.*|case .*|default.*)"))
          .mapToObj(i -> i + 1)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it must print. */
  String expected() {
    try {
      return Files.readString(folder.resolve("expected.out"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> words(String key) {
    return Stream.of(properties.getProperty(key, "").split(" +"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  Duration deadline() {
    return Duration.ofSeconds(Long.parseLong(properties.getProperty("deadline.seconds", "120")));
  }

  /** The lowest JDK on which it runs without the plugin. */
  int threadsJdk() {
    return Integer.parseInt(properties.getProperty("threads.jdk", "17"));
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return group + "/" + name;
  }
}
