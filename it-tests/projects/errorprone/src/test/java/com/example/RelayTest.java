package com.example;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final int GOROUTINES = 1_000;

  /** With one worker, the last of them arrives only when the others have let go of it. */
  @Test
  void waitsWithoutHoldingAThread() {
    run(
        () -> {
          Channel<String> in = Channel.unbuffered();
          Relay relay = new Relay(Channel.buffered(1));
          Channel<String> arrived = Channel.unbuffered();
          Channel<Integer> results = Channel.buffered(GOROUTINES);
          for (int i = 0; i < GOROUTINES; i++) {
            go(
                () -> {
                  arrived.send("here");
                  results.send(relay.relay(in));
                });
          }
          for (int i = 0; i < GOROUTINES; i++) {
            arrived.receive();
          }
          assertThat(Thread.getAllStackTraces().size()).isLessThan(GOROUTINES / 10);
          in.close();
          for (int i = 0; i < GOROUTINES; i++) {
            assertThat(results.receive()).isEqualTo(0);
          }
        });
  }

  @Test
  void waitsInAnOverride() {
    run(
        () -> {
          Channel<String> in = Channel.unbuffered();
          Channel<String> words = Channel.unbuffered();
          Channel<String> out = Channel.unbuffered();
          go(() -> Relay.adding(out, words).relay(in));
          in.send("hello");
          words.send("world");
          assertThat(out.receive()).isEqualTo("hello world");
          in.close();
        });
  }
}
