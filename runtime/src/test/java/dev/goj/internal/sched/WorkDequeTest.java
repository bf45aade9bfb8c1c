package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkDequeTest {
  @Test
  void firstInFirstOut() {
    WorkDeque<Integer> d = new WorkDeque<>(4);
    for (int round = 0; round < 10; round++) {
      assertThat(d.offer(1)).isTrue();
      assertThat(d.offer(2)).isTrue();
      assertThat(d.offer(3)).isTrue();
      assertThat(d.size()).isEqualTo(3);
      assertThat(d.poll()).isEqualTo(1);
      assertThat(d.steal()).isEqualTo(2);
      assertThat(d.poll()).isEqualTo(3);
      assertThat(d.poll()).isNull();
      assertThat(d.steal()).isNull();
      assertThat(d.isEmpty()).isTrue();
    }
  }

  @Test
  void offerFailsWhenFull() {
    WorkDeque<Integer> d = new WorkDeque<>(4);
    for (int i = 0; i < 4; i++) {
      assertThat(d.offer(i)).isTrue();
    }
    assertThat(d.offer(4)).isFalse();
    Object[] half = new Object[4];
    assertThat(d.pollHalf(half)).isTrue();
    assertThat(half[0]).isEqualTo(0);
    assertThat(half[1]).isEqualTo(1);
    assertThat(d.offer(4)).isTrue();
  }

  @Test
  void aThiefTakesHalfRoundedUp() {
    WorkDeque<Integer> victim = new WorkDeque<>(8);
    WorkDeque<Integer> thief = new WorkDeque<>(8);
    for (int i = 0; i < 5; i++) {
      victim.offer(i);
    }
    assertThat(victim.stealInto(thief)).isEqualTo(0);
    assertThat(thief.poll()).isEqualTo(1);
    assertThat(thief.poll()).isEqualTo(2);
    assertThat(thief.poll()).isNull();
    assertThat(victim.size()).isEqualTo(2);
  }

  @Test
  void capacityIsAPowerOfTwo() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> new WorkDeque<>(3)))
        .hasMessageThat()
        .isEqualTo("capacity must be a power of two >= 2, was 3");
  }

  /** Whatever thieves and owner do, each item is taken once, and the owner's order is kept. */
  @Test
  void eachItemIsTakenOnceUnderContention() throws Exception {
    long seed = Long.getLong("goj.seed", System.nanoTime());
    int n = 200_000;
    for (int capacity : new int[] {2, 4, 256}) {
      WorkDeque<Integer> d = new WorkDeque<>(capacity);
      AtomicIntegerArray taken = new AtomicIntegerArray(n);
      AtomicBoolean stop = new AtomicBoolean();
      List<Thread> thieves = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        boolean half = t == 0;
        Thread thief =
            new Thread(
                () -> {
                  WorkDeque<Integer> own = new WorkDeque<>(capacity);
                  int last = -1;
                  while (!stop.get() || !d.isEmpty()) {
                    Integer x = half ? d.stealInto(own) : d.steal();
                    while (x != null) {
                      taken.incrementAndGet(x);
                      assertThat(x).isGreaterThan(last);
                      last = x;
                      x = half ? own.poll() : null;
                    }
                  }
                });
        thief.start();
        thieves.add(thief);
      }
      Random random = new Random(seed);
      Object[] half = new Object[capacity];
      int last = -1;
      for (int i = 0; i < n; ) {
        if (d.offer(i)) {
          i++;
        } else {
          int m = d.pollHalf(half) ? capacity / 2 : 0;
          for (int k = 0; k < m; k++) {
            taken.incrementAndGet((Integer) half[k]);
            assertThat((Integer) half[k]).isGreaterThan(last);
            last = (Integer) half[k];
          }
        }
        if (random.nextInt(3) == 0) {
          Integer x = d.poll();
          if (x != null) {
            taken.incrementAndGet(x);
            assertThat(x).isGreaterThan(last);
            last = x;
          }
        }
      }
      stop.set(true);
      for (Thread t : thieves) {
        t.join();
      }
      for (int i = 0; i < n; i++) {
        assertWithMessage("item %s, capacity %s, seed %s", i, capacity, seed)
            .that(taken.get(i))
            .isEqualTo(1);
      }
    }
  }
}
