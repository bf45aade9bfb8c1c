import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * What the plugin costs at compile time: compiles a generated project in turn with and without it,
 * in one warm JVM, and compares the medians.
 */
public final class CompileTime {
  private static final int METHODS_PER_FILE = 20;
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

  private CompileTime() {}

  /** {@code RUNTIME PLUGIN OUT FILES ROUNDS}. */
  public static void main(String[] args) throws IOException {
    Path runtime = Path.of(args[0]);
    Path plugin = Path.of(args[1]);
    Path out = Path.of(args[2]);
    int files = Integer.parseInt(args[3]);
    int rounds = Integer.parseInt(args[4]);
    System.out.println("project\tfiles\twithout_ms\twith_ms\tcost_percent");
    for (int every : new int[] {0, 10}) {
      String project = every == 0 ? "none" : "tenth";
      List<String> sources = generate(out.resolve(project), files, every);
      List<String> plain = arguments(runtime, out.resolve(project + "-plain"), sources);
      plain.add("-proc:none");
      List<String> with = arguments(runtime, out.resolve(project + "-goj"), sources);
      with.addAll(List.of("-proc:none", "-processorpath", plugin.toString(), "-Xplugin:GoJ"));
      long[] without = new long[rounds];
      long[] withPlugin = new long[rounds];
      for (int round = -2; round < rounds; round++) { // the first two warm up
        long a = compile(plain);
        long b = compile(with);
        if (round >= 0) {
          without[round] = a;
          withPlugin[round] = b;
        }
      }
      double a = median(without);
      double b = median(withPlugin);
      System.out.printf("%s\t%d\t%.0f\t%.0f\t%.1f%n", project, files, a, b, 100 * (b - a) / a);
    }
  }

  private static List<String> arguments(Path runtime, Path classes, List<String> sources)
      throws IOException {
    Files.createDirectories(classes);
    List<String> arguments = new ArrayList<>(sources);
    arguments.addAll(List.of("-cp", runtime.toString(), "-d", classes.toString()));
    return arguments;
  }

  /** Milliseconds, of processor time: other processes on the machine take none of it. */
  private static long compile(List<String> arguments) {
    System.gc();
    ProcessHandle.Info process = ProcessHandle.current().info();
    long before = cpuMillis(process);
    int status = JAVAC.run(System.out, System.err, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("javac ended with " + status);
    }
    return cpuMillis(ProcessHandle.current().info()) - before;
  }

  private static long cpuMillis(ProcessHandle.Info process) {
    return process.totalCpuDuration().orElseThrow().toMillis();
  }

  private static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  /** Ordinary classes that call each other; every so many-th method waits, none where it is 0. */
  private static List<String> generate(Path folder, int files, int every) throws IOException {
    delete(folder);
    Files.createDirectories(folder);
    List<String> sources = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      StringBuilder text = new StringBuilder();
      text.append("import java.util.ArrayList;\nimport java.util.List;\n\n");
      text.append("class C%d {\n  private int state;\n".formatted(file));
      if (every > 0) {
        text.append("  final dev.goj.Channel<Integer> in = dev.goj.Channel.unbuffered();\n");
      }
      for (int method = 0; method < METHODS_PER_FILE; method++) {
        boolean waits = every > 0 && method % every == 0;
        text.append(method(method, (file + 1) % files, waits ? "in.receive()" : "state"));
      }
      text.append("}\n");
      Path source = folder.resolve("C" + file + ".java");
      Files.writeString(source, text, UTF_8);
      sources.add(source.toString());
    }
    return sources;
  }

  private static String method(int number, int next, String value) {
    String call = value.equals("state") ? "other.hashCode()" : "other.in.length()";
    return """

          int m%d(C%d other, List<String> words, int n) {
            int total = 0;
            List<String> kept = new ArrayList<>();
            for (String word : words) {
              if (word.length() > n && !word.isEmpty()) {
                kept.add(word + total);
              }
              total += %s;
            }
            try {
              words.forEach(word -> kept.add(word.toUpperCase()));
              state = %s + kept.size();
            } catch (IllegalStateException e) {
              total--;
            }
            switch (total %% 3) {
              case 0:
                return total;
              case 1:
                return total * n;
              default:
                return state;
            }
          }
        """
        .formatted(number, next, value, call);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
