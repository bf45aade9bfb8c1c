package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;

/**
 * A goroutine with a result, started by {@link Go#async}.
 *
 * <p>Go has none; there one sends the result on a channel. What the goroutine does happens-before
 * what follows {@link #await}.
 *
 * @param <T> the result
 */
public sealed interface Task<T> permits TaskResult {
  /**
   * Waits for the result. Suspends. An exception that the goroutine threw, checked or not, is
   * thrown here, the very same object, to everyone who awaits the task.
   *
   * @throws InterruptedWaitException if the calling thread, not a goroutine, is interrupted
   */
  T await();

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  T await$go(Continuation c, Frame f);

  /** Whether {@link #await} would not wait. */
  boolean isDone();
}
