package dev.goj.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK that programs are compiled with and run on. */
record Jdk(int feature, Path home) {
  /** The one that runs the build: 17, or whatever the build was started with. */
  static final Jdk BUILD =
      new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));

  /** A JDK 25, where the build found one or was told of one. */
  static final Optional<Jdk> NEWER =
      Optional.ofNullable(System.getProperty("java25.home"))
          .filter(home -> !home.isBlank())
          .map(home -> new Jdk(25, Path.of(home)));

  /** Every JDK that there is to test with, the build's own first. */
  static List<Jdk> all() {
    return Stream.concat(
            Stream.of(BUILD), NEWER.stream().filter(jdk -> jdk.feature != BUILD.feature))
        .toList();
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
