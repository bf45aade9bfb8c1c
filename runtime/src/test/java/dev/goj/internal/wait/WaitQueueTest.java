package dev.goj.internal.wait;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WaitQueueTest {
  private static final class Waiting extends Waiter {
    boolean decided;

    @Override
    public boolean claim() {
      return !decided;
    }

    @Override
    public void wake() {}

    @Override
    public void failWith(Supplier<? extends Throwable> failure) {}
  }

  private static void assertHasNoLinks(Waiter w) {
    assertThat(w.next).isNull();
    assertThat(w.prev).isNull();
  }

  private static List<Waiter> drain(Waiter first) {
    List<Waiter> drained = new ArrayList<>();
    Waiter w = first;
    while (w != null) {
      drained.add(w);
      w = WaitQueue.removeFirst(w);
    }
    drained.forEach(WaitQueueTest::assertHasNoLinks);
    return drained;
  }

  @Test
  void whoIsAloneHasNoLinks() {
    Waiting one = new Waiting();
    Waiting two = new Waiting();
    Waiter first = WaitQueue.add(null, one);
    assertHasNoLinks(one);
    assertThat(WaitQueue.isAlone(first)).isTrue();
    first = WaitQueue.add(first, two);
    assertThat(WaitQueue.isAlone(first)).isFalse();
    first = WaitQueue.removeFirst(first);
    assertThat(first).isSameInstanceAs(two);
    assertHasNoLinks(one);
    assertHasNoLinks(two);
    assertThat(WaitQueue.holds(first, two)).isTrue();
    assertThat(WaitQueue.holds(first, one)).isFalse();
  }

  /** Against a deque that does the same. */
  @Test
  void keepsTheOrderWhateverIsAddedAndTakenOut() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Waiting> outside = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      outside.add(new Waiting());
    }
    Deque<Waiting> model = new ArrayDeque<>();
    Waiter first = null;
    for (int i = 0; i < 100_000; i++) {
      boolean adds = !outside.isEmpty() && (model.isEmpty() || random.nextBoolean());
      if (adds) {
        Waiting w = outside.remove(outside.size() - 1);
        if (random.nextInt(4) == 0) {
          first = WaitQueue.addFirst(first, w);
          model.addFirst(w);
        } else {
          first = WaitQueue.add(first, w);
          model.addLast(w);
        }
      } else {
        Waiting w = model.getFirst();
        if (random.nextBoolean()) {
          List<Waiting> all = new ArrayList<>(model);
          w = all.get(random.nextInt(all.size()));
          first = WaitQueue.remove(first, w);
        } else {
          first = WaitQueue.removeFirst(first);
        }
        model.remove(w);
        outside.add(w);
        Collections.shuffle(outside, random);
        assertHasNoLinks(w);
      }
      String step = "seed " + seed + ", step " + i;
      assertWithMessage(step).that(first).isSameInstanceAs(model.peekFirst());
      for (Waiting w : outside) {
        assertWithMessage(step).that(WaitQueue.holds(first, w)).isFalse();
      }
      for (Waiting w : model) {
        assertWithMessage(step).that(WaitQueue.holds(first, w)).isTrue();
      }
      assertWithMessage(step)
          .that(first != null && WaitQueue.isAlone(first))
          .isEqualTo(model.size() == 1);
    }
    assertThat(drain(first)).containsExactlyElementsIn(model).inOrder();
  }

  /** Those that are decided already are left out. */
  @Test
  void allAreClaimedInOrder() {
    for (int decided = 0; decided < 1 << 4; decided++) {
      List<Waiter> expected = new ArrayList<>();
      Waiter first = null;
      for (int i = 0; i < 4; i++) {
        Waiting w = new Waiting();
        w.decided = (decided >> i & 1) == 1;
        first = WaitQueue.add(first, w);
        if (!w.decided) {
          expected.add(w);
        }
      }
      List<Waiter> claimed = new ArrayList<>();
      Waiter chain = WaitQueue.claimAll(first);
      while (chain != null) {
        Waiter rest = WaitQueue.popChain(chain);
        claimed.add(chain);
        assertHasNoLinks(chain);
        chain = rest;
      }
      assertThat(claimed).containsExactlyElementsIn(expected).inOrder();
    }
  }
}
