package com.example;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import org.junit.jupiter.api.Test;

class CounterTest {
  private static final int GOROUTINES = 1_000;

  /** With one worker, the last of them arrives only when the others have let go of it. */
  @Test
  void waitsWithoutHoldingAThread() {
    run(
        () -> {
          Channel<Integer> numbers = Channel.unbuffered();
          Channel<String> arrived = Channel.unbuffered();
          Channel<Integer> results = Channel.buffered(GOROUTINES);
          for (int i = 0; i < GOROUTINES; i++) {
            go(
                () -> {
                  arrived.send("here");
                  results.send(Counter.sumOfNext(2, numbers));
                });
          }
          for (int i = 0; i < GOROUTINES; i++) {
            arrived.receive();
          }
          assertThat(Thread.getAllStackTraces().size()).isLessThan(GOROUTINES / 10);
          for (int i = 0; i < 2 * GOROUTINES; i++) {
            numbers.send(1);
          }
          for (int i = 0; i < GOROUTINES; i++) {
            assertThat(results.receive()).isEqualTo(2);
          }
        });
  }

  @Test
  void worksOnAnyThread() {
    Channel<Integer> numbers = Channel.buffered(2);
    numbers.send(3);
    numbers.send(4);
    assertThat(Counter.sumOfNext(2, numbers)).isEqualTo(7);
  }
}
