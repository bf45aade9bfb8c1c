package dev.goj.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user wrote behind {@code -Xplugin:GoJ}.
 *
 * @param strict whether GoJ's warnings are errors ({@code strict})
 * @param preemption whether loops ask whether to give way to others ({@code preemption=off})
 * @param sources where the generated classes are kept as source to read ({@code sources=DIRECTORY})
 */
public record Options(boolean strict, boolean preemption, Optional<Path> sources) {
  /**
   * Parses the arguments.
   *
   * @throws IllegalArgumentException for one that does not exist; the message lists those that do
   */
  static Options parse(String... args) {
    boolean strict = false;
    boolean preemption = true;
    Optional<Path> sources = Optional.empty();
    for (String arg : args) {
      if (arg.equals("strict")) {
        strict = true;
      } else if (arg.equals("preemption=off")) {
        preemption = false;
      } else if (arg.startsWith("sources=") && arg.length() > "sources=".length()) {
        sources = Optional.of(Path.of(arg.substring("sources=".length())));
      } else {
        throw new IllegalArgumentException(
            "[goj.option] unknown option '"
                + arg
                + "'\n  why: -Xplugin:GoJ knows only 'strict', 'preemption=off' and 'sources=DIRECTORY'"
                + "\n  fix: write for example -Xplugin:\"GoJ strict sources=target/goj-sources\"");
      }
    }
    return new Options(strict, preemption, sources);
  }
}
