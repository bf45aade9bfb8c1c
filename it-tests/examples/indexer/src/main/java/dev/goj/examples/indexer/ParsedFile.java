package dev.goj.examples.indexer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was found in one file.
 *
 * @param skipped why it is not in the index, or null if it is
 * @param words the lines that each word is in, a line as often as the word is in it
 */
record ParsedFile(Path path, Skip skipped, int lines, Map<String, List<Integer>> words) {
  static ParsedFile skipped(Path path, Skip reason) {
    return new ParsedFile(path, reason, 0, Map.of());
  }
}
