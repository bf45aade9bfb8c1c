package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.goj.StandardErr;
import dev.goj.internal.sched.TimerHeap.Added;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Timeout(60)
class TimerHeapTest {
  private static final class Entry extends Timeout {
    private final long deadline;
    private int fired;

    Entry(long deadline) {
      this.deadline = deadline;
    }

    @Override
    protected void fire() {
      fired++;
    }
  }

  private static Timeout timeout(Runnable action) {
    return new Timeout() {
      @Override
      protected void fire() {
        action.run();
      }
    };
  }

  @Test
  void entriesComeOutInTheOrderOfTheirDeadlines() {
    long seed = Long.getLong("goj.seed", System.nanoTime());
    Random random = new Random(seed);
    TimerHeap heap = new TimerHeap();
    PriorityQueue<Long> expected = new PriorityQueue<>();
    Object[] out = new Object[7];
    long now = 0;
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(5) != 0) {
        long d = now + random.nextInt(10_000);
        boolean earliest = expected.isEmpty() || d < expected.peek();
        assertThat(heap.add(d, new Entry(d))).isEqualTo(earliest ? Added.FIRST : Added.BEHIND);
        expected.add(d);
      } else {
        now += random.nextInt(5_000);
        int n;
        while ((n = heap.pollDue(now, out)) > 0) {
          for (int k = 0; k < n; k++) {
            assertWithMessage("seed %s", seed)
                .that(((Entry) out[k]).deadline)
                .isEqualTo(expected.poll());
          }
        }
        assertThat(expected.isEmpty() || expected.peek() > now).isTrue();
        assertThat(heap.next()).isEqualTo(expected.isEmpty() ? Clock.NEVER : expected.peek());
      }
    }
  }

  @Test
  void cancelledEntriesDoNotFireAndDoNotAccumulate() {
    TimerHeap heap = new TimerHeap();
    for (int i = 0; i < 100_000; i++) {
      Entry e = new Entry(1_000_000 + i);
      heap.add(e.deadline, e);
      assertThat(e.cancel()).isTrue();
      assertThat(e.cancel()).isFalse();
    }
    assertThat(heap.size()).isAtMost(200);
    assertThat(heap.hasLive()).isFalse();
    assertThat(heap.size()).isEqualTo(0);
  }

  @Test
  void amongCancelledOnesTheLiveOnesStay() {
    long seed = Long.getLong("goj.seed", System.nanoTime());
    Random random = new Random(seed);
    TimerHeap heap = new TimerHeap();
    List<Entry> live = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Entry e = new Entry(random.nextInt(1_000_000));
      heap.add(e.deadline, e);
      live.add(e);
      while (random.nextInt(100) < 48 && !live.isEmpty()) {
        assertThat(live.remove(random.nextInt(live.size())).cancel()).isTrue();
      }
    }
    Object[] out = new Object[64];
    List<Object> got = new ArrayList<>();
    int n;
    while ((n = heap.pollDue(Clock.NEVER - 1, out)) > 0) {
      for (int k = 0; k < n; k++) {
        got.add(out[k]);
      }
    }
    assertWithMessage("seed %s", seed).that(got).containsExactlyElementsIn(live);
    assertThat(heap.next()).isEqualTo(Clock.NEVER);
  }

  @Test
  void oneOfFiringAndCancellingHappens() {
    TimerHeap heap = new TimerHeap();
    Entry e = new Entry(5);
    heap.add(5, e);
    Object[] out = new Object[1];
    assertThat(heap.pollDue(5, out)).isEqualTo(1);
    e.expire();
    e.expire();
    assertThat(e.fired).isEqualTo(1);
    assertThat(e.cancel()).isFalse();
  }

  /** It is no longer in the heap, and so must not count as garbage there. */
  @Test
  void whatIsCancelledAfterItWasTakenOutIsForgotten() {
    TimerHeap heap = new TimerHeap();
    Object[] out = new Object[1];
    for (int i = 0; i < 1_000; i++) {
      Entry e = new Entry(i);
      heap.add(i, e);
      assertThat(heap.pollDue(i, out)).isEqualTo(1);
      assertThat(e.cancel()).isTrue();
    }
    assertThat(heap.cancelled()).isAtMost(64);
  }

  @Test
  void whatIsCancelledBeforeItIsAddedIsNotAdded() {
    TimerHeap heap = new TimerHeap();
    Entry e = new Entry(5);
    assertThat(e.cancel()).isTrue();
    assertThat(heap.add(5, e)).isEqualTo(Added.BEHIND);
    assertThat(heap.hasLive()).isFalse();
    assertThat(heap.cancelled()).isEqualTo(0);
  }

  @Test
  void oneForWhichThereIsNoMemoryFiresLater() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    CountDownLatch fired = new CountDownLatch(3);
    one.schedule(
        1,
        timeout(
            () -> {
              fired.countDown();
              if (fired.getCount() > 0) {
                throw new OutOfMemoryError("for a test");
              }
            }));
    fired.await();
  }

  /** What is due at the same time is taken out of the heap together. */
  @Test
  void oneThatFailsDoesNotKeepTheOthersFromFiring() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    CountDownLatch fired = new CountDownLatch(1);
    Timeout failing =
        timeout(
            () -> {
              throw new IllegalStateException("for a test");
            });
    Timeout next = timeout(fired::countDown);
    String err =
        StandardErr.during(
            () -> {
              CountDownLatch begun = new CountDownLatch(1);
              TestGoroutine.spawn(
                  one,
                  () -> {
                    one.schedule(1, failing);
                    one.schedule(2, next);
                    begun.countDown();
                  });
              begun.await();
              fired.await();
            });
    assertThat(err).contains("for a test");
  }
}
