import static dev.goj.Go.async;
import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.Task;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/** Exceptions across goroutines: from a task to who awaits it, and from a goroutine to its run. */
public class Main {
  static final class StorageException extends RuntimeException {
    StorageException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static String read(String file) throws IOException {
    yieldNow();
    if (file.startsWith("missing")) {
      throw new FileNotFoundException(file);
    }
    if (file.startsWith("broken")) {
      throw new IOException("cannot read " + file);
    }
    return "contents of " + file;
  }

  static String load(String file) {
    Task<String> task = async(() -> read(file));
    try {
      return task.await();
    } catch (Exception e) {
      if (e instanceof FileNotFoundException) {
        return "nothing";
      }
      throw new StorageException("loading " + file, e);
    } finally {
      System.out.println("tried " + file);
    }
  }

  static void describe(Throwable t) {
    StringBuilder line = new StringBuilder();
    for (Throwable each = t; each != null; each = each.getCause()) {
      line.append(line.length() == 0 ? "" : " because of ")
          .append(each.getClass().getSimpleName())
          .append(" (")
          .append(each.getMessage())
          .append(")");
    }
    System.out.println(line);
  }

  static void tasks() {
    for (String file : List.of("a.txt", "missing.txt", "broken.txt")) {
      try {
        System.out.println(load(file));
      } catch (StorageException e) {
        describe(e);
      }
    }
  }

  /** Whoever awaits a failed task gets its exception, each of them. */
  static void awaitedByMany() {
    Task<Integer> failing =
        async(
            () -> {
              yieldNow();
              throw new IllegalStateException("once");
            });
    Channel<String> messages = Channel.unbuffered();
    for (int i = 0; i < 3; i++) {
      go(
          () -> {
            try {
              failing.await();
              messages.send("no exception");
            } catch (IllegalStateException e) {
              messages.send(e.getMessage());
            }
          });
    }
    System.out.println(messages.receive() + " " + messages.receive() + " " + messages.receive());
  }

  /** A failing goroutine ends the run; the run throws what the goroutine threw. */
  static void failingRun() {
    try {
      run(
          () -> {
            Channel<Integer> never = Channel.unbuffered();
            go(
                () -> {
                  yieldNow();
                  throw new FileNotFoundException("in a goroutine");
                });
            never.receive();
          });
    } catch (Exception e) {
      describe(e);
    }
  }

  static void failingMain() throws IOException {
    run(
        () -> {
          yieldNow();
          throw new IOException("in the main goroutine");
        });
  }

  static int chain(int depth) throws IOException {
    if (depth == 0) {
      return read("broken.txt").length();
    }
    try {
      return async(() -> chain(depth - 1)).await();
    } catch (RuntimeException e) {
      throw new AssertionError("the exception has changed", e);
    } finally {
      yieldNow();
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          tasks();
          awaitedByMany();
          try {
            chain(10);
          } catch (IOException e) {
            describe(e);
          }
        });
    failingRun();
    try {
      failingMain();
    } catch (IOException e) {
      describe(e);
    }
  }
}
