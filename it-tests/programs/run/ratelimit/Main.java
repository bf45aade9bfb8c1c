import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.time.Ticker;
import java.time.Duration;
import java.time.Instant;

/** Rate limiting: a steady limit by a ticker, then one that allows bursts. */
public class Main {
  static final Duration PERIOD = Duration.ofMillis(10);

  static Channel<Integer> requests(int count) {
    Channel<Integer> requests = Channel.buffered(count);
    for (int i = 1; i <= count; i++) {
      requests.send(i);
    }
    requests.close();
    return requests;
  }

  static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  static void steady() {
    long start = System.nanoTime();
    try (Ticker limiter = Ticker.every(PERIOD)) {
      for (int request : requests(5)) {
        limiter.channel().receive();
        System.out.println("request " + request);
      }
    }
    System.out.println("took five periods or more: " + (millisSince(start) >= 49));
  }

  /** Three at once, then one for each tick. */
  static void bursty() {
    Channel<Instant> permits = Channel.buffered(3);
    for (int i = 0; i < 3; i++) {
      permits.send(Instant.now());
    }
    long start = System.nanoTime();
    try (Ticker ticker = Ticker.every(PERIOD)) {
      Channel<Boolean> stop = Channel.buffered(1);
      go(
          () -> {
            while (stop.length() == 0) {
              permits.send(ticker.channel().receive());
            }
          });
      for (int request : requests(6)) {
        permits.receive();
        System.out.println("bursty request " + request);
      }
      stop.send(true);
    }
    System.out.println("took three periods or more: " + (millisSince(start) >= 29));
  }

  public static void main(String[] args) {
    run(
        () -> {
          steady();
          bursty();
        });
  }
}
