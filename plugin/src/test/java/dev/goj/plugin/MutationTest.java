package dev.goj.plugin;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Programs with mistakes at random places: javac says the same with the plugin as without it, and
 * what it accepts the plugin transforms into classes that the JVM accepts.
 *
 * <p>{@code -Dgoj.mutants=N} tries N of them rather than a few; {@code -Dgoj.seed=S} begins at
 * another place, or again at the one that a failure has printed.
 */
final class MutationTest {
  private static final int MUTANTS = Integer.getInteger("goj.mutants", 60);
  private static final long SEED = Long.getLong("goj.seed", 1);
  private static final int MOST_MUTATIONS = 3;

  /** What nobody who reads a message of the compiler has ever heard of. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "An exception has occurred|java\\.lang\\.\\w+(Exception|Error)\\b.*\\bat |dev\\.goj\\.plugin"
              + "|\\$go\\b|\\$Frame|\\$body\\b|\\$super\\b|Lambda\\$|lambda\\$"
              + "|goj\\.not-transformed|generated");

  private static final Pattern TOKEN =
      Pattern.compile("\\w+|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'|\\s+|//.*|[^\\w\\s]");

  @Test
  void saysWhatJavacSays() {
    List<Map<String, String>> programs = programs();
    for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
      Random random = new Random(seed);
      Map<String, String> program = programs.get(random.nextInt(programs.size()));
      Map<String, String> mutant = mutate(program, random);
      check("goj.seed=" + seed, mutant);
    }
  }

  private static void check(String name, Map<String, String> sources) {
    Compilation plain = Compilation.compiler().withoutPlugin().compile(sources);
    Compilation ours = Compilation.compiler().compile(sources);
    String context = name + "\n" + ours.report() + "\n" + sources;
    assertWithMessage(context).that(ours.succeeded()).isEqualTo(plain.succeeded());
    assertWithMessage(context).that(ours.errors()).isEqualTo(plain.errors());
    assertWithMessage(context).that(ours.output()).isEqualTo(plain.output());
    assertWithMessage(context).that(ours.report()).doesNotContainMatch(INTERNAL);
    if (ours.succeeded()) {
      try {
        ours.verify();
      } catch (LinkageError e) {
        throw new AssertionError(context, e);
      }
    }
  }

  // ---- mutants ---------------------------------------------------------------------------------

  private static Map<String, String> mutate(Map<String, String> program, Random random) {
    Map<String, String> mutant = new TreeMap<>(program);
    List<String> files = List.copyOf(mutant.keySet());
    int mutations = 1 + random.nextInt(MOST_MUTATIONS);
    for (int i = 0; i < mutations; i++) {
      String file = files.get(random.nextInt(files.size()));
      mutant.put(file, mutate(mutant.get(file), random));
    }
    return mutant;
  }

  private static String mutate(String source, Random random) {
    boolean wholeLines = random.nextInt(3) == 0;
    List<String> parts =
        wholeLines
            ? source.lines().map(line -> line + "\n").collect(toCollection(ArrayList::new))
            : TOKEN
                .matcher(source)
                .results()
                .map(m -> m.group())
                .collect(toCollection(ArrayList::new));
    int at = visible(parts, random);
    int other = visible(parts, random);
    String part = parts.get(at);
    switch (random.nextInt(4)) {
      case 0 -> parts.remove(at);
      case 1 -> parts.add(other, part);
      case 2 -> parts.set(at, parts.get(like(parts, part, random)));
      default -> parts.set(at, parts.set(other, part));
    }
    return String.join("", parts);
  }

  private static int visible(List<String> parts, Random random) {
    int at;
    do {
      at = random.nextInt(parts.size());
    } while (parts.get(at).isBlank());
    return at;
  }

  /** Another part of the same kind, so that more of the mutants are still programs. */
  private static int like(List<String> parts, String part, Random random) {
    for (int tries = 0; tries < 100; tries++) {
      int at = visible(parts, random);
      if (kind(parts.get(at)) == kind(part) && !parts.get(at).equals(part)) {
        return at;
      }
    }
    return visible(parts, random);
  }

  private static int kind(String part) {
    char first = part.strip().charAt(0);
    if (Character.isDigit(first)) {
      return 0;
    }
    return Character.isJavaIdentifierStart(first) ? (Character.isUpperCase(first) ? 1 : 2) : 3;
  }

  // ---- programs --------------------------------------------------------------------------------

  private static List<Map<String, String>> programs() {
    List<Map<String, String>> programs = new ArrayList<>();
    for (String group : List.of("run", "matrix", "warn")) {
      Path folder = Path.of("../it-tests/programs", group);
      for (Path program : list(folder).filter(Files::isDirectory).toList()) {
        Map<String, String> sources = new TreeMap<>();
        Stream.concat(list(program), list(folder))
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> sources.put(file.getFileName().toString(), read(file)));
        programs.add(sources);
      }
    }
    return programs;
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
