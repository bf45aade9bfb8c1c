package dev.goj.internal.sched;

/**
 * What a thread that is not a worker runs: the body of a goroutine that was not compiled by the
 * plugin, or a blocking call on behalf of one.
 */
public final class ThreadBinding {
  private static final ThreadLocal<ThreadBinding> CURRENT = new ThreadLocal<>();

  private final RunGroup group;
  private final Object goroutine;
  private final Thread thread;

  /** Why it waits in an operation of ours; null while it does not. Written by the thread. */
  private volatile WaitReason waiting;

  public ThreadBinding(RunGroup group, Object goroutine) {
    this.group = group;
    this.goroutine = goroutine;
    this.thread = Thread.currentThread();
  }

  /** That of the calling thread, or null. */
  public static ThreadBinding current() {
    return CURRENT.get();
  }

  /** Makes it, or null, that of the calling thread. */
  public static void set(ThreadBinding b) {
    if (b == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(b);
    }
  }

  public RunGroup group() {
    return group;
  }

  public Object goroutine() {
    return goroutine;
  }

  public Thread thread() {
    return thread;
  }

  public WaitReason waiting() {
    return waiting;
  }

  void setWaiting(WaitReason reason) {
    waiting = reason;
  }
}
