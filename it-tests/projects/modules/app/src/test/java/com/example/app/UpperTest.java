package com.example.app;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Go.go;
import static dev.goj.Go.run;

import com.example.library.Source;
import dev.goj.Channel;
import org.junit.jupiter.api.Test;

class UpperTest {
  private static final int GOROUTINES = 1_000;

  /** With one worker, the last of them arrives only when the others have let go of it. */
  @Test
  void waitsWithoutHoldingAThread() {
    run(
        () -> {
          Channel<String> texts = Channel.unbuffered();
          Source source = new Upper(Source.of(texts));
          Channel<String> arrived = Channel.unbuffered();
          Channel<String> results = Channel.buffered(GOROUTINES);
          for (int i = 0; i < GOROUTINES; i++) {
            go(
                () -> {
                  arrived.send("here");
                  results.send(source.nextTwo());
                });
          }
          for (int i = 0; i < GOROUTINES; i++) {
            arrived.receive();
          }
          assertThat(Thread.getAllStackTraces().size()).isLessThan(GOROUTINES / 10);
          for (int i = 0; i < 2 * GOROUTINES; i++) {
            texts.send("a");
          }
          for (int i = 0; i < GOROUTINES; i++) {
            assertThat(results.receive()).isEqualTo("AA");
          }
        });
  }

  @Test
  void overridesThatDoNotWaitAreCalledToo() {
    run(() -> assertThat(new Upper(new Same("b")).nextTwo()).isEqualTo("BB"));
  }
}
