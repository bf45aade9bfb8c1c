package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Transformed;

/** The body of a goroutine that waits in its last call, and so needs no frame. */
interface Tail extends Computation<Object, RuntimeException>, Transformed {
  Object call(Continuation c);

  @Override
  default Object compute() {
    throw new AssertionError("it is transformed");
  }

  @Override
  default Object compute$go(Continuation c, Frame f) {
    return call(c);
  }
}
