package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;

/**
 * What a select case does with the value it received; it may suspend.
 *
 * @param <T> the element
 * @param <X> what it throws
 */
@FunctionalInterface
public interface Receiver<T, X extends Throwable> {
  /** Takes the element; null when the channel is closed and drained. May suspend. */
  void accept(T element) throws X;

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  default void accept$go(Continuation c, Frame f, T element) throws X {
    accept(element);
  }
}
