package dev.goj.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A JDK's compiler, kept running in a process of its own; see {@link JavacLoop}. */
final class Javac implements AutoCloseable {
  private static final Map<Jdk, Javac> RUNNING = new ConcurrentHashMap<>();

  private final DataOutputStream requests;
  private final DataInputStream answers;

  private Javac(Process process) {
    requests = new DataOutputStream(process.getOutputStream());
    answers = new DataInputStream(process.getInputStream());
  }

  static Javac of(Jdk jdk) {
    return RUNNING.computeIfAbsent(jdk, Javac::start);
  }

  /** Another one, in a process of its own with these flags. */
  static Javac start(Jdk jdk, String... flags) {
    try {
      String classes =
          Path.of(JavacLoop.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .toString();
      List<String> command = new ArrayList<>(List.of(jdk.command("java")));
      command.addAll(List.of(flags));
      command.addAll(List.of("-cp", classes, JavacLoop.class.getName()));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new Javac(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The arguments after {@code javac} with which a program is compiled. */
  static List<String> arguments(
      Program program, Compilation compilation, Path out, String... options) {
    return arguments(program.sources(), compilation, out, options);
  }

  /** The arguments after {@code javac} with which sources are compiled. */
  static List<String> arguments(
      List<Path> sources, Compilation compilation, Path out, String... options) {
    List<String> arguments = new ArrayList<>(compilation.arguments());
    arguments.addAll(List.of("-cp", Artifacts.RUNTIME.toString(), "-d", out.toString()));
    arguments.addAll(List.of(options));
    sources.forEach(source -> arguments.add(source.toString()));
    return arguments;
  }

  /** Runs {@code javac} with these arguments. */
  synchronized Finished run(List<String> arguments) {
    try {
      requests.writeInt(arguments.size());
      for (String argument : arguments) {
        requests.writeUTF(argument);
      }
      requests.flush();
      int status = answers.readInt();
      String out = read();
      String err = read();
      return new Finished("javac " + String.join(" ", arguments), status, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() throws IOException {
    return new String(answers.readNBytes(answers.readInt()), UTF_8);
  }

  /** An empty folder for the classes of a program. */
  static Path emptyFolder(String... names) {
    Path folder = Artifacts.OUT.resolve(Path.of("", names));
    try {
      if (Files.exists(folder)) {
        try (var paths = Files.walk(folder)) {
          for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
