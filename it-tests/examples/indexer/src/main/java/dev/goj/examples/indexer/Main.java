package dev.goj.examples.indexer;

import dev.goj.Go;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Indexes a directory tree, says what is in it, and checks that against another indexer. */
public final class Main {
  static final int OK = 0;
  static final int DIFFERS = 1;
  static final int FAILED = 2;
  static final int WRONG_USAGE = 64;

  private static final int MAX_DIFFERENCES = 20;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The program; see {@link Options#USAGE}. */
  public static void main(String[] args) {
    System.exit(new Main(System.out, System.err).run(args));
  }

  /** Gives the exit status. */
  int run(String... args) {
    try {
      Options options = Options.parse(args);
      if (options.help) {
        out.print(Options.USAGE);
        return OK;
      }
      return run(options);
    } catch (Options.UsageException e) {
      err.println("indexer: " + e.getMessage());
      err.println("(indexer --help tells more)");
      return WRONG_USAGE;
    } catch (IOException e) {
      err.println("indexer: " + e);
      return FAILED;
    }
  }

  private int run(Options options) throws IOException {
    Path root = options.directory.toRealPath();
    Progress progress = new Progress(options.quiet ? null : err);
    Index[] result = new Index[1];
    long start = System.nanoTime();
    Go.run(
        () ->
            result[0] =
                new ConcurrentIndexer(root, options.parsers, options.maxBytes, progress).index());
    long concurrent = System.nanoTime() - start;
    Index index = result[0];
    summarise(index, options.top);
    if (!options.word.isEmpty()) {
      show(index, options.word);
    }
    if (!options.verify) {
      return OK;
    }
    start = System.nanoTime();
    Index expected = new SequentialIndexer(root, options.maxBytes).index();
    long sequential = System.nanoTime() - start;
    return verify(
        index,
        expected,
        String.format(
            Locale.ROOT, "%.2f s, sequentially %.2f s", concurrent * 1e-9, sequential * 1e-9));
  }

  private void summarise(Index index, int top) {
    out.println(index.root());
    out.printf(Locale.ROOT, "  %,d files%n", index.files());
    index
        .skipped()
        .forEach((reason, count) -> out.printf(Locale.ROOT, "  %,d skipped: %s%n", count, reason));
    out.printf(
        Locale.ROOT,
        "  %,d lines, %,d words, %,d of them different%n",
        index.lines(),
        index.words(),
        index.occurrences().size());
    if (top > 0 && index.words() > 0) {
      out.println("  most frequent:");
      for (String word : index.top(top)) {
        out.printf(Locale.ROOT, "  %,10d %s%n", index.count(word), word);
      }
    }
  }

  private void show(Index index, String word) {
    var files = index.lines(word);
    out.printf(
        Locale.ROOT, "'%s': %,d times in %,d files%n", word, index.count(word), files.size());
    files.forEach(
        (file, lines) -> {
          StringBuilder line = new StringBuilder("  " + file + ":");
          String separator = "";
          for (int number : new TreeSet<>(lines)) {
            line.append(separator).append(number);
            separator = ",";
          }
          out.println(line);
        });
  }

  int verify(Index index, Index expected, String times) {
    List<String> differences = index.differences(expected);
    if (differences.isEmpty()) {
      out.println("verified: the sequential indexer found the same (" + times + ")");
      return OK;
    }
    err.println(
        "indexer: the sequential indexer found something else. Did files change meanwhile?");
    differences.stream().limit(MAX_DIFFERENCES).forEach(d -> err.println("  " + d));
    if (differences.size() > MAX_DIFFERENCES) {
      err.println("  ... and " + (differences.size() - MAX_DIFFERENCES) + " more");
    }
    return DIFFERS;
  }
}
