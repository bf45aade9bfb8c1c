import static dev.goj.Go.async;
import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting as Java code always has: sleeping, and asking futures for their results. */
public class Main {
  public static void main(String[] args) throws Exception {
    run(
        () -> {
          sleepers();
          futures();
          failures();
          overridden();
          unqualified();
          arguments();
        });
    interruption();
  }

  /** Each sleeps in its own way; together they take as long as one. */
  private static void sleepers() throws InterruptedException {
    Channel<String> done = Channel.unbuffered();
    List<Task<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int n = i;
      tasks.add(async(() -> slept(n)));
    }
    go(
        () -> {
          TimeUnit.MILLISECONDS.sleep(1);
          done.send("by the unit");
        });
    System.out.println(done.receive());
    String last = "";
    for (Task<String> task : tasks) {
      last = task.await();
    }
    System.out.println(last);
  }

  private static String slept(int n) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      if (n % 2 == 0) {
        Thread.sleep(2);
      } else {
        Thread.sleep(1, 500_000);
      }
    }
    return "slept " + n;
  }

  private static void futures() throws Exception {
    CompletableFuture<Integer> one = new CompletableFuture<>();
    CompletableFuture<Integer> two = new CompletableFuture<>();
    go(
        () -> {
          Thread.sleep(1);
          one.complete(1);
          two.complete(two.isDone() ? 0 : 20 + one.join());
        });
    System.out.println("sum " + (one.get() + two.get(1, TimeUnit.MINUTES)) + ", again " + two.join());
    CompletableFuture<Void> both = CompletableFuture.allOf(one, two);
    System.out.println("both " + both.get());
  }

  private static void failures() throws Exception {
    CompletableFuture<String> failing = new CompletableFuture<>();
    go(() -> failing.completeExceptionally(new IOException("broken")));
    try {
      System.out.println(failing.get());
    } catch (ExecutionException e) {
      System.out.println("get: " + e.getCause());
    }
    try {
      System.out.println(failing.join());
    } catch (CompletionException e) {
      System.out.println("join: " + e.getCause());
    }
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    go(
        () -> {
          Thread.sleep(1);
          cancelled.cancel(false);
        });
    try {
      System.out.println(cancelled.get());
    } catch (CancellationException e) {
      System.out.println("cancelled");
    }
    try {
      System.out.println(new CompletableFuture<String>().get(1, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      System.out.println("timeout");
    }
    try {
      Thread.sleep(-1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    CompletableFuture<String> none = null;
    try {
      System.out.println(none.get());
    } catch (NullPointerException e) {
      System.out.println("no future");
    }
  }

  /** Gives what nobody has completed. */
  static final class Always extends CompletableFuture<String> {
    private final String answer;

    Always(String answer) {
      this.answer = answer;
    }

    @Override
    public String get() {
      return answer;
    }

    @Override
    public String join() {
      Thread.yield();
      return answer + isDone();
    }
  }

  /** Gives what it receives, which nobody completes it with. */
  static final class Receiving extends CompletableFuture<String> {
    private final Channel<String> answers;

    Receiving(Channel<String> answers) {
      this.answers = answers;
    }

    @Override
    public String join() {
      return answers.receive();
    }
  }

  private static void overridden() throws Exception {
    CompletableFuture<String> always = new Always("always ");
    System.out.println(always.get() + always.join());
    Channel<String> answers = Channel.unbuffered();
    CompletableFuture<String> receiving = new Receiving(answers);
    go(() -> answers.send("received"));
    System.out.println(receiving.join());
  }

  /** A future that asks itself. */
  static final class Asking extends CompletableFuture<String> {
    String answer() throws Exception {
      Runnable completion = () -> complete("itself");
      go(completion::run);
      return get() + new Inner().answer();
    }

    final class Inner {
      String answer() {
        return " and " + join();
      }
    }
  }

  private static void unqualified() throws Exception {
    System.out.println("asks " + new Asking().answer());
  }

  /** Receivers and arguments are evaluated in their order, and once. */
  private static void arguments() throws Exception {
    CompletableFuture<String> f = new CompletableFuture<>();
    go(() -> f.complete("evaluated"));
    System.out.println(said("future", f).get(said("time", 1), said("unit", TimeUnit.HOURS)));
    said("thread", Thread.currentThread()).sleep(said("sleep", 1));
  }

  private static <T> T said(String what, T value) {
    System.out.println(what);
    return value;
  }

  /** On an ordinary thread everything is as ever. */
  private static void interruption() throws Exception {
    Thread thread = Thread.currentThread();
    thread.interrupt();
    try {
      slept(0);
    } catch (InterruptedException e) {
      System.out.println("interrupted, " + thread.isInterrupted());
    }
    CompletableFuture<String> asleep = new CompletableFuture<>();
    Thread sleeper =
        new Thread(
            () -> {
              try {
                Thread.sleep(60_000);
                asleep.complete("woke up");
              } catch (InterruptedException e) {
                asleep.complete("was woken");
              }
            });
    sleeper.start();
    sleeper.interrupt();
    System.out.println(asleep.get());
    sleeper.join();
  }
}
