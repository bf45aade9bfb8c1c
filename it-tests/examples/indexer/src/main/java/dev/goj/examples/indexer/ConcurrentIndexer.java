package dev.goj.examples.indexer;

import static dev.goj.Go.blocking;
import static dev.goj.Go.go;

import dev.goj.Channel;
import dev.goj.ReceiveCase;
import dev.goj.ReceiveChannel;
import dev.goj.Select;
import dev.goj.sync.WaitGroup;
import dev.goj.time.Ticker;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes a directory tree with goroutines that are connected by channels:
 *
 * <pre>
 *           files              parsed
 *   walker -------> N parsers --------> merger
 * </pre>
 */
final class ConcurrentIndexer {
  private static final Duration PROGRESS_PERIOD = Duration.ofMillis(250);

  private final Path root;
  private final int parsers;
  private final long maxBytes;
  private final Progress progress;
  private final Channel<Path> files = Channel.buffered(128);
  private final Channel<ParsedFile> parsed = Channel.buffered(128);

  ConcurrentIndexer(Path root, int parsers, long maxBytes, Progress progress) {
    this.root = root;
    this.parsers = parsers;
    this.maxBytes = maxBytes;
    this.progress = progress;
  }

  Index index() {
    WaitGroup senders = new WaitGroup();
    senders.go(
        () -> {
          walk(root);
          files.close();
        });
    for (int i = 0; i < parsers; i++) {
      senders.go(
          () -> {
            for (Path file : files) {
              parsed.send(parse(file));
            }
          });
    }
    go(
        () -> {
          senders.await();
          parsed.close();
        });
    return merge(parsed);
  }

  /** Sends every file below a directory to the parsers. */
  private void walk(Path directory) {
    List<Path> entries;
    try {
      entries = blocking(() -> list(directory));
    } catch (IOException e) {
      parsed.send(ParsedFile.skipped(directory, Skip.UNREADABLE));
      return;
    }
    for (Path entry : entries) {
      if (Files.isSymbolicLink(entry)) {
        parsed.send(ParsedFile.skipped(entry, Skip.LINK));
      } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        if (!isHidden(entry)) {
          walk(entry);
        }
      } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        files.send(entry);
      } else {
        parsed.send(ParsedFile.skipped(entry, Skip.SPECIAL));
      }
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path entry : stream) {
        entries.add(entry);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  private static boolean isHidden(Path directory) {
    return directory.getFileName().toString().startsWith(".");
  }

  /** Reads a file, which may block, away from the goroutines; then finds its words. */
  private ParsedFile parse(Path file) {
    try {
      String text = blocking(() -> TextFile.read(file, maxBytes));
      return Words.of(file, text);
    } catch (SkippedFileException e) {
      return ParsedFile.skipped(file, e.reason());
    }
  }

  /** Adds up what the parsers found; now and then shows how far it has come. */
  private Index merge(ReceiveChannel<ParsedFile> parsedFiles) {
    IndexBuilder index = new IndexBuilder(root);
    try (Ticker ticker = Ticker.every(PROGRESS_PERIOD)) {
      ReceiveCase<ParsedFile> file = Select.receive(parsedFiles);
      ReceiveCase<Instant> tick = Select.receive(ticker.channel());
      Select next = Select.of(file, tick);
      while (true) {
        switch (next.await()) {
          case 0 -> {
            if (file.value() == null) {
              return index.build();
            }
            index.add(file.value());
          }
          default -> progress.show(index.files(), index.skipped(), index.words());
        }
      }
    } finally {
      progress.clear();
    }
  }
}
