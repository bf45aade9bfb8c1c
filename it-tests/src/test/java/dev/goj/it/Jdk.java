package dev.goj.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A JDK that programs are compiled with and run on. */
record Jdk(int feature, Path home) {
  /** The one that runs the build: 17, or whatever the build was started with. */
  static final Jdk BUILD =
      new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));

  private static final List<Jdk> ALL = find();

  /**
   * Every JDK that there is to test with, one of each version, the build's own first: those in
   * {@code -Dgoj.jdks=HOME:HOME...}, or else, of its own version or later, the neighbours of the
   * build's.
   */
  static List<Jdk> all() {
    return ALL;
  }

  private static List<Jdk> find() {
    String given = System.getProperty("goj.jdks", "");
    TreeMap<Integer, Jdk> found = new TreeMap<>();
    try (Stream<Path> homes =
        given.isBlank()
            ? Files.list(BUILD.home.resolveSibling("."))
            : Stream.of(given.split(java.io.File.pathSeparator)).map(Path::of)) {
      homes
          .map(Jdk::in)
          .flatMap(Optional::stream)
          .filter(jdk -> jdk.feature > BUILD.feature)
          .sorted((a, b) -> a.home.compareTo(b.home))
          .forEach(jdk -> found.putIfAbsent(jdk.feature, jdk));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for JDKs", e);
    }
    return Stream.concat(Stream.of(BUILD), found.values().stream()).toList();
  }

  /** The JDK in a folder, if it is one. */
  private static Optional<Jdk> in(Path home) {
    Path release = home.resolve("release");
    if (!Files.exists(release) || !Files.exists(home.resolve("bin").resolve("javac"))) {
      return Optional.empty();
    }
    try (Reader in = Files.newBufferedReader(release)) {
      Properties properties = new Properties();
      properties.load(in);
      return Optional.ofNullable(properties.getProperty("JAVA_VERSION"))
          .map(version -> Runtime.Version.parse(version.replace("\"", "")))
          .map(version -> new Jdk(version.feature(), home));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + release, e);
    }
  }

  /** The path of one of its commands. */
  String command(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
