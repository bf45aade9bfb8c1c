package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;

/**
 * Code that may suspend, may throw, and returns a value.
 *
 * @param <T> the value
 * @param <X> what it throws
 */
@FunctionalInterface
public interface Computation<T, X extends Throwable> {
  /** Computes the value. May suspend. */
  T compute() throws X;

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  default T compute$go(Continuation c, Frame f) throws X {
    return compute();
  }
}
