package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;

import dev.goj.internal.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
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
    InjectionQueue q = new InjectionQueue();
    assertThat(q.poll()).isNull();
    q.add(new Item(0));
    q.addAll(new Object[] {new Item(1), new Item(2), new Item(3), null}, 3);
    assertThat(q.size()).isEqualTo(4);
    assertThat(((Item) q.poll()).number).isEqualTo(0);
    Object[] out = new Object[8];
    assertThat(q.pollAll(out, 2)).isEqualTo(2);
    assertThat(((Item) out[0]).number).isEqualTo(1);
    assertThat(((Item) out[1]).number).isEqualTo(2);
    assertThat(q.pollAll(out, 8)).isEqualTo(1);
    assertThat(q.size()).isEqualTo(0);
    assertThat(q.pollAll(out, 8)).isEqualTo(0);
  }

  @Test
  void nothingIsLostBetweenThreads() throws Exception {
    InjectionQueue q = new InjectionQueue();
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
