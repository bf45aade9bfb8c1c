package dev.goj.plugin;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files under {@code src/test/resources} that hold sources and what is to come of them. */
final class Goldens {
  /** {@code -Dgoj.golden=update} writes what came of them, to be reviewed as a diff. */
  private static final boolean UPDATE = "update".equals(System.getProperty("goj.golden"));

  private static final Path RESOURCES = Path.of("src/test/resources");

  private Goldens() {}

  static List<Path> folders(String name) {
    return list(RESOURCES.resolve(name)).stream().filter(Files::isDirectory).toList();
  }

  static List<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void check(Path file, String actual) {
    try {
      if (UPDATE) {
        Files.writeString(file, actual);
      }
      assertWithMessage("%s; -Dgoj.golden=update rewrites it", file)
          .that(actual)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
