package dev.goj.examples.indexer;

import java.io.PrintStream;
import java.util.Locale;

/** A line on a terminal that is written over again and again. */
final class Progress {
  private final PrintStream out;
  private int width;

  /** With null it shows nothing. */
  Progress(PrintStream out) {
    this.out = out;
  }

  void show(int files, int skipped, long words) {
    String line =
        String.format(
            Locale.ROOT, "%,d files indexed, %,d skipped, %,d words", files, skipped, words);
    write(line);
    width = line.length();
  }

  void clear() {
    if (width > 0) {
      write("");
      if (out != null) {
        out.print('\r');
      }
      width = 0;
    }
  }

  private void write(String line) {
    if (out != null) {
      out.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
      out.flush();
    }
  }
}
