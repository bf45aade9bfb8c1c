package com.example.modular;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  private static final int GOROUTINES = 1_000;

  /** With one worker, the last of them arrives only when the others have let go of it. */
  @Test
  void waitsWithoutHoldingAThread() {
    run(
        () -> {
          Turnstile turnstile = new Turnstile();
          Channel<String> arrived = Channel.unbuffered();
          Channel<Boolean> results = Channel.buffered(GOROUTINES);
          for (int i = 0; i < GOROUTINES; i++) {
            go(
                () -> {
                  arrived.send("here");
                  results.send(turnstile.pass());
                });
          }
          for (int i = 0; i < GOROUTINES; i++) {
            arrived.receive();
          }
          assertThat(Thread.getAllStackTraces().size()).isLessThan(GOROUTINES / 10);
          turnstile.open();
          for (int i = 0; i < GOROUTINES; i++) {
            assertThat(results.receive()).isEqualTo(true);
          }
        });
  }

  @Test
  void isInANamedModule() {
    assertThat(Turnstile.class.getModule().getName()).isEqualTo("com.example.modular");
    assertThat(Channel.class.getModule().getName()).isEqualTo("dev.goj");
  }
}
