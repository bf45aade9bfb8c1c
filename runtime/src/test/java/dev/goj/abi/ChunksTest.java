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

  @Test
  void chunksOfALongEndWhereItsLoopDoes() {
    assertThat(Chunks.rounds(5, 8)).isEqualTo(5);
    assertThat(Chunks.rounds(8, 8)).isEqualTo(8);
    assertThat(Chunks.rounds(9, 8)).isEqualTo(8);
    assertThat(Chunks.rounds(1L << 32, 8)).isEqualTo(8);
    assertThat(Chunks.rounds(-1, 8)).isEqualTo(8);
  }
}
