package dev.goj.abi.jdk;

import dev.goj.internal.sched.BlockingCall;
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
 * <p>After a timeout the future keeps a reference to this object until it is completed, as the JDK
 * has no way to take back {@code whenComplete}; not to the goroutine, though.
 */
@SuppressWarnings("exports")
final class FutureWait extends WaitPoint
    implements BiConsumer<Object, Throwable>, Supplier<Throwable> {
  private final CompletableFuture<?> future;

  /** Throws, once the future has failed, what the user's call throws then. */
  private final BlockingCall.Body call;

  private final long deadlineNanos;

  /** Known to the timers if there is one. Written before the future and the timers know of this. */
  private Deadline deadline;

  /** Written before the future and the timers know of this, cleared by who wakes it. */
  private Parkable waiter;

  FutureWait(CompletableFuture<?> future, BlockingCall.Body call, long deadlineNanos) {
    this.future = future;
    this.call = call;
    this.deadlineNanos = deadlineNanos;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it fails as the future does, which we tell
  protected boolean park(Parkable p) {
    waiter = p;
    deadline = new Deadline(this);
    if (deadlineNanos != Clock.NEVER) {
      Scheduler.current().schedule(deadlineNanos, deadline);
    }
    try {
      future.whenComplete(this); // at once, on this thread, if it has been completed meanwhile
    } catch (Throwable t) {
      if (deadline.cancel()) {
        throw t;
      }
      // The waiter is out of our hands: the deadline has come, or the future has been completed,
      // and the exception comes from what was done after that.
    }
    return true;
  }

  @Override
  protected boolean cancel(Parkable p) {
    return false;
  }

  /** The future has been completed. */
  @Override
  public void accept(Object value, Throwable failure) {
    if (!deadline.cancel()) {
      return;
    }
    Parkable p = take();
    if (failure == null) {
      p.completeRef(value);
    } else {
      p.failWith(this);
    }
    p.wake();
  }

  private Parkable take() {
    Parkable p = waiter;
    waiter = null;
    return p;
  }

  /** The failure, made in the stack of the one who waits. */
  @Override
  public Throwable get() {
    try {
      return new AssertionError("completed again, with " + call.call());
    } catch (Throwable t) {
      return t;
    }
  }

  private static final class Deadline extends Timeout {
    /** Made while there is memory for it. */
    private static final Supplier<Throwable> TIMEOUT = TimeoutException::new;

    /** Null once cancelled. */
    private FutureWait of;

    Deadline(FutureWait of) {
      this.of = of;
    }

    @Override
    protected void fire() {
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
