package dev.goj.time;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.ReceiveChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Timeout(60)
class TimeTest {
  @Test
  void afterDeliversOnceNotEarly() {
    long from = System.nanoTime();
    ReceiveChannel<Instant> ch = Timer.after(Duration.ofMillis(20));
    assertThat(ch.receive()).isNotNull();
    assertThat(System.nanoTime() - from).isAtLeast(20_000_000L);
    assertThat(ch.tryReceive()).isNull();
  }

  @Test
  void tickerTicksAndDropsWhatIsNotReceived() {
    try (Ticker t = Ticker.every(Duration.ofMillis(2))) {
      Instant last = Instant.EPOCH;
      for (int i = 0; i < 5; i++) {
        Instant now = t.channel().receive();
        assertThat(now).isGreaterThan(last);
        last = now;
      }
      eventually("a tick waits", () -> t.channel().length() == 1);
      Timer.after(Duration.ofMillis(30)).receive();
      assertThat(t.channel().length()).isEqualTo(1);
    }
  }

  @Test
  void closedTickerTicksNoMore() {
    Ticker t = Ticker.every(Duration.ofMillis(1));
    t.channel().receive();
    t.close();
    AtomicInteger left = new AtomicInteger();
    eventually(
        "ten periods without a tick",
        () -> {
          if (t.channel().tryReceive() != null) {
            left.incrementAndGet();
          }
          Timer.after(Duration.ofMillis(10)).receive();
          return t.channel().length() == 0;
        });
    assertThat(left.get()).isAtMost(2); // one that waited, one that was under way
  }

  @Test
  void misuse() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> Ticker.every(Duration.ZERO)))
        .hasMessageThat()
        .isEqualTo("period must be > 0, was PT0S");
  }
}
