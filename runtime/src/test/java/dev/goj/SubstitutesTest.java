package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.abi.Continuation;
import dev.goj.abi.jdk.Substitutes;
import dev.goj.internal.sched.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK's own waiting methods, in goroutines and on threads: what they do is what is done. */
@Timeout(60)
class SubstitutesTest {
  /** A call that suspends. */
  private interface Call {
    Object on(Continuation c) throws Throwable;
  }

  /** What a goroutine gets from a call, on the one worker that there is. */
  private static Object inGoroutine(Call call) throws Throwable {
    AtomicReference<Object> result = new AtomicReference<>();
    Run.run(
        new Scheduler(1, 4),
        (Action<Throwable>)
            Steps.of(
                (c, x) -> call.on(c),
                (c, value) -> {
                  result.set(value);
                  return null;
                }));
    return result.get();
  }

  /** What an ordinary thread gets from it through a bridge. */
  private static Object onThread(Call call) throws Throwable {
    Continuation c = Continuation.enterThread();
    try {
      return call.on(c);
    } finally {
      assertThat(c.isSuspended()).isFalse();
      c.leaveThread();
    }
  }

  private static Object sleep(Continuation c, long millis) throws InterruptedException {
    Substitutes.sleep$go(c, null, millis);
    return null;
  }

  // ---- sleep -----------------------------------------------------------------------------------

  @Test
  void sleepersDoNotHoldTheWorker() throws Throwable {
    CompletableFuture<String> done = new CompletableFuture<>();
    inGoroutine(
        c -> {
          Go.go(
              Steps.of(
                  (c2, x) -> {
                    Substitutes.sleep$go(c2, null, Duration.ofMillis(2));
                    return null;
                  },
                  (c2, x) -> done.complete("slept")));
          Substitutes.sleep$go(c, null, TimeUnit.DAYS, 0);
          return Substitutes.get$go(c, null, done);
        });
    assertThat(done.isDone()).isTrue();
  }

  @Test
  void sleepsAtLeastAsLong() throws Throwable {
    long start = System.nanoTime();
    inGoroutine(
        c -> {
          Substitutes.sleep$go(c, null, 1, 500_000);
          return null;
        });
    assertThat(System.nanoTime() - start).isAtLeast(1_500_000);
  }

