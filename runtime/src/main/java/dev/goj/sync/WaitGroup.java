package dev.goj.sync;

import dev.goj.Action;
import dev.goj.Go;
import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Transformed;
import dev.goj.internal.sched.Bodies;
import dev.goj.internal.sched.Gate;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitReason;
import dev.goj.internal.wait.Waiter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for a number of goroutines to end; Go: {@code sync.WaitGroup}.
 *
 * <p>What precedes a {@link #done} happens-before the return of the {@link #await} that it lets go
 * on.
 *
 * @see <a href="https://pkg.go.dev/sync#WaitGroup">Go, sync.WaitGroup</a>
 */
public final class WaitGroup {
  final Waiting waiting = new Waiting();

  /** A group with a counter of zero. */
  public WaitGroup() {}

  /**
   * Adds to the counter, or subtracts. At zero all who wait go on. Never suspends.
   *
   * @throws IllegalStateException "sync: negative WaitGroup counter"; a panic in Go
   */
  public void add(int delta) {
    waiting.add(delta);
  }

  /** {@code add(-1)}. */
  public void done() {
    waiting.add(-1);
  }

  /** Waits until the counter is zero. Suspends. Go: {@code wg.Wait()}. */
  public void await() {
    if (!waiting.isOpen()) {
      ThreadContinuation.await(waiting, WaitReason.WAIT_GROUP_WAIT, null).takeVoid();
    }
  }

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  public void await$go(Continuation c, Frame f) {
    if (!waiting.isOpen()) {
      ((Parkable) c).suspendOn(waiting, WaitReason.WAIT_GROUP_WAIT);
    }
  }

  /**
   * Starts a goroutine that counts: {@code add(1)}, then {@code go}, and {@code done()} when the
   * body has ended, even if by an exception. Never suspends. Go: {@code wg.Go(f)}.
   */
  public void go(Action<?> body) {
    waiting.add(1);
    boolean started = false;
    try {
      if (Bodies.isTransformed(body)) {
        Go.go(new CountedBody(body, waiting));
      } else {
        Bodies.tell(body);
        Go.go(new PlainCountedBody(body, waiting));
      }
      started = true;
    } finally {
      if (!started) {
        waiting.add(-1);
      }
    }
  }

  @Override
  public String toString() {
    return "WaitGroup[" + waiting.counter.get() + "]";
  }

  /**
   * The counter and who waits for it.
   *
   * <p>The counter gets to zero under the lock only, and whoever brings it there empties the queue
   * in the same section; a waiter reads the counter under the lock, and enters the queue if it is
   * not zero. So those who are woken are those who waited for this zero. Were the lock taken
   * afterwards, one might add and then wait in between, and be woken although its own count is not
   * down. Test: SyncTest.awaitDoesNotTakeAnEarlierZeroForItsOwn.
   */
  static final class Waiting extends Gate {
    private final AtomicInteger counter = new AtomicInteger();

    @Override
    protected boolean isOpen() {
      return counter.get() == 0;
    }

    void add(int delta) {
      int before = counter.get();
      while (before + delta > 0) {
        if (counter.compareAndSet(before, before + delta)) {
          return;
        }
        before = counter.get();
      }
      addLocked(delta);
    }

    private void addLocked(int delta) {
      Waiter w = null;
      lock();
      try {
        int now;
        int before;
        do {
          before = counter.get();
          now = before + delta;
          if (now < 0) {
            throw new IllegalStateException("sync: negative WaitGroup counter");
          }
        } while (!counter.compareAndSet(before, now));
        if (now == 0) {
          w = takeAll();
        }
      } finally {
        unlock();
      }
      wake(w);
    }
  }

  /**
   * A body that counts down at its end, as generated code would; and its own frame, since it must
   * not fail for want of one.
   */
  private static final class CountedBody extends Frame implements Action<Throwable>, Transformed {
    private final Action<?> body;
    private final Waiting waiting;

    CountedBody(Action<?> body, Waiting waiting) {
      this.body = body;
      this.waiting = waiting;
      label = 1;
    }

    @Override
    public void run() throws Throwable {
      try {
        body.run();
      } finally {
        waiting.add(-1);
      }
    }

    @Override
    public void run$go(Continuation c, Frame f) throws Throwable {
      boolean suspended = false;
      try {
        if (f == null) {
          body.run$go(c, null);
          suspended = c.isSuspended();
        } else {
          c.takeVoid();
        }
      } finally {
        if (!suspended) {
          waiting.add(-1);
        }
      }
      if (suspended) {
        c.push(this);
      }
    }

    @Override
    protected void resume(Continuation c) throws Throwable {
      run$go(c, this);
    }

    @Override
    protected StackTraceElement location() {
      return null;
    }
  }

  /** The same for a body that runs on a thread. */
  private static final class PlainCountedBody implements Action<Throwable> {
    private final Action<?> body;
    private final Waiting waiting;

    PlainCountedBody(Action<?> body, Waiting waiting) {
      this.body = body;
      this.waiting = waiting;
    }

    @Override
    public void run() throws Throwable {
      try {
        body.run();
      } finally {
        waiting.add(-1);
      }
    }
  }
}
