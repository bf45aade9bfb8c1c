package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static dev.goj.internal.sched.Parked.parked;

import dev.goj.Action;
import dev.goj.Case;
import dev.goj.Channel;
import dev.goj.Computation;
import dev.goj.Go;
import dev.goj.Goroutine;
import dev.goj.Select;
import dev.goj.Steps;
import dev.goj.Task;
import dev.goj.abi.jdk.Substitutes;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the scheduler keeps of goroutines that have ended. */
@Timeout(120)
class GarbageTest {
  private static final int BURST = 1_000_000;

  /** They all wait, outside of any run; then they all end, and nothing more happens. */
  @Test
  void aBurstOfGoroutinesLeavesNothingBehind() throws Exception {
    Scheduler s = Scheduler.main();
    Channel<Integer> gate = Channel.unbuffered();
    CountDownLatch ended = new CountDownLatch(BURST);
    List<WeakReference<Object>> some = new ArrayList<>();
    Steps body =
        Steps.of(
            (c, in) -> gate.receive$go(c, null),
            (c, in) -> {
              Go.sleep$go(c, null, Duration.ofNanos(1_000));
              return null;
            },
            (c, in) -> {
              ended.countDown();
              return null;
            });
    for (int i = 0; i < BURST; i++) {
      Object g = Go.go((Action<Throwable>) body);
      if (i % 1_000 == 0) {
        some.add(new WeakReference<>(g));
      }
    }
    gate.close();
    ended.await();
    eventually("all idle", () -> s.idle.idle() == s.maxProcs());
    assertThat(s.injection.size()).isEqualTo(0);
    for (Slot slot : s.roster.slots()) {
      assertThat(slot.timers.capacity()).isAtMost(1_024);
    }
    eventually("swept", () -> entered(s) < 10_000);
    eventuallyCollected(() -> some.stream().filter(r -> r.get() != null).count() <= entered(s));
  }

  private static void eventuallyCollected(BooleanSupplier gone) {
    eventually(
        "collected",
        () -> {
          System.gc();
          return gone.getAsBoolean();
        });
  }

  private static long entered(Scheduler s) {
    long n = 0;
    for (Slot slot : s.roster.slots()) {
      n += slot.registry.size();
    }
    return n;
  }

  @Test
  void whoParksFirstWhenItsRunHasEndedIsNotKept() throws Throwable {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicReference<WeakReference<Object>> kept = new AtomicReference<>();
    Steps late =
        Steps.of(
            (c, in) -> {
              while (!ended.get()) {
                Thread.onSpinWait();
              }
              return null;
            },
            (c, in) -> Channel.unbuffered().receive$go(c, null));
    Go.run(() -> kept.set(new WeakReference<>(Go.go((Action<Throwable>) late))));
    ended.set(true);
    eventuallyCollected(() -> kept.get().get() == null);
  }

  /** Which stays listed for a while, as it has parked. */
  @Test
  void aTaskThatHasEndedDoesNotKeepItsResult() throws Throwable {
    AtomicReference<WeakReference<Object>> result = new AtomicReference<>();
    Task<Object> task =
        Go.async(
            (Computation<Object, Throwable>)
                Steps.of(
                    (c, in) -> {
                      Go.yieldNow$go(c, null);
                      return null;
                    },
                    (c, in) -> new Object()));
    result.set(new WeakReference<>(task.await()));
    task = null;
    eventuallyCollected(() -> result.get().get() == null);
  }

  @Test
  void aTaskThatWasAwaitedIsNotKeptUntilTheNextWait() throws Exception {
    AtomicReference<WeakReference<Object>> result = new AtomicReference<>();
    AtomicReference<Task<Object>> task = new AtomicReference<>();
    Steps slow =
        Steps.of(
            (c, in) -> {
              Go.sleep$go(c, null, Duration.ofMillis(1));
              return null;
            },
            (c, in) -> new Object());
    task.set(Go.async((Computation<Object, Throwable>) slow));
    waitThenCompute(
        (c, in) -> task.getAndSet(null).await$go(c, null),
        in -> result.set(new WeakReference<>(in)),
        g -> {},
        () -> result.get().get() == null);
  }

  @Test
  void aSelectThatIsOverIsNotKeptUntilTheNextWait() throws Exception {
    Channel<Integer> ready = Channel.unbuffered();
    Case other = Select.receive(Channel.<Integer>unbuffered());
    WeakReference<Case> kept = new WeakReference<>(other);
    AtomicReference<Select> select = new AtomicReference<>(Select.of(Select.receive(ready), other));
    other = null;
    waitThenCompute(
        (c, in) -> {
          select.getAndSet(null).await$go(c, null);
          return Steps.INT;
        },
        in -> {},
        g -> {
          parked("select", g);
          ready.send(1);
        },
        () -> kept.get() == null);
  }

  /**
   * Starts a goroutine that takes that step, and then goes on for long and waits for nothing.
   * Meanwhile something is to be collected.
   */
  private static void waitThenCompute(
      Steps.Step wait, Consumer<Object> waited, Consumer<Goroutine> end, BooleanSupplier collected)
      throws InterruptedException {
    CountDownLatch computes = new CountDownLatch(1);
    AtomicBoolean enough = new AtomicBoolean();
    Goroutine g =
        Go.go(
            (Action<Throwable>)
                Steps.of(
                    wait,
                    (c, in) -> {
                      waited.accept(in);
                      return null;
                    },
                    (c, in) -> {
                      computes.countDown();
                      while (!enough.get()) {
                        Thread.onSpinWait();
                      }
                      return null;
                    }));
    end.accept(g);
    computes.await();
    eventuallyCollected(collected);
    enough.set(true);
    eventually(Goroutine.State.DEAD, g::state);
  }

  /** Which stays where it is, until it is due or there are many of them. */
  @Test
  void aCancelledTimeoutKeepsNothing() {
    List<WeakReference<Object>> kept = new ArrayList<>();
    // Not in a run, whose deadlock detector would take out what is cancelled.
    selectThenGet(kept);
    assertThat(kept).hasSize(2);
    eventuallyCollected(() -> kept.stream().allMatch(r -> r.get() == null));
  }

  private static void selectThenGet(List<WeakReference<Object>> kept) {
    Channel<Integer> ready = Channel.unbuffered();
    CompletableFuture<Object> future = new CompletableFuture<>();
    Case timeout = Select.after(Duration.ofHours(1));
    Select select = Select.of(Select.receive(ready), timeout);
    Goroutine g =
        Go.go(
            (Action<Throwable>)
                Steps.of(
                    (c, in) -> {
                      select.await$go(c, null);
                      return Steps.INT;
                    },
                    (c, in) -> Substitutes.get$go(c, null, future, 1, TimeUnit.HOURS)));
    parked("select", g);
    ready.send(1);
    parked("future", g);
    Object result = new Object();
    future.complete(result);
    eventually(Goroutine.State.DEAD, g::state);
    kept.add(new WeakReference<>(timeout));
    kept.add(new WeakReference<>(result));
  }

  @Test
  void anEmptyDequeForgetsWhatWasStolen() {
    WorkDeque<Object> victim = new WorkDeque<>(8);
    WorkDeque<Object> thief = new WorkDeque<>(8);
    List<WeakReference<Object>> items = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Object item = new Object();
      items.add(new WeakReference<>(item));
      assertThat(victim.offer(item)).isTrue();
    }
    victim.stealInto(thief);
    while (thief.poll() != null) {}
    while (victim.steal() != null) {}
    victim.clear();
    thief.clear();
    eventuallyCollected(() -> items.stream().allMatch(r -> r.get() == null));
  }
}