  @Test
  void rejectsWhatThreadRejects() {
    for (long[] arguments : new long[][] {{-1, 0}, {0, -1}, {0, 1_000_000}}) {
      Call call =
          c -> {
            Substitutes.sleep$go(c, null, arguments[0], (int) arguments[1]);
            return null;
          };
      String expected =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> Thread.sleep(arguments[0], (int) arguments[1]))
              .getMessage();
      assertThat(assertThrows(IllegalArgumentException.class, () -> inGoroutine(call)))
          .hasMessageThat()
          .isEqualTo(expected);
      assertThat(assertThrows(IllegalArgumentException.class, () -> onThread(call)))
          .hasMessageThat()
          .isEqualTo(expected);
    }
  }

  @Test
  void anInterruptedThreadDoesNotSleep() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> onThread(c -> sleep(c, 100_000)));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aGoroutineThatInterruptsItselfDoesNotSleep() {
    assertThrows(
        InterruptedException.class,
        () ->
            inGoroutine(
                c -> {
                  Thread.currentThread().interrupt();
                  return sleep(c, 100_000);
                }));
  }

  @Test
  void aSleepingThreadCanBeInterrupted() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread t =
        new Thread(
            () -> {
              try {
                onThread(c -> sleep(c, 100_000));
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    t.start();
    eventually(Thread.State.TIMED_WAITING, t::getState);
    t.interrupt();
    t.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  // ---- futures ---------------------------------------------------------------------------------

  private static Object get(Continuation c, CompletableFuture<?> f) throws Exception {
    return Substitutes.get$go(c, null, f);
  }

  private static Object join(Continuation c, CompletableFuture<?> f) {
    return Substitutes.join$go(c, null, f);
  }

  /** Completes a future from a goroutine that can run only while the other one waits. */
  private static Object whileWaiting(Call call, Runnable completion) throws Throwable {
    return inGoroutine(
        c -> {
          Go.go(
              Steps.of(
                  (c2, x) -> {
                    completion.run();
                    return null;
                  }));
          return call.on(c);
        });
  }

  @Test
  void getsWhatAnotherGoroutineCompletes() throws Throwable {
    CompletableFuture<String> f = new CompletableFuture<>();
    assertThat(whileWaiting(c -> get(c, f), () -> f.complete("a"))).isEqualTo("a");
    CompletableFuture<String> g = new CompletableFuture<>();
    assertThat(whileWaiting(c -> join(c, g), () -> g.complete(null))).isNull();
  }

  @Test
  void getsWhatAThreadCompletes() throws Throwable {
    CompletableFuture<String> f = new CompletableFuture<>();
    Object got =
        whileWaiting(
            c -> Substitutes.get$go(c, null, f, 1, TimeUnit.DAYS),
            () -> new Thread(() -> f.complete("b")).start());
    assertThat(got).isEqualTo("b");
  }

  @Test
  void throwsWhatTheFutureThrows() {
    IOException cause = new IOException("broken");
    CompletableFuture<String> f = new CompletableFuture<>();
    Runnable fail = () -> f.completeExceptionally(cause);
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> whileWaiting(c -> get(c, f), fail));
    assertThat(e).hasCauseThat().isSameInstanceAs(cause);
    CompletableFuture<String> g = new CompletableFuture<>();
    CompletionException e2 =
        assertThrows(
            CompletionException.class,
            () -> whileWaiting(c -> join(c, g), () -> g.completeExceptionally(cause)));
    assertThat(e2).hasCauseThat().isSameInstanceAs(cause);
    CompletableFuture<String> h = new CompletableFuture<>();
    assertThrows(
        CancellationException.class, () -> whileWaiting(c -> get(c, h), () -> h.cancel(true)));
  }

  /** Its outcome is replaced before the goroutine, which is woken on the one worker, goes on. */
  @Test
  void aFutureThatFailedAndThenDidNotThrowsItsFailure() {
    IllegalStateException cause = new IllegalStateException();
    for (boolean timed : new boolean[] {false, true}) {
      CompletableFuture<Integer> future = new CompletableFuture<>();
      Call call =
          c -> {
            Go.go(
                Steps.of(
                    (c2, x) -> {
                      future.completeExceptionally(cause);
                      future.obtrudeValue(7);
                      return null;
                    }));
            return timed
                ? Substitutes.get$go(c, null, future, 1, TimeUnit.HOURS)
                : Substitutes.get$go(c, null, future);
          };
      assertThat(assertThrows(ExecutionException.class, () -> inGoroutine(call)))
          .hasCauseThat()
          .isSameInstanceAs(cause);
    }
  }

  /** Nor does one who polls make it grow. */
  @Test
  void aFutureForgetsWhoHasTimedOut() throws Throwable {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    for (int i = 0; i < 100; i++) {
      assertThrows(
          TimeoutException.class,
          () -> inGoroutine(c -> Substitutes.get$go(c, null, future, 1, TimeUnit.NANOSECONDS)));
      assertThrows(
          TimeoutException.class,
          () -> inGoroutine(c -> Substitutes.get$go(c, null, future, 100, TimeUnit.MICROSECONDS)));
    }
    eventually(0, future::getNumberOfDependents);
  }

  @Test
  void timesOut() throws Throwable {
    CompletableFuture<String> never = new CompletableFuture<>();
    Call call = c -> Substitutes.get$go(c, null, never, 1, TimeUnit.MILLISECONDS);
    assertThrows(TimeoutException.class, () -> inGoroutine(call));
    assertThrows(TimeoutException.class, () -> onThread(call));
    never.complete("too late for anybody");
  }

  @Test
  void aFutureWithAGetOfItsOwnIsAskedItself() throws Throwable {
    CompletableFuture<String> lazy =
        new CompletableFuture<>() {
          @Override
          public String get() {
            return "computed when asked";
          }
        };
    assertThat(inGoroutine(c -> get(c, lazy))).isEqualTo("computed when asked");
  }

  @Test
  void waitingForAFutureIsNoDeadlock() throws Throwable {
    CompletableFuture<String> f = new CompletableFuture<>();
    Runnable later = () -> f.completeOnTimeout("late", 200, TimeUnit.MILLISECONDS);
    assertThat(whileWaiting(c -> get(c, f), later)).isEqualTo("late");
  }

  @Test
  void aThreadThatWaitsForAFutureCanBeInterrupted() {
    CompletableFuture<String> never = new CompletableFuture<>();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> onThread(c -> get(c, never)));
  }

  @Test
  void aFutureThatCannotBeWaitedForThrowsWhyToTheGoroutine() {
    CompletableFuture<String> refusing =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<String> whenComplete(
              BiConsumer<? super String, ? super Throwable> action) {
            throw new OutOfMemoryError("for a test");
          }
        };
    assertThrows(OutOfMemoryError.class, () -> inGoroutine(c -> get(c, refusing)));
  }

  /** As if memory ran out just behind: the goroutine goes on, and once. */
  @Test
  void aFutureThatFailsAfterItHasWokenTheGoroutineHasWokenIt() throws Throwable {
    CompletableFuture<String> failing =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<String> whenComplete(
              BiConsumer<? super String, ? super Throwable> action) {
            complete("done");
            CompletableFuture<String> unused = super.whenComplete(action);
            throw new AssertionError("for a test");
          }
        };
    assertThat(inGoroutine(c -> get(c, failing))).isEqualTo("done");
  }
}
