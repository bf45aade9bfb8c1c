package dev.goj;

/**
 * A goroutine, as its starter sees it.
 *
 * <p>Go gives no handle to a goroutine. This one is for logs and for debugging; there is no way to
 * stop a goroutine from outside, as in Go.
 */
public sealed interface Goroutine permits BodyGoroutine, TaskGoroutine, ThreadGoroutine {
  /** What a goroutine can be in. */
  enum State {
    /** Ready to run, in a queue. */
    RUNNABLE,
    /** Running on a thread. */
    RUNNING,
    /** Waiting; {@link Goroutine#waitReason} says for what. */
    WAITING,
    /** Ended. */
    DEAD
  }

  /** A number that no other goroutine of this process has. */
  long id();

  /** What it is doing. Only a snapshot: it may be over when this returns. */
  State state();

  /**
   * What it waits for, in Go's words, such as {@code "chan receive"}; empty if it does not wait. A
   * snapshot like {@link #state}.
   */
  String waitReason();
}
