package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;

/**
 * Code that may suspend, may throw, and returns nothing: the body of a goroutine or of a select
 * case.
 *
 * @param <X> what it throws
 */
@FunctionalInterface
public interface Action<X extends Throwable> {
  /** Runs it. May suspend. */
  void run() throws X;

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  default void run$go(Continuation c, Frame f) throws X {
    run();
  }
}
