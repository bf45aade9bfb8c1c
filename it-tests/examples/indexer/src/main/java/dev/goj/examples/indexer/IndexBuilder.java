package dev.goj.examples.indexer;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up files, in whatever order they come. One goroutine uses it. */
final class IndexBuilder {
  private final Path root;
  private final Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);
  private final SortedMap<String, SortedMap<Path, List<Integer>>> occurrences = new TreeMap<>();
  private int files;
  private long lines;
  private long words;

  IndexBuilder(Path root) {
    this.root = root;
  }

  void add(ParsedFile file) {
    if (file.skipped() != null) {
      skipped.merge(file.skipped(), 1, Integer::sum);
      return;
    }
    files++;
    lines += file.lines();
    Path path = root.relativize(file.path());
    for (Map.Entry<String, List<Integer>> e : file.words().entrySet()) {
      words += e.getValue().size();
      occurrences.computeIfAbsent(e.getKey(), w -> new TreeMap<>()).put(path, e.getValue());
    }
  }

  int files() {
    return files;
  }

  int skipped() {
    return skipped.values().stream().mapToInt(n -> n).sum();
  }

  long words() {
    return words;
  }

  Index build() {
    return new Index(root, files, skipped, lines, words, occurrences);
  }
}
