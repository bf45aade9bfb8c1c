package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.goj.internal.wait.Waiter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InjectionQueueTest {
  private static final class Item extends Waiter {
    private final int number;

    Item(int number) {
      this.number = number;
    }

    @Override
    public boolean claim() {
      return true;
    }

    @Override
    public void wake() {}

    @Override
    public void failWith(Supplier<? extends Throwable> failure) {}
  }

  @Test
  void firstInFirstOutSinglyAndInBatches() {
    InjectionQueue q = new InjectionQueue(3);
    assertThat(q.poll()).isNull();
    q.add(new Item(0));
    q.addBatch(new Object[] {new Item(1), new Item(2), new Item(3), null});
    q.add(new Item(4));
    q.add(new Item(5));
    assertThat(q.size()).isEqualTo(6);
    assertThat(((Item) q.poll()).number).isEqualTo(0);
    assertThat(((Item) q.poll()).number).isEqualTo(1);
    Object[] out = new Object[8];
    assertThat(numbers(out, q.pollAll(out, 1))).containsExactly(2, 3).inOrder(); // of one batch
    assertThat(numbers(out, q.pollAll(out, 1))).containsExactly(4);
    assertThat(numbers(out, q.pollAll(out, 8))).containsExactly(5);
    assertThat(q.size()).isEqualTo(0);
    assertThat(q.pollAll(out, 8)).isEqualTo(0);
  }

  private static List<Integer> numbers(Object[] items, int count) {
    return Stream.of(items).limit(count).map(i -> ((Item) i).number).toList();
  }

  /**
   * Whatever is done, it is what a list would do; and who is out has no links and can come again.
   */
  @Test
  void isAList() {
    long seed = System.nanoTime();
    for (int batch : new int[] {1, 2, 5}) {
      Random random = new Random(seed);
      InjectionQueue q = new InjectionQueue(batch);
      ArrayDeque<Object> model = new ArrayDeque<>();
      ArrayDeque<Object> outside = new ArrayDeque<>();
      for (int i = 0; i < 40; i++) {
        outside.add(new Item(i));
      }
      for (int round = 0; round < 20_000; round++) {
        List<Object> out = new ArrayList<>();
        int max = 1 + random.nextInt(12);
        switch (random.nextInt(4)) {
          case 0 -> {
            if (!outside.isEmpty()) {
              model.add(outside.peek());
              q.add((Waiter) outside.remove());
            }
          }
          case 1 -> {
            if (outside.size() >= batch) {
              Object[] items = new Object[batch + 1];
              for (int i = 0; i < batch; i++) {
                items[i] = outside.remove();
                model.add(items[i]);
              }
              q.addBatch(items);
            }
          }
          case 2 -> {
            Object one = q.poll();
            if (one != null) {
              out.add(one);
            }
          }
          default -> {
            Object[] items = new Object[64];
            int n = q.pollAll(items, max);
            out.addAll(Arrays.asList(items).subList(0, n));
            assertWithMessage("batch %s, seed %s", batch, seed)
                .that(n)
                .isAtMost(Math.max(max, batch));
          }
        }
        for (Object o : out) {
          assertWithMessage("batch %s, seed %s", batch, seed)
              .that(o)
              .isSameInstanceAs(model.remove());
          outside.add(o);
        }
        assertWithMessage("batch %s, seed %s", batch, seed).that(q.size()).isEqualTo(model.size());
      }
    }
  }

  @Test
  void nothingIsLostBetweenThreads() throws Exception {
    InjectionQueue q = new InjectionQueue(4);
    int each = 50_000;
    AtomicIntegerArray taken = new AtomicIntegerArray(2 * each);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      int from = t * each;
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  q.add(new Item(from + i));
                }
              }));
      threads.add(
          new Thread(
              () -> {
                for (int got = 0; got < each; ) {
                  Item x = (Item) q.poll();
                  if (x != null) {
                    taken.incrementAndGet(x.number);
                    got++;
                  }
                }
              }));
    }
    for (Thread t : threads) {
      t.start();
    }
    for (Thread t : threads) {
      t.join();
    }
    for (int i = 0; i < 2 * each; i++) {
      assertThat(taken.get(i)).isEqualTo(1);
    }
  }
}
