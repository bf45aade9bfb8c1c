package com.example;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.Channel;
import java.io.IOException;
import lombok.Cleanup;
import lombok.val;
import org.junit.jupiter.api.Test;

class BillingTest {
  private static final int GOROUTINES = 1_000;

  /** With one worker, the last of them arrives only when the others have let go of it. */
  @Test
  void waitsWithoutHoldingAThread() {
    run(
        () -> {
          Channel<Integer> prices = Channel.unbuffered();
          @Cleanup val billing = new Billing(prices);
          val order = Order.builder().article("tea").count(3).build();
          Channel<String> arrived = Channel.unbuffered();
          Channel<Integer> results = Channel.buffered(GOROUTINES);
          for (int i = 0; i < GOROUTINES; i++) {
            go(
                () -> {
                  arrived.send("here");
                  results.send(billing.bill(order).getPrice());
                });
          }
          for (int i = 0; i < GOROUTINES; i++) {
            arrived.receive();
          }
          assertThat(Thread.getAllStackTraces().size()).isLessThan(GOROUTINES / 10);
          for (int i = 0; i < GOROUTINES; i++) {
            prices.send(5);
          }
          for (int i = 0; i < GOROUTINES; i++) {
            assertThat(results.receive()).isEqualTo(15);
          }
        });
  }

  @Test
  @SuppressWarnings("goj") // JUnit's interface and JUnit's thread, which may well be blocked
  void throwsWhatLombokHides() {
    Channel<Integer> prices = Channel.buffered(1);
    prices.send(-1);
    val order = Order.builder().article("air").count(1).build();
    assertThrows(IOException.class, () -> new Billing(prices).bill(order));
  }
}
