package dev.goj.abi.jdk;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Overrides;
import dev.goj.internal.sched.BlockingCall;
import dev.goj.internal.sched.Clock;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.SleepPoint;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The siblings of methods of the JDK: {@code m$go} stands for {@code m}, its receiver first if it
 * has one.
 *
 * <p>In a goroutine they suspend. Wherever that would make a difference they call the method
 * itself: on an ordinary thread, which may be interrupted; for arguments that it rejects; when
 * there is nothing to wait for; and where a subclass has a {@code get} of its own.
 */
public final class Substitutes {
  private static final Overrides GET = Overrides.ofSubstituted(CompletableFuture.class, "get");
  private static final Overrides TIMED_GET =
      Overrides.ofSubstituted(CompletableFuture.class, "get", long.class, TimeUnit.class);
  private static final Overrides JOIN = Overrides.ofSubstituted(CompletableFuture.class, "join");

  private static final int NANOS_PER_MILLI = 1_000_000;

  private Substitutes() {}

  // ---- Thread, TimeUnit ------------------------------------------------------------------------

  /** {@code Thread.sleep(millis)}. */
  public static void sleep$go(Continuation c, Frame f, long millis) throws InterruptedException {
    sleep$go(c, f, millis, 0);
  }

  /** {@code Thread.sleep(millis, nanos)}. */
  public static void sleep$go(Continuation c, Frame f, long millis, int nanos)
      throws InterruptedException {
    boolean rejected = millis < 0 || nanos < 0 || nanos >= NANOS_PER_MILLI;
    boolean atOnce = rejected || (millis | nanos) == 0 || isInterrupted();
    if (atOnce || !canSuspend(c)) {
      BlockingCall.Body sleep =
          () -> {
            Thread.sleep(millis, nanos);
            return null;
          };
      Object unused = atOnce ? BlockingCall.sneakily(sleep) : BlockingCall.onThisThread(sleep);
      return;
    }
    long all = TimeUnit.MILLISECONDS.toNanos(millis);
    sleep(c, all > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : all + nanos);
  }

  /** {@code Thread.sleep(duration)}, which JDK 19 brought. */
  public static void sleep$go(Continuation c, Frame f, Duration duration)
      throws InterruptedException {
    if (duration.isNegative()) {
      return;
    }
    long nanos = Clock.nanosOf(duration);
    sleep$go(c, f, nanos / NANOS_PER_MILLI, (int) (nanos % NANOS_PER_MILLI));
  }

  /** {@code unit.sleep(timeout)}. */
  public static void sleep$go(Continuation c, Frame f, TimeUnit unit, long timeout)
      throws InterruptedException {
    if (timeout > 0) {
      long nanos = unit.toNanos(timeout);
      sleep$go(c, f, nanos / NANOS_PER_MILLI, (int) (nanos % NANOS_PER_MILLI));
    }
  }

  private static void sleep(Continuation c, long nanos) {
    ((Parkable) c).suspendUntil(SleepPoint.INSTANCE, WaitReason.SLEEP, Clock.after(nanos));
  }

  // ---- CompletableFuture -----------------------------------------------------------------------

  /** {@code future.get()}. */
  public static <T> T get$go(Continuation c, Frame f, CompletableFuture<T> future)
      throws InterruptedException, ExecutionException {
    if (!mustWait(c, future, GET)) {
      return onThisThread(future, GET, isInterrupted(), future::get);
    }
    return wait(c, new FutureWait(future, CompletableFuture::get, Clock.NEVER));
  }

  /** {@code future.get(timeout, unit)}. */
  public static <T> T get$go(
      Continuation c, Frame f, CompletableFuture<T> future, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    boolean atOnce = timeout <= 0 || isInterrupted();
    if (atOnce || !mustWait(c, future, TIMED_GET)) {
      return onThisThread(future, TIMED_GET, atOnce, () -> future.get(timeout, unit));
    }
    long deadline = Clock.after(unit.toNanos(timeout));
    return wait(c, new FutureWait(future, failed -> failed.get(timeout, unit), deadline));
  }

  /** {@code future.join()}. */
  public static <T> T join$go(Continuation c, Frame f, CompletableFuture<T> future) {
    if (!mustWait(c, future, JOIN)) {
      return onThisThread(future, JOIN, false, future::join);
    }
    return wait(c, new FutureWait(future, CompletableFuture::join, Clock.NEVER));
  }

  private static boolean mustWait(Continuation c, CompletableFuture<?> future, Overrides method) {
    return !future.isDone() && canSuspend(c) && !method.overriddenElsewhere(future);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the user's call is typed
  private static <T> T wait(Continuation c, FutureWait wait) {
    ((Parkable) c).suspendOn(wait, WaitReason.FUTURE);
    return null;
  }

  /**
   * The call itself; a worker that it may block gives its place to another first.
   *
   * @param atOnce whether the JDK's own method does not wait as it is called here
   */
  @SuppressWarnings("unchecked")
  private static <T> T onThisThread(
      CompletableFuture<T> future, Overrides method, boolean atOnce, BlockingCall.Body call) {
    boolean mayBlock = !future.isDone() && (!atOnce || method.overriddenElsewhere(future));
    return (T) (mayBlock ? BlockingCall.onThisThread(call) : BlockingCall.sneakily(call));
  }

  // ---- questions -------------------------------------------------------------------------------

  /** Not on an ordinary thread; and not where an interrupt waits to be noticed. */
  private static boolean canSuspend(Continuation c) {
    return !(c instanceof ThreadContinuation) && !isInterrupted();
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
