package dev.goj.examples.indexer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What the user asked for. */
final class Options {
  static final String USAGE =
      """
      usage: indexer [OPTION]... [DIRECTORY]
      Indexes the words of all text files below a directory (by default, the current one).
      Hidden directories are left out, and symbolic links are not followed.

        --word=WORD    show the files and lines that a word is in
        --top=N        show the N most frequent words (10)
        --parsers=N    read and parse with N goroutines (16)
        --max-size=MB  skip files that are larger (64)
        --verify       confirm the result with a sequential indexer (the default)
        --no-verify    do not
        --quiet        no progress line
        --help         this text
      """;

  /** The user has to write something else. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  Path directory = Path.of("");
  String word = "";
  int top = 10;
  int parsers = 16;
  long maxBytes = 64L << 20;
  boolean verify = true;
  boolean quiet;
  boolean help;

  private Options() {}

  static Options parse(String... args) throws UsageException {
    Options options = new Options();
    boolean directoryGiven = false;
    for (String arg : args) {
      if (arg.startsWith("--")) {
        options.set(arg);
      } else if (directoryGiven) {
        throw new UsageException("only one directory, please: " + arg);
      } else {
        options.directory = path(arg);
        directoryGiven = true;
      }
    }
    if (!options.help) {
      options.checkDirectory();
    }
    return options;
  }

  private void set(String arg) throws UsageException {
    int equals = arg.indexOf('=');
    String name = equals < 0 ? arg : arg.substring(0, equals);
    String value = equals < 0 ? null : arg.substring(equals + 1);
    switch (name) {
      case "--word" -> word = required(name, value);
      case "--top" -> top = number(name, value, 0, 1_000_000);
      case "--parsers" -> parsers = number(name, value, 1, 100_000);
      case "--max-size" -> maxBytes = (long) number(name, value, 0, 2000) << 20;
      case "--verify" -> verify = flag(name, value);
      case "--no-verify" -> verify = !flag(name, value);
      case "--quiet" -> quiet = flag(name, value);
      case "--help" -> help = flag(name, value);
      default -> throw new UsageException("no such option: " + name);
    }
  }

  private static String required(String name, String value) throws UsageException {
    if (value == null || value.isBlank()) {
      throw new UsageException("a value is missing: " + name + "=...");
    }
    return value;
  }

  private static boolean flag(String name, String value) throws UsageException {
    if (value != null) {
      throw new UsageException(name + " takes no value");
    }
    return true;
  }

  private static int number(String name, String value, int from, int to) throws UsageException {
    try {
      int n = Integer.parseInt(required(name, value));
      if (n >= from && n <= to) {
        return n;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException(
        name + " wants a number from " + from + " to " + to + ", not " + value);
  }

  private static Path path(String arg) throws UsageException {
    try {
      return Path.of(arg);
    } catch (InvalidPathException e) {
      throw new UsageException("not a path: " + arg);
    }
  }

  private void checkDirectory() throws UsageException {
    if (!Files.exists(directory)) {
      throw new UsageException("no such directory: " + directory);
    }
    if (!Files.isDirectory(directory)) {
      throw new UsageException("not a directory: " + directory);
    }
  }
}
