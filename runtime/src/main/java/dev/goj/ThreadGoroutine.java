package dev.goj;

import dev.goj.internal.sched.RunGroup;
import dev.goj.internal.sched.ThreadBinding;
import dev.goj.internal.sched.ThreadGoroutineEntry;
import dev.goj.internal.sched.Threads;
import dev.goj.internal.sched.WaitReason;
import java.util.Locale;

/**
 * A goroutine whose body was not compiled by the plugin, and so cannot be suspended: it has a
 * thread of its own.
 */
final class ThreadGoroutine implements Goroutine, ThreadGoroutineEntry {
  private final long id;
  private final RunGroup group;
  private volatile ThreadBinding binding;
  private volatile boolean ended;

  private ThreadGoroutine(RunGroup group) {
    this.group = group;
    this.id = group.scheduler().newId();
  }

  /** A body, or the body of a task with what becomes of its result. */
  interface Body {
    void run() throws Throwable;
  }

  /** What to do with what it threw, or with null. */
  interface End {
    void ended(ThreadGoroutine g, Throwable failure);
  }

  static ThreadGoroutine start(RunGroup group, Body body, End end) {
    ThreadGoroutine g = new ThreadGoroutine(group);
    group.addLive(1);
    try {
      group.scheduler().threadGoroutineStarted(g);
      Threads.start("goroutine-" + g.id, () -> g.runOn(body, end));
    } catch (Throwable t) {
      group.addLive(-1);
      group.scheduler().threadGoroutineEnded(g);
      throw t;
    }
    return g;
  }

  private void runOn(Body body, End end) {
    Throwable failure = null;
    try {
      ThreadBinding b = new ThreadBinding(group, this);
      binding = b;
      ThreadBinding.set(b);
      body.run();
    } catch (Throwable t) {
      failure = t;
    } finally {
      ThreadBinding.set(null);
      ended = true;
      group.addLive(-1);
    }
    try {
      end.ended(this, failure);
    } finally {
      group.scheduler().threadGoroutineEnded(this);
    }
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public ThreadBinding binding() {
    return binding;
  }

  @Override
  public State state() {
    if (ended) {
      return State.DEAD;
    }
    ThreadBinding b = binding;
    return b == null ? State.RUNNABLE : b.waiting() != null ? State.WAITING : State.RUNNING;
  }

  @Override
  public String waitReason() {
    ThreadBinding b = binding;
    WaitReason r = b == null || ended ? null : b.waiting();
    return r == null ? "" : r.text();
  }

  @Override
  public String toString() {
    String reason = waitReason();
    return "goroutine "
        + id
        + " ["
        + (reason.isEmpty() ? state().name().toLowerCase(Locale.ROOT) : reason)
        + "]";
  }
}
