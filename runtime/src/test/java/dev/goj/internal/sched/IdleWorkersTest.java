package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class IdleWorkersTest {
  private final Scheduler unused = new Scheduler(1, 4);
  private int active = 2;
  private long now = 1_000_000_000;
  private final IdleWorkers idle = new IdleWorkers(() -> active, () -> now);
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
  void whoHasNoThreadIsWokenLast() {
    idle.enterLast(a);
    idle.enter(b);
    assertThat(idle.leave(a)).isTrue();
    idle.enterLast(a);
    assertThat(idle.idle()).isEqualTo(2);
    assertThat(idle.takeToWake()).isSameInstanceAs(b);
    idle.endSearch();
    assertThat(idle.takeToWake()).isSameInstanceAs(a);
    assertThat(idle.idle()).isEqualTo(0);
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

  @Test
  void whoRestsIsWokenForNothingWhileAnotherIsAwake() {
    assertThat(idle.enterToRest(a)).isTrue();
    assertThat(idle.mayWork()).isFalse();
    assertThat(idle.takeToWake()).isNull();
    idle.enter(b);
    assertThat(idle.mayWork()).isTrue();
    assertThat(idle.takeToWake()).isSameInstanceAs(b);
  }

  @Test
  void theLastAwakeMayNotRest() {
    idle.enter(a);
    assertThat(idle.enterToRest(b)).isFalse();
    assertThat(idle.idle()).isEqualTo(1);
    assertThat(idle.takeToWake()).isSameInstanceAs(a);
  }

  @Test
  void aRestEndsAfterAWhileAndIsLongerNextTime() {
    long first = lengthOfRest();
    long second = lengthOfRest();
    assertThat(second).isEqualTo(2 * first);
    for (int i = 0; i < 10; i++) {
      second = lengthOfRest();
    }
    assertThat(lengthOfRest()).isEqualTo(second);
    now += 1_000_000_000;
    assertThat(lengthOfRest()).isEqualTo(first / 2); // the very first followed its beginning
  }

  private long lengthOfRest() {
    assertThat(idle.enterToRest(a)).isTrue();
    long began = now;
    while (!idle.mayWork()) {
      now += 100_000;
    }
    assertThat(idle.leave(a)).isTrue();
    return now - began;
  }

  @Test
  void aRestIsOverWhenAllHaveLeft() {
    assertThat(idle.enterToRest(a)).isTrue();
    assertThat(idle.leave(a)).isTrue();
    now += 1_000_000_000;
    assertThat(idle.restIsOver()).isFalse();
    assertThat(idle.resting()).isEqualTo(0);
    assertThat(idle.takeToWake()).isNull();
  }

  @Test
  void aRestCanBeEnded() {
    active = 3;
    assertThat(idle.enterToRest(a)).isTrue();
    assertThat(idle.enterToRest(b)).isTrue();
    assertThat(idle.resting()).isEqualTo(2);
    idle.endRest();
    assertThat(idle.takeToWake()).isSameInstanceAs(b);
  }
}
