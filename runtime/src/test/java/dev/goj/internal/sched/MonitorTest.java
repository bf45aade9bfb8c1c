package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import dev.goj.abi.jdk.KnownBlocking;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MonitorTest {
  /** It has nothing to watch when the first worker gets its thread; then it has. */
  @Test
  void noticesAWorkerThatStartsWhileItDozes() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    one.monitor.start();
    eventually("dozes", one.monitor::isDozing);
    CountDownLatch latch = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    TestGoroutine.spawn(
        one,
        () -> {
          begun.countDown();
          latch.await();
        });
    begun.await();
    TestGoroutine.spawn(one, latch::countDown);
    latch.await();
  }

  /**
   * For a moment all were idle, and it dozes. What the worker found then it looks for as one that
   * searches, and need not park.
   */
  @Test
  void noticesAWorkerThatFindsWorkAfterItHasBecomeIdle() {
    Scheduler one = new Scheduler(1, 4);
    Worker worker = new Worker(one, "worker of a test", 4, 1);
    worker.activate(new Slot(0));
    one.monitor.start();
    eventually("dozes", one.monitor::isDozing);
    int looks = one.monitor.looks();
    one.idle.startSearch(); // another searches: this one finds nothing before it is idle
    assertThat(one.roster.workers()[0].deque.offer(TestGoroutine.of(one, () -> {}))).isTrue();
    assertThat(worker.next()).isNull();
    assertThat(worker.searching).isTrue();
    eventually("looks", () -> one.monitor.looks() > looks);
  }

  /** Until its worker has been replaced, which then waits for others to do. */
  @Test
  void hurriesWhileAGoroutineIsInACallThatIsKnownToBlock() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    CountDownLatch latch = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    TestGoroutine.spawn(
        one,
        () -> {
          do {
            KnownBlocking.announce(latch); // one may be missed
          } while (!one.monitor.isHurried());
          begun.countDown();
          latch.await();
        });
    begun.await();
    eventually("does not hurry any more", () -> !one.monitor.isHurried());
    eventually(1, one.idle::idle);
    eventually("dozes", one.monitor::isDozing);
    TestGoroutine.spawn(one, latch::countDown);
    latch.await();
  }

  /** Else it would be woken by each call of a goroutine that makes many, and find none to watch. */
  @Test
  void doesNotHurryForAGoroutineWhoseWorkerHasBeenReplaced() throws Exception {
    Scheduler one = new Scheduler(1, 4);
    AtomicBoolean hurried = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(1);
    TestGoroutine.spawn(
        one,
        () -> {
          one.roster.replace(Worker.currentOrNull());
          for (int i = 0; i < 1_000; i++) {
            KnownBlocking.announce(ended);
            hurried.compareAndSet(false, one.monitor.isHurried());
          }
          ended.countDown();
        });
    ended.await();
    assertThat(hurried.get()).isFalse();
  }

  /** Each has one that waits for its worker, and none has announced that it blocks. */
  @Test
  void hurriesOnceSomeHaveBlockedOneAfterTheOtherAndNotForEver() throws Exception {
    Chain chain =
        new Chain(
            scheduler -> {
              if (!scheduler.monitor.isHurried()) {
                return false;
              }
              while (scheduler.monitor.isHurried()) {
                Thread.onSpinWait();
              }
              return true;
            },
            CountDownLatch::await);
    assertThat(chain.run()).isAtLeast(3);
  }

  @Test
  void doesNotHurryBecauseSomeHaveComputed() throws Exception {
    assertDoesNotHurry(
        release -> {
          while (release.getCount() > 0) {
            Thread.onSpinWait();
          }
        });
  }

  /** More workers would only be more that wait for it. */
  @Test
  void doesNotHurryBecauseSomeWaitForALock() throws Exception {
    Object lock = new Object();
    synchronized (lock) {
      assertDoesNotHurry(
          release -> {
            synchronized (lock) {
              assertThat(release.getCount()).isEqualTo(0);
            }
          });
    }
  }

  private static void assertDoesNotHurry(Chain.HoldUp holdUp) throws Exception {
    AtomicBoolean hurried = new AtomicBoolean();
    AtomicInteger begun = new AtomicInteger();
    Chain chain =
        new Chain(
            scheduler -> {
              hurried.compareAndSet(false, scheduler.monitor.isHurried());
              return begun.incrementAndGet() == 6;
            },
            holdUp);
    assertThat(chain.run()).isEqualTo(5);
    assertThat(hurried.get()).isFalse();
  }

  /**
   * Goroutines with one slot: each makes the next ready and then holds up its worker, so that the
   * next one runs once that is replaced. The last releases them all.
   */
  private static final class Chain {
    /** More than this many means that the last one does not come. */
    private static final int MOST = 200;

    private final Scheduler one = new Scheduler(1, 4);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private final Predicate<Scheduler> isLast;
    private final HoldUp holdUp;

    /** What a goroutine does that holds up its worker. */
    interface HoldUp {
      void until(CountDownLatch release) throws InterruptedException;
    }

    Chain(Predicate<Scheduler> isLast, HoldUp holdUp) {
      this.isLast = isLast;
      this.holdUp = holdUp;
    }

    /** How many have held up a worker. */
    int run() throws InterruptedException {
      TestGoroutine.spawn(one, this::step);
      release.await();
      assertThat(held.get()).isLessThan(MOST);
      return held.get();
    }

    private void step() throws InterruptedException {
      if (held.get() == MOST || isLast.test(one)) {
        release.countDown();
        return;
      }
      held.incrementAndGet();
      TestGoroutine.spawn(one, this::step);
      holdUp.until(release);
    }
  }

  /** As tools do that interrupt all threads of a group. */
  @Test
  void sleepsAgainAfterItHasBeenInterrupted() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Scheduler one = new Scheduler(() -> 1, Clock.NEVER, 4, start(thread));
    one.monitor.start();
    eventually("dozes", one.monitor::isDozing);
    int looks = one.monitor.looks();
    thread.get().interrupt();
    eventually("looks", () -> one.monitor.looks() > looks);
    eventually("dozes", one.monitor::isDozing);
    assertThat(thread.get().isInterrupted()).isFalse();
  }

  @Test
  void keepsNoClassLoaderOfItsCreator() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(new ClassLoader() {});
    try {
      new Scheduler(() -> 1, Clock.NEVER, 4, start(thread)).monitor.start();
    } finally {
      current.setContextClassLoader(before);
    }
    assertThat(thread.get().getContextClassLoader()).isEqualTo(ClassLoader.getSystemClassLoader());
  }

  private static Consumer<Thread> start(AtomicReference<Thread> started) {
    return t -> {
      started.set(t);
      t.start();
    };
  }
}
