package dev.goj.examples.indexer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The index of a directory tree.
 *
 * @param files how many files are in it
 * @param skipped how many are not, and why
 * @param words how many words there are in all
 * @param occurrences by word and file: the lines that it is in, a line as often as the word is in
 *     it
 */
record Index(
    Path root,
    int files,
    Map<Skip, Integer> skipped,
    long lines,
    long words,
    SortedMap<String, SortedMap<Path, List<Integer>>> occurrences) {

  /** How often a word is in the tree. */
  int count(String word) {
    return lines(word).values().stream().mapToInt(List::size).sum();
  }

  /** By file: the lines that a word is in. */
  SortedMap<Path, List<Integer>> lines(String word) {
    return occurrences.getOrDefault(word.toLowerCase(Locale.ROOT), new TreeMap<>());
  }

  /** The most frequent words, those that are equally frequent in alphabetical order. */
  List<String> top(int n) {
    return occurrences.keySet().stream()
        .sorted(Comparator.comparing(this::count, Comparator.reverseOrder()))
        .limit(n)
        .toList();
  }

  /** In words, how this differs from another index; empty if it does not. */
  List<String> differences(Index other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "files", files, other.files);
    compare(differences, "skipped", skipped, other.skipped);
    compare(differences, "lines", lines, other.lines);
    compare(differences, "words", words, other.words);
    for (String word : union(occurrences, other.occurrences)) {
      SortedMap<Path, List<Integer>> mine = lines(word);
      SortedMap<Path, List<Integer>> others = other.lines(word);
      for (Path file : union(mine, others)) {
        compare(
            differences,
            "lines of '" + word + "' in " + file,
            mine.getOrDefault(file, List.of()),
            others.getOrDefault(file, List.of()));
      }
    }
    return differences;
  }

  private static <K> SortedSet<K> union(SortedMap<K, ?> a, SortedMap<K, ?> b) {
    SortedSet<K> all = new TreeSet<>(a.keySet());
    all.addAll(b.keySet());
    return all;
  }

  private static void compare(List<String> differences, String what, Object mine, Object others) {
    if (!Objects.equals(mine, others)) {
      differences.add(what + ": " + shown(mine) + " here, " + shown(others) + " there");
    }
  }

  private static String shown(Object value) {
    String s = value.toString();
    return s.length() <= 60 ? s : s.substring(0, 57) + "...";
  }
}
