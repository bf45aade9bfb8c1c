package dev.goj.plugin;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the user wrote behind {@code -Xplugin:GoJ}.
 *
 * @param strict whether GoJ's warnings are errors ({@code strict})
 * @param preemption whether loops ask whether to give way to others ({@code preemption=off})
 * @param sources where the generated classes are kept as source to read ({@code sources=DIRECTORY})
 * @param stress the seed under which whatever can suspend does, at random ({@code stress=SEED})
 * @param report whether to say at the end how much can be suspended ({@code report})
 */
public record Options(
    boolean strict,
    boolean preemption,
    Optional<Path> sources,
    OptionalLong stress,
    boolean report) {
  private static final String SOURCES = "sources=";
  private static final String STRESS = "stress=";

  /**
   * Parses the arguments.
   *
   * @throws UnknownException for one that does not exist
   */
  static Options parse(String... args) {
    boolean strict = false;
    boolean preemption = true;
    boolean report = false;
    Optional<Path> sources = Optional.empty();
    OptionalLong stress = OptionalLong.empty();
    for (String arg : args) {
      if (arg.equals("strict")) {
        strict = true;
      } else if (arg.equals("preemption=off")) {
        preemption = false;
      } else if (arg.equals("report")) {
        report = true;
      } else if (arg.startsWith(SOURCES) && arg.length() > SOURCES.length()) {
        sources = Optional.of(path(arg));
      } else if (arg.startsWith(STRESS)) {
        stress = OptionalLong.of(number(arg.substring(STRESS.length()), arg));
      } else {
        throw new UnknownException(arg);
      }
    }
    return new Options(strict, preemption, sources, stress, report);
  }

  private static long number(String value, String arg) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new UnknownException(arg);
    }
  }

  private static Path path(String arg) {
    try {
      return Path.of(arg.substring(SOURCES.length()));
    } catch (InvalidPathException e) {
      throw new UnknownException(arg);
    }
  }

  /** There is no such option; the message is what the user wrote. */
  static final class UnknownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownException(String argument) {
      super(argument);
    }
  }
}
