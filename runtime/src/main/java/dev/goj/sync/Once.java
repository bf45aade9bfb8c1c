package dev.goj.sync;

import dev.goj.Action;
import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.internal.sched.Gate;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitReason;
import dev.goj.internal.wait.Waiter;

/**
 * Runs something once; Go: {@code sync.Once}.
 *
 * @see <a href="https://pkg.go.dev/sync#Once">Go, sync.Once</a>
 */
public final class Once {
  private final State state = new State();

  /** One that has not run yet. */
  public Once() {}

  /**
   * Runs {@code body} if this is the first call; otherwise waits until the first call's body has
   * ended. Suspends; so may the body. If the body throws, the first call throws that, and it counts
   * as run: later calls return at once. What the body does happens-before the return of every call.
   *
   * <p>Go: {@code once.Do(f)}. As there, a body that calls its own {@code run} waits for ever.
   */
  public <X extends Throwable> void run(Action<X> body) throws X {
    if (state.isOpen()) {
      return;
    }
    if (!state.begin()) {
      ThreadContinuation.await(state, WaitReason.ONCE_DO, null).takeVoid();
      return;
    }
    try {
      body.run();
    } finally {
      state.end();
    }
  }

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  public <X extends Throwable> void run$go(Continuation c, Frame f, Action<X> body) throws X {
    if (state.isOpen()) {
      return;
    }
    RunFrame frame = new RunFrame(state); // while it may still fail
    if (!state.begin()) {
      ((Parkable) c).suspendOn(state, WaitReason.ONCE_DO);
      return;
    }
    boolean suspended = false;
    try {
      body.run$go(c, null);
      suspended = c.isSuspended();
    } finally {
      if (!suspended) {
        state.end();
      }
    }
    if (suspended) {
      c.push(frame);
    }
  }

  /** The call that runs the body, while the body is suspended. */
  private static final class RunFrame extends Frame {
    private final State state;

    RunFrame(State state) {
      this.state = state;
      label = 1;
    }

    @Override
    protected void resume(Continuation c) {
      try {
        c.takeVoid();
      } finally {
        state.end();
      }
      c.completeVoid();
    }

    @Override
    protected StackTraceElement location() {
      return null;
    }
  }

  /** Whether it has run, and who waits for that. */
  private static final class State extends Gate {
    private boolean begun;

    /** Written under the lock. */
    private volatile boolean done;

    @Override
    protected boolean isOpen() {
      return done;
    }

    /** True for the first caller. */
    boolean begin() {
      lock();
      try {
        boolean first = !begun;
        begun = true;
        return first;
      } finally {
        unlock();
      }
    }

    void end() {
      Waiter w;
      lock();
      try {
        done = true;
        w = takeAll();
      } finally {
        unlock();
      }
      wake(w);
    }
  }
}
