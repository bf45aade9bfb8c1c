package dev.goj.internal.sched;

/**
 * What a thread that is not a worker runs: the body of a goroutine that was not compiled by the
 * plugin, or a blocking call on behalf of one.
 */
public final class ThreadBinding {
  private static final ThreadLocal<ThreadBinding> CURRENT = new ThreadLocal<>();

  private final RunGroup group;
  private final Object goroutine;
  private final boolean isBlockingCall;
  private final Thread thread;

  /** Why it waits in an operation of ours; null while it does not. Written by the thread. */
  private volatile WaitReason waiting;

  /** Of the calling thread, which runs that goroutine. */
  public ThreadBinding(RunGroup group, Object goroutine) {
    this(group, goroutine, false);
  }

  private ThreadBinding(RunGroup group, Object goroutine, boolean isBlockingCall) {
    this.group = group;
    this.goroutine = goroutine;
    this.isBlockingCall = isBlockingCall;
    this.thread = Thread.currentThread();
  }

  /** Of the calling thread, which makes a blocking call for that goroutine. */
  static ThreadBinding ofBlockingCall(RunGroup group, Object goroutine) {
    return new ThreadBinding(group, goroutine, true);
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

  boolean isBlockingCall() {
    return isBlockingCall;
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
