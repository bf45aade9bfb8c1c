package dev.goj.abi.jdk;

import dev.goj.internal.sched.Clock;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.Scheduler;
import dev.goj.internal.sched.Timeout;
import dev.goj.internal.sched.WaitPoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What a goroutine waits at for a {@link CompletableFuture}, perhaps with a deadline. Of the
 * future's completion, the deadline, and an exception from asking for the completion, one comes
 * first: {@link Timeout} decides which.
 *
 * <p>A wait with a deadline asks {@code anyOf} the future and another that the deadline completes:
 * the future drops those of which the other has won, and {@code whenComplete} is never taken back.
 */
@SuppressWarnings("exports")
final class FutureWait extends WaitPoint
    implements BiConsumer<Object, Throwable>, Supplier<Throwable> {
  /** The user's call, which throws, of a future that has failed, what it is to throw. */
  interface Call {
    Object on(CompletableFuture<?> failed) throws Throwable;
  }

  private final CompletableFuture<?> future;
  private final Call call;

  private final long deadlineNanos;

  /**
   * Known to the timers if there is a deadline. Written before the future and the timers know of
   * this.
   */
  private Deadline deadline;

  /** Written before the future and the timers know of this, cleared by who wakes it. */
  private Parkable waiter;

  /** With which the future failed, perhaps wrapped; written before the waiter is woken. */
  private Throwable failure;

  FutureWait(CompletableFuture<?> future, Call call, long deadlineNanos) {
    this.future = future;
    this.call = call;
    this.deadlineNanos = deadlineNanos;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it fails as the future does, which we tell
  protected boolean park(Parkable p) {
    waiter = p;
    boolean timed = deadlineNanos != Clock.NEVER;
    deadline = new Deadline(this, timed ? new CompletableFuture<>() : null);
    if (timed) {
      Scheduler.current().schedule(deadlineNanos, deadline);
    }
    try {
      CompletableFuture<?> first = timed ? CompletableFuture.anyOf(future, deadline.over) : future;
      first.whenComplete(this); // at once, on this thread, if it has been completed meanwhile
    } catch (Throwable t) {
      if (deadline.cancel()) {
        throw t;
      }
      // The waiter is out of our hands: the deadline has come, or the future has been completed,
      // and the exception comes from what was done after that.
    }
    return true;
  }

  /** The future has been completed, or, behind the deadline, what was asked beside it. */
  @Override
  public void accept(Object value, Throwable thrown) {
    if (!deadline.cancel()) {
      return;
    }
    Parkable p = take();
    if (thrown == null) {
      p.completeRef(value);
    } else {
      failure = thrown;
      p.failWith(this);
    }
    p.wake();
  }

  private Parkable take() {
    Parkable p = waiter;
    waiter = null;
    p.forgetWaitPoint();
    return p;
  }

  /**
   * The failure, made in the stack of the one who waits. The future may have been given another
   * outcome meanwhile, by {@code obtrudeValue}: then the call is made on one that failed as it did.
   */
  @Override
  public Throwable get() {
    Throwable t = thrownBy(future);
    return t != null ? t : thrownBy(CompletableFuture.failedFuture(failure));
  }

  private Throwable thrownBy(CompletableFuture<?> failed) {
    try {
      call.on(failed);
      return null;
    } catch (Throwable t) {
      return t;
    }
  }

  private static final class Deadline extends Timeout {
    /** Made while there is memory for it. */
    private static final Supplier<Throwable> TIMEOUT = TimeoutException::new;

    /** Null once cancelled. */
    private FutureWait of;

    /** Completed when the deadline has come; null if there is none. */
    final CompletableFuture<Object> over;

    Deadline(FutureWait of, CompletableFuture<Object> over) {
      this.of = of;
      this.over = over;
    }

    @Override
    protected void fire() {
      over.complete(null);
      Parkable p = of.take();
      p.failWith(TIMEOUT);
      p.wake();
    }

    @Override
    protected void forget() {
      of = null;
    }
  }
}
