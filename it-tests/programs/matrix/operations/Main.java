import static dev.goj.Go.after;
import static dev.goj.Go.async;
import static dev.goj.Go.blocking;
import static dev.goj.Go.go;
import static dev.goj.Go.otherwise;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;
import static dev.goj.Go.send;
import static dev.goj.Go.sleep;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.Task;
import dev.goj.sync.Mutex;
import dev.goj.sync.Once;
import dev.goj.sync.WaitGroup;
import dev.goj.time.Ticker;
import dev.goj.time.Timer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Every operation of the runtime that can wait: when it does not, when it does, when it throws. */
public class Main {
  private static final StringBuilder trace = new StringBuilder();

  static int said(int x) {
    trace.append(x).append(' ');
    return x;
  }

  static String receives() {
    Channel<Integer> ready = Channel.buffered(2);
    ready.send(1);
    ready.send(2);
    Channel<Integer> late = Channel.unbuffered();
    go(
        () -> {
          for (int i = 3; i < 6; i++) {
            yieldNow();
            late.send(i);
          }
          late.close();
        });
    int[] a = new int[9];
    a[said(ready.receive())] += late.receive() * said(late.receive()) + ready.receive();
    int last = late.receive();
    Integer closed = late.receive();
    return a[1] + " " + last + " " + closed + " " + late.receive();
  }

  static String sends() {
    Channel<String> buffered = Channel.buffered(1);
    Channel<String> unbuffered = Channel.unbuffered();
    Task<String> reader =
        async(
            () -> {
              yieldNow();
              String s = buffered.receive() + buffered.receive();
              yieldNow();
              return s + unbuffered.receive();
            });
    buffered.send("a");
    buffered.send("b");
    unbuffered.send("c");
    return reader.await();
  }

