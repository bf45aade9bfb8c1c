package dev.goj.abi;

import static com.google.common.truth.Truth.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChunksTest {
  @Test
  void chunksDoubleUpTo4096() {
    assertThat(IntStream.iterate(1, Chunks::next).limit(14).toArray())
        .isEqualTo(new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 4096});
  }
}
