import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.spi.ToolProvider;

/**
 * What the plugin costs at compile time: compiles a generated project in turn with and without it,
 * in one warm JVM (as a build tool's daemon does) and in a new JVM each time (as a shell does).
 *
 * <p>Measured are the time that the user waits ("wall") and the processor time ("cpu") of the whole
 * process, with that of garbage collection, of the JIT compiler and, for a new JVM, of its start.
 * Other processes disturb both, the second less, so each compilation is compared with its neighbour
 * only: a cost is the median of the costs of all pairs, beside their quartiles. Which of a pair
 * comes first changes each time.
 */
public final class CompileTime {
  private static final int METHODS_PER_FILE = 20;
  private static final String COMPILE = "compile";
  private static final String HEAP = "-Xmx2g";
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

  private CompileTime() {}

  /** {@code RUNTIME PLUGIN OUT FILES ROUNDS}; or {@code compile}, and arguments for javac. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals(COMPILE)) {
      javac(List.of(args).subList(1, args.length));
      System.out.println(cpu());
      return;
    }
    Path runtime = Path.of(args[0]);
    Path plugin = Path.of(args[1]);
    Path out = Path.of(args[2]);
    int files = Integer.parseInt(args[3]);
    int rounds = Integer.parseInt(args[4]);
    System.out.println("project\tjvm\tfiles\tpairs\ttime\twithout_ms\twith_ms\tcost_percent\tquartiles");
    for (int every : new int[] {0, 10}) {
      String project = every == 0 ? "none" : "tenth";
      List<String> sources = generate(out.resolve(project), files, every);
      List<String> plain = arguments(runtime, out.resolve(project + "-plain"), sources);
      List<String> with = arguments(runtime, out.resolve(project + "-goj"), sources);
      with.addAll(List.of("-processorpath", plugin.toString(), "-Xplugin:GoJ"));
      compare(project + "\tnew\t" + files, plain, with, 0, rounds, CompileTime::inNewJvm);
      compare(project + "\twarm\t" + files, plain, with, 3, rounds, CompileTime::inThisJvm);
      if (every != 0) {
        checkTransformed(out.resolve(project + "-goj"));
      }
    }
  }

  /** A plugin that has switched itself off would be cheap. */
  private static void checkTransformed(Path classes) {
    if (!Files.exists(classes.resolve("C0$M0$Frame.class"))) {
      throw new IllegalStateException("nothing has been transformed in " + classes);
    }
  }

  /** In nanoseconds. */
  private record Taken(long wall, long cpu) {}

  private interface Compilation {
    Taken measure(List<String> arguments) throws Exception;
  }

  private static void compare(
      String title,
      List<String> plain,
      List<String> with,
      int warmups,
      int rounds,
      Compilation compilation)
      throws Exception {
    List<Taken> a = new ArrayList<>();
    List<Taken> b = new ArrayList<>();
    for (int round = -warmups; round < rounds; round++) {
      boolean plainFirst = round % 2 == 0;
      Taken first = compilation.measure(plainFirst ? plain : with);
      Taken second = compilation.measure(plainFirst ? with : plain);
      if (round >= 0) {
        a.add(plainFirst ? first : second);
        b.add(plainFirst ? second : first);
      }
    }
    print(title + "\t" + rounds + "\twall", a, b, Taken::wall);
    print(title + "\t" + rounds + "\tcpu", a, b, Taken::cpu);
  }

  private static void print(String title, List<Taken> a, List<Taken> b, ToLongFunction<Taken> time) {
    double[] without = a.stream().mapToLong(time).asDoubleStream().toArray();
    double[] with = b.stream().mapToLong(time).asDoubleStream().toArray();
    double[] costs = new double[without.length];
    Arrays.setAll(costs, i -> 100 * (with[i] - without[i]) / without[i]);
    System.out.printf(
        "%s\t%.0f\t%.0f\t%+.1f\t%+.1f %+.1f%n",
        title,
        quantile(without, 0.5) / 1e6,
        quantile(with, 0.5) / 1e6,
        quantile(costs, 0.5),
        quantile(costs, 0.25),
        quantile(costs, 0.75));
  }

  private static List<String> arguments(Path runtime, Path classes, List<String> sources)
      throws IOException {
    Files.createDirectories(classes);
    List<String> arguments = new ArrayList<>(sources);
    arguments.addAll(List.of("-proc:none", "-cp", runtime.toString(), "-d", classes.toString()));
    return arguments;
  }

  private static Taken inThisJvm(List<String> arguments) {
    System.gc();
    long cpu = cpu();
    long start = System.nanoTime();
    javac(arguments);
    return new Taken(System.nanoTime() - start, cpu() - cpu);
  }

  private static Taken inNewJvm(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CompileTime.class.getName(), COMPILE));
    command.addAll(arguments);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return new Taken(System.nanoTime() - start, Long.parseLong(output.trim()));
  }

  private static void javac(List<String> arguments) {
    int status = JAVAC.run(System.out, System.err, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("javac ended with " + status);
    }
  }

  /** The processor time of this process so far, of all its threads. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static double quantile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = part * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
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
