package dev.goj.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Commands in processes of their own, with a deadline. */
final class Forked {
  /** What would change how a JVM or a program under test behaves, or what it prints. */
  private static final Set<String> NOT_INHERITED =
      Set.of("GOMAXPROCS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  private Forked() {}

  /** Runs one of a JDK's commands to its end. */
  static Finished run(Jdk jdk, Path folder, Duration deadline, String command, String... args) {
    return run(jdk, folder, deadline, Map.of(), command, List.of(args));
  }

  /** Runs one of a JDK's commands to its end, with these environment variables besides. */
  static Finished run(
      Jdk jdk,
      Path folder,
      Duration deadline,
      Map<String, String> environment,
      String command,
      List<String> args) {
    List<String> line = new ArrayList<>();
    line.add(jdk.command(command));
    line.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().keySet().removeAll(NOT_INHERITED);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> out = read(process.getInputStream());
      CompletableFuture<String> err = read(process.getErrorStream());
      if (!process.waitFor(deadline.toMillis(), MILLISECONDS)) {
        String dump = threads(jdk, process);
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "not finished after %s: %s%n--- output%n%s%n--- errors%n%s%n--- threads%n%s"
                .formatted(deadline, String.join(" ", line), out.join(), err.join(), dump));
      }
      return new Finished(String.join(" ", line), process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the threads of a JVM that has run too long are doing. */
  private static String threads(Jdk jdk, Process process) throws IOException, InterruptedException {
    Process dump =
        new ProcessBuilder(jdk.command("jcmd"), Long.toString(process.pid()), "Thread.print")
            .redirectErrorStream(true)
            .start();
    CompletableFuture<String> text = read(dump.getInputStream());
    if (!dump.waitFor(20, SECONDS)) {
      dump.destroyForcibly();
    }
    return text.join();
  }

  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), UTF_8));
              } catch (IOException e) {
                text.completeExceptionally(e);
              }
            },
            "output of a forked process");
    reader.setDaemon(true);
    reader.start();
    return text;
  }
}
