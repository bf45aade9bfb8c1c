import static dev.goj.Go.go;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.time.Ticker;
import dev.goj.time.Timer;
import java.time.Duration;
import java.time.Instant;

/** A worker that shows it is alive, and a supervisor that restarts it when its heart stops. */
public class Main {
  static final Duration BEAT = Duration.ofMillis(2);
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Beats until it has done its work, or hangs at the given beat. */
  static final class Worker {
    final Channel<Integer> beats = Channel.unbuffered();
    final Channel<String> result = Channel.buffered(1);
    private final Channel<Void> stop;

    Worker(Channel<Void> stop) {
      this.stop = stop;
    }

    void work(int hangsAt, int beatsNeeded) {
      int[] beat = {0};
      boolean[] stopped = {false};
      try (Ticker ticker = Ticker.every(BEAT)) {
        while (!stopped[0] && beat[0] < beatsNeeded) {
          select(
              receive(stop, closed -> stopped[0] = true),
              receive(
                  ticker.channel(),
                  tick -> {
                    if (++beat[0] == hangsAt) {
                      Channel.nil().receive();
                    }
                    beats.send(beat[0]);
                  }));
        }
      }
      result.send(stopped[0] ? "stopped" : "done after " + beat[0] + " beats");
    }
  }

  static String supervise(int... hangsAt) {
    Channel<Void> stop = Channel.unbuffered();
    String[] outcome = {null};
    for (int attempt = 0; outcome[0] == null; attempt++) {
      Worker worker = new Worker(stop);
      int hang = attempt < hangsAt.length ? hangsAt[attempt] : -1;
      go(() -> worker.work(hang, 5));
      int number = attempt;
      boolean[] alive = {true};
      int[] last = {0};
      while (alive[0] && outcome[0] == null) {
        ReceiveChannel<Instant> tooLate = Timer.after(PATIENCE);
        select(
            receive(worker.beats, beat -> last[0] = beat),
            receive(worker.result, r -> outcome[0] = "attempt " + number + " " + r),
            receive(
                tooLate,
                t -> {
                  System.out.println("attempt " + number + " stopped after beat " + last[0]);
                  alive[0] = false;
                }));
      }
    }
    stop.close();
    return outcome[0];
  }

  public static void main(String[] args) {
    run(
        () -> {
          System.out.println(supervise());
          System.out.println(supervise(3, 1));
        });
  }
}
