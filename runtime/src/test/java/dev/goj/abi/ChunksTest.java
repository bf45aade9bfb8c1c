package dev.goj.abi;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class ChunksTest {
  @Test
  void aChunkIsAnEighthOfWhatHasBeenDone() {
    assertThat(Chunks.next(0, 800, 1)).isEqualTo(900);
    assertThat(Chunks.next(0L, 800L, 1)).isEqualTo(900L);
    assertThat(Chunks.next(0, -800, -1)).isEqualTo(-900);
    assertThat(Chunks.next(5L, -795L, -1)).isEqualTo(-895L);
  }

  @Test
  void atLeastEightRoundsAndAtMost4096WhateverTheStep() {
    assertThat(Chunks.next(7, 7, 1)).isEqualTo(15);
    assertThat(Chunks.next(7, 7, 100)).isEqualTo(807);
    assertThat(Chunks.next(7, 7, -3)).isEqualTo(-17);
    assertThat(Chunks.next(0, 1_000_000, 1)).isEqualTo(1_004_096);
    assertThat(Chunks.next(0L, 1_000_000L, 2)).isEqualTo(1_008_192L);
  }

  @Test
  void itDoesNotGoBeyondTheRange() {
    assertThat(Chunks.next(0, Integer.MAX_VALUE - 3, 1)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Chunks.next(0, Integer.MIN_VALUE + 3, -1)).isEqualTo(Integer.MIN_VALUE);
    assertThat(Chunks.next(0L, Long.MAX_VALUE - 3, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(Chunks.next(0L, Long.MIN_VALUE + 3, -1)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void aCounterThatHasWrappedAroundBeginsAgain() {
    assertThat(Chunks.next(Integer.MAX_VALUE, Integer.MIN_VALUE, 1))
        .isEqualTo(Integer.MIN_VALUE + 8);
    assertThat(Chunks.next(Long.MAX_VALUE - 1, Long.MIN_VALUE, 1)).isEqualTo(Long.MIN_VALUE + 8);
  }
}
