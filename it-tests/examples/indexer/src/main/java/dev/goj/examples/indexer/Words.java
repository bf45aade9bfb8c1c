package dev.goj.examples.indexer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the words of a text: runs of letters and digits, in lower case, with their lines. */
final class Words {
  private Words() {}

  static ParsedFile of(Path file, String text) {
    Map<String, List<Integer>> words = new HashMap<>();
    int line = 1;
    int wordStart = -1;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        if (wordStart < 0) {
          wordStart = i;
        }
      } else {
        if (wordStart >= 0) {
          add(words, text.substring(wordStart, i), line);
          wordStart = -1;
        }
        if (c == '\n' || c == '\r') {
          line++;
          if (text.startsWith("\r\n", i)) {
            i++;
          }
        }
      }
      i += Character.charCount(c);
    }
    if (wordStart >= 0) {
      add(words, text.substring(wordStart), line);
    }
    boolean endsInLine = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
    return new ParsedFile(file, null, endsInLine ? line - 1 : line, words);
  }

  private static void add(Map<String, List<Integer>> words, String word, int line) {
    words.computeIfAbsent(word.toLowerCase(Locale.ROOT), w -> new ArrayList<>()).add(line);
  }
}
