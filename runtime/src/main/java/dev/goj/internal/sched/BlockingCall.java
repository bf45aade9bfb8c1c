package dev.goj.internal.sched;

import java.util.function.Supplier;

/** A call that blocks its thread, made on a thread for that purpose while the goroutine waits. */
public final class BlockingCall extends WaitPoint implements Runnable, Supplier<Throwable> {
  private final Body body;
  private final Object goroutine;
  private Parkable waiter;
  private Throwable failure;

  /** What to call. */
  public interface Body {
    Object call() throws Throwable;
  }

  /** A call on behalf of {@code goroutine}. */
  public BlockingCall(Body body, Object goroutine) {
    this.body = body;
    this.goroutine = goroutine;
  }

  @Override
  protected boolean park(Parkable p) {
    waiter = p;
    Scheduler.current().blocking.execute(this);
    return true;
  }

  @Override
  public void run() {
    Parkable p = waiter;
    try {
      ThreadBinding.set(
          p instanceof ScheduledGoroutine g
              ? ThreadBinding.ofBlockingCall(g.group(), goroutine)
              : null);
      p.completeRef(body.call());
    } catch (Throwable t) {
      failure = t;
      p.failWith(this);
    } finally {
      ThreadBinding.set(null);
    }
    p.forgetWaitPoint();
    p.wake();
  }

  /** What the call threw, to the one who waits. */
  @Override
  public Throwable get() {
    return failure;
  }

  /** Makes the call on the calling thread; if that is a worker, another takes its place. */
  public static Object onThisThread(Body body) {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      w.handOff();
    }
    return sneakily(body);
  }

  /** Makes the call, and throws what it throws. */
  public static Object sneakily(Body body) {
    try {
      return body.call();
    } catch (Throwable t) {
      throw BlockingCall.<RuntimeException>sneaky(t);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws checked as unchecked
  private static <X extends Throwable> X sneaky(Throwable t) throws X {
    throw (X) t;
  }
}
