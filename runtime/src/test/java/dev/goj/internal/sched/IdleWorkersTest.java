package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class IdleWorkersTest {
  private final Scheduler unused = new Scheduler(1, 4);
  private final IdleWorkers idle = new IdleWorkers();
  private final Worker a = new Worker(unused, "a", 4, 1);
  private final Worker b = new Worker(unused, "b", 4, 2);

  @Test
  void oneIsWokenAsASearcherIfNoneSearches() {
    idle.enter(a);
    idle.enter(b);
    assertThat(idle.takeToWake()).isSameInstanceAs(b);
    assertThat(idle.searching()).isEqualTo(1);
    assertThat(b.searching).isTrue();
    assertThat(idle.takeToWake()).isNull();
    assertThat(idle.endSearch()).isTrue();
    assertThat(idle.takeToWake()).isSameInstanceAs(a);
    idle.endSearch();
    assertThat(idle.takeToWake()).isNull();
    assertThat(idle.searching()).isEqualTo(0);
  }

  @Test
  void whoLeavesByItselfIsNotWoken() {
    idle.enter(a);
    idle.enter(b);
    assertThat(idle.leave(a)).isTrue();
    assertThat(idle.leave(a)).isFalse();
    assertThat(idle.idle()).isEqualTo(1);
    assertThat(idle.takeToWake()).isSameInstanceAs(b);
    assertThat(idle.leave(b)).isFalse();
  }

  @Test
  void atMostHalfOfThoseAwakeSearch() {
    assertThat(idle.trySearch(4)).isTrue();
    assertThat(idle.trySearch(4)).isTrue();
    assertThat(idle.trySearch(4)).isFalse();
    assertThat(idle.trySearch(5)).isTrue();
    assertThat(idle.endSearch()).isFalse();
    assertThat(idle.endSearch()).isFalse();
    assertThat(idle.endSearch()).isTrue();
  }
}