  static String sendOnClosed() {
    Channel<Integer> channel = Channel.unbuffered();
    channel.close();
    try {
      channel.send(1);
      return "sent";
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  /** The channel is closed while the sender waits. */
  static String sendClosedMeanwhile() {
    Channel<Integer> channel = Channel.unbuffered();
    int attempts = 0;
    go(
        () -> {
          for (int i = 0; i < 10; i++) {
            yieldNow();
          }
          channel.close();
        });
    try {
      attempts++;
      channel.send(1);
      return "sent";
    } catch (IllegalStateException e) {
      return e.getMessage() + " after " + attempts;
    } finally {
      said(attempts);
    }
  }

  static String closes() {
    Channel<Integer> channel = Channel.unbuffered();
    channel.close();
    try {
      channel.close();
      return "closed twice";
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  static String tries() {
    Channel<Integer> channel = Channel.buffered(1);
    String s = channel.tryReceive() + " ";
    s += channel.trySend(1) + " " + channel.trySend(2) + " ";
    s += channel.length() + "/" + channel.capacity() + " ";
    return s + channel.tryReceive() + " " + channel.tryReceive();
  }

  static String selects() {
    Channel<Integer> in = Channel.unbuffered();
    Channel<Integer> out = Channel.unbuffered();
    Channel<Integer> never = Channel.nil();
    int[] sum = {0};
    Task<Integer> partner =
        async(
            () -> {
              yieldNow();
              in.send(1);
              yieldNow();
              return out.receive();
            });
    for (int i = 0; i < 2; i++) {
      int round = i;
      select(
          receive(in, x -> sum[0] += x * 10 + round),
          receive(never, x -> sum[0] = -1),
          send(round == 1 ? out : null, 7, () -> sum[0] += 1000));
    }
    return sum[0] + " " + partner.await();
  }

  static String selectTimeouts() {
    Channel<Integer> silent = Channel.unbuffered();
    StringBuilder s = new StringBuilder();
    select(receive(silent, x -> s.append("never")), otherwise(() -> s.append("nothing ")));
    select(
        receive(silent, x -> s.append("never")),
        after(Duration.ofMillis(2), () -> s.append("late ")));
    go(() -> silent.send(1));
    select(
        receive(silent, x -> s.append("in time")),
        after(Duration.ofMinutes(5), () -> s.append("never")));
    return s.toString();
  }

  static String selectSendsOnClosed() {
    Channel<Integer> closed = Channel.unbuffered();
    closed.close();
    try {
      select(send(closed, 1, () -> said(-1)), receive(Channel.nil(), x -> said(-2)));
      return "sent";
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  static String selectClosedMeanwhile() {
    Channel<Integer> channel = Channel.unbuffered();
    go(
        () -> {
          for (int i = 0; i < 10; i++) {
            yieldNow();
          }
          channel.close();
        });
    try {
      select(send(channel, 1, () -> said(-1)));
      return "sent";
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  static String awaits() {
    Task<Integer> done = async(() -> 1);
    while (!done.isDone()) {
      yieldNow();
    }
    Task<Integer> slow =
        async(
            () -> {
              yieldNow();
              yieldNow();
              return 2;
            });
    int sum = said(done.await()) + slow.await() * 10 + slow.await() * 100;
    return "" + sum;
  }

  static String awaitFails() {
    Task<Integer> failing =
        async(
            () -> {
              yieldNow();
              throw new IOException("failed");
            });
    String s = "";
    for (int i = 0; i < 2; i++) {
      try {
        s += failing.await();
      } catch (Exception e) {
        s += e.getMessage() + (e instanceof IOException) + " ";
      }
    }
    return s;
  }

  static String mutexes() {
    Mutex mutex = new Mutex();
    Channel<String> log = Channel.buffered(4);
    mutex.lock();
    String s = mutex.tryLock() + " ";
    Task<Boolean> other =
        async(
            () -> {
              mutex.lock();
              try {
                log.send("other");
                yieldNow();
                return true;
              } finally {
                mutex.unlock();
              }
            });
    yieldNow();
    log.send("first");
    mutex.unlock();
    s += other.await() + " " + log.receive() + " " + log.receive() + " " + mutex.tryLock();
    mutex.unlock();
    try {
      mutex.unlock();
    } catch (RuntimeException e) {
      s += " " + e.getMessage();
    }
    return s;
  }

  static String waitGroups() {
    WaitGroup group = new WaitGroup();
    group.await();
    int[] counts = new int[3];
    for (int i = 0; i < 3; i++) {
      int mine = i;
      group.go(
          () -> {
            for (int n = 0; n <= mine; n++) {
              yieldNow();
              counts[mine]++;
            }
          });
    }
    group.await();
    group.add(2);
    go(
        () -> {
          group.done();
          yieldNow();
          group.done();
        });
    group.await();
    try {
      group.done();
      return "below zero";
    } catch (IllegalStateException e) {
      return counts[0] + " " + counts[1] + " " + counts[2] + " " + e.getMessage();
    }
  }

  static String onces() throws IOException {
    Once once = new Once();
    int[] runs = new int[1];
    WaitGroup all = new WaitGroup();
    for (int i = 0; i < 5; i++) {
      all.go(
          () -> {
            once.run(
                () -> {
                  yieldNow();
                  runs[0]++;
                });
            if (runs[0] != 1) throw new AssertionError("not run yet");
          });
    }
    all.await();
    once.run(() -> runs[0]++);
    Once failing = new Once();
    String s = "";
    try {
      failing.run(
          () -> {
            yieldNow();
            throw new IOException("failed once");
          });
    } catch (IOException e) {
      s = e.getMessage();
    }
    failing.run(() -> runs[0] = 100);
    return runs[0] + " " + s;
  }

  static String sleeps() {
    long start = System.nanoTime();
    sleep(Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      sleep(Duration.ofMillis(2));
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    return millis >= 5 ? "slept" : "only " + millis;
  }

  static String timers() {
    Instant fired = Timer.after(Duration.ofMillis(1)).receive();
    int ticks = 0;
    try (Ticker ticker = Ticker.every(Duration.ofMillis(1))) {
      for (Instant tick : ticker.channel()) {
        if (tick.isBefore(fired) || ++ticks == 3) break;
      }
    }
    return "fired, then " + ticks + " ticks";
  }

  static String blockings() {
    int x = said(1) + blocking(() -> said(2)) + said(3);
    try {
      blocking(
          () -> {
            if (x > 0) throw new IOException("while blocking");
            return 0;
          });
      return "none";
    } catch (IOException e) {
      return x + " " + e.getMessage();
    }
  }

  static String yields() {
    int x = 1;
    for (int i = 0; i < 5; i++) {
      yieldNow();
      x *= 2;
    }
    return "" + x;
  }

  static void show(String name, String result) {
    System.out.println(name + ": " + trace + "= " + result);
    trace.setLength(0);
  }

  public static void main(String[] args) throws Exception {
    run(
        () -> {
          show("receive", receives());
          show("send", sends());
          show("send on closed", sendOnClosed());
          show("send, closed meanwhile", sendClosedMeanwhile());
          show("close", closes());
          show("try", tries());
          show("select", selects());
          show("select with timeouts", selectTimeouts());
          show("select sends on closed", selectSendsOnClosed());
          show("select, closed meanwhile", selectClosedMeanwhile());
          show("await", awaits());
          show("await fails", awaitFails());
          show("mutex", mutexes());
          show("wait group", waitGroups());
          show("once", onces());
          show("sleep", sleeps());
          show("timers", timers());
          show("blocking", blockings());
          show("yield", yields());
        });
  }
}
