package dev.goj.abi.jdk;

import dev.goj.internal.sched.Worker;

/**
 * What generated code says before it calls a method of the JDK that is known to block its thread,
 * so that others are held up by it for a shorter time than by what nobody knows of. Warnings tell
 * the user to write something else; this is for who does not. Called by generated code.
 */
public final class KnownBlocking {
  private KnownBlocking() {}

  /** Gives {@code first}, what the call evaluates first, its receiver or an argument. */
  public static Object announce(Object first) {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      w.announceBlocking();
    }
    return first;
  }
}
