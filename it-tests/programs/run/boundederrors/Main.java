import static dev.goj.Go.otherwise;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;

import dev.goj.Channel;
import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounded parallelism with errors: at most so many downloads at a time, and the first failure keeps
 * those that have not begun from beginning.
 */
public class Main {
  interface Work {
    void run() throws Exception;
  }

  /** Runs work on goroutines, at most {@code limit} at once, and remembers the first error. */
  static final class Group {
    private final Channel<Boolean> slots;
    private final WaitGroup running = new WaitGroup();
    private final Channel<Void> cancelled = Channel.unbuffered();
    private final Mutex mutex = new Mutex();
    private Exception first;

    Group(int limit) {
      slots = Channel.buffered(limit);
    }

    /** Waits for a free slot. */
    void go(Work work) {
      slots.send(true);
      running.go(
          () -> {
            try {
              if (!isCancelled()) {
                work.run();
              }
            } catch (Exception e) {
              fail(e);
            } finally {
              slots.receive();
            }
          });
    }

    private void fail(Exception e) {
      mutex.lock();
      try {
        if (first == null) {
          first = e;
          cancelled.close();
        }
      } finally {
        mutex.unlock();
      }
    }

    boolean isCancelled() {
      boolean[] result = {false};
      select(receive(cancelled, closed -> result[0] = true), otherwise(() -> {}));
      return result[0];
    }

    void await() throws Exception {
      running.await();
      if (first != null) {
        throw first;
      }
    }
  }

  /** Counts how many are inside at once. */
  static final class Gauge {
    private final Mutex mutex = new Mutex();
    private int now;
    private int most;

    void enter() {
      mutex.lock();
      now++;
      most = Math.max(most, now);
      mutex.unlock();
    }

    void leave() {
      mutex.lock();
      now--;
      mutex.unlock();
    }
  }

  static String fetch(int page, Gauge gauge) throws IOException {
    gauge.enter();
    try {
      Channel<String> reply = Channel.unbuffered();
      dev.goj.Go.go(() -> reply.send("page " + page));
      String body = reply.receive();
      if (page == 13) {
        throw new IOException(body + " is missing");
      }
      return body;
    } finally {
      gauge.leave();
    }
  }

  static void download(int from, int to) {
    Gauge gauge = new Gauge();
    Group group = new Group(3);
    Mutex mutex = new Mutex();
    List<String> pages = new ArrayList<>();
    int started = 0;
    for (int i = from; i < to && !group.isCancelled(); i++) {
      int page = i;
      group.go(
          () -> {
            String body = fetch(page, gauge);
            mutex.lock();
            pages.add(body);
            mutex.unlock();
          });
      started++;
    }
    try {
      group.await();
      System.out.println("all " + pages.size() + " of " + started + " pages");
    } catch (IOException e) {
      System.out.println("failed: " + e.getMessage());
      System.out.println("stopped early: " + (started < to - from || pages.size() < started));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    System.out.println("within the limit: " + (gauge.most >= 1 && gauge.most <= 3));
  }

  public static void main(String[] args) {
    run(
        () -> {
          download(0, 12);
          download(5, 500);
        });
  }
}
