package dev.goj.examples.indexer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes the same index in another way, one file after the other. It shares with {@link
 * ConcurrentIndexer} only the rules of what is a text file; it walks, splits and adds up by itself.
 */
final class SequentialIndexer {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");

  private final Path root;
  private final long maxBytes;
  private final Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);
  private final SortedMap<String, SortedMap<Path, List<Integer>>> occurrences = new TreeMap<>();
  private int files;
  private long lines;
  private long words;

  SequentialIndexer(Path root, long maxBytes) {
    this.root = root;
    this.maxBytes = maxBytes;
  }

  Index index() throws IOException {
    Files.walkFileTree(root, new Visitor());
    return new Index(root, files, skipped, lines, words, occurrences);
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean hidden =
          directory.getFileName() != null && directory.getFileName().toString().startsWith(".");
      return hidden && !directory.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        skip(Skip.LINK);
      } else if (!attributes.isRegularFile()) {
        skip(Skip.SPECIAL);
      } else {
        try {
          add(root.relativize(file), TextFile.read(file, maxBytes));
        } catch (SkippedFileException e) {
          skip(e.reason());
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      skip(Skip.UNREADABLE);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
      if (e != null) {
        skip(Skip.UNREADABLE);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private void skip(Skip reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  private void add(Path file, String text) {
    files++;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher matcher = WORD.matcher(line);
      while (matcher.find()) {
        words++;
        occurrences
            .computeIfAbsent(matcher.group().toLowerCase(Locale.ROOT), w -> new TreeMap<>())
            .computeIfAbsent(file, f -> new ArrayList<>())
            .add(number);
      }
    }
    lines += number;
  }
}
