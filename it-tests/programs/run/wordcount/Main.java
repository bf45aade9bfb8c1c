import static dev.goj.Go.blocking;
import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the words of a text: one goroutine reads lines, several count, one adds up. */
public class Main {
  static final int COUNTERS = 4;

  static final class Counts {
    final Map<String, Integer> words = new HashMap<>();
    int lines;
    int total;

    void add(String word, int times) {
      words.merge(word, times, Integer::sum);
      total += times;
    }

    void addAll(Counts other) {
      lines += other.lines;
      for (Map.Entry<String, Integer> e : other.words.entrySet()) {
        add(e.getKey(), e.getValue());
      }
    }
  }

  /** Reading may block, so it is done away from the workers. */
  static void read(Path file, SendChannel<String> lines) throws IOException {
    try (BufferedReader reader = blocking(() -> Files.newBufferedReader(file))) {
      String line;
      while ((line = blocking(reader::readLine)) != null) {
        lines.send(line);
      }
    } finally {
      lines.close();
    }
  }

  static Counts count(ReceiveChannel<String> lines) {
    Counts counts = new Counts();
    for (String line : lines) {
      counts.lines++;
      for (String word : line.toLowerCase(Locale.ROOT).split("[^a-z'-]+|--")) {
        if (!word.isEmpty()) {
          counts.add(word, 1);
        }
      }
    }
    return counts;
  }

  static Counts countWords(Path file) throws IOException {
    Channel<String> lines = Channel.buffered(16);
    Channel<Counts> partial = Channel.unbuffered();
    for (int i = 0; i < COUNTERS; i++) {
      go(() -> partial.send(count(lines)));
    }
    read(file, lines);
    Counts all = new Counts();
    for (int i = 0; i < COUNTERS; i++) {
      all.addAll(partial.receive());
    }
    return all;
  }

  static void print(Counts counts) {
    System.out.println(
        counts.lines + " lines, " + counts.total + " words, " + counts.words.size() + " different");
    counts.words.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(10)
        .forEach(e -> System.out.printf("%5d %s%n", e.getValue(), e.getKey()));
    TreeMap<Integer, Integer> byLength = new TreeMap<>();
    counts.words.forEach((word, times) -> byLength.merge(word.length(), times, Integer::sum));
    System.out.println("by length " + byLength);
    for (String word : List.of("liberty", "king", "tyranny")) {
      System.out.println(word + ": " + counts.words.getOrDefault(word, 0));
    }
  }

  public static void main(String[] args) throws IOException {
    run(
        () -> {
          print(countWords(Path.of(args[0])));
          try {
            countWords(Path.of("no-such-file.txt"));
          } catch (NoSuchFileException e) {
            System.out.println("no such file: " + e.getMessage());
          }
        });
  }
}
