package dev.goj.it;

import java.nio.file.Path;

/** What the build made, and where the programs are. */
final class Artifacts {
  static final Path PLUGIN = path("goj.plugin");
  static final Path RUNTIME = path("goj.runtime");
  static final Path JACOCO_AGENT = path("jacoco.agent");
  static final Path REPOSITORY = path("goj.repository");
  static final Path PROGRAMS = REPOSITORY.resolve("it-tests/programs");

  /** Where the tests leave what they compile. */
  static final Path OUT = path("goj.out");

  private Artifacts() {}

  private static Path path(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(
          "no -D" + property + ": run these tests with Maven, which knows the jars");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }
}
