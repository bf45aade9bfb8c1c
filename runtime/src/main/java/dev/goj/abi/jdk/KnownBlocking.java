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
    noteCall();
    return first;
  }

  /** For a call without a receiver, whose first argument is a time. */
  public static long announceLong(long first) {
    noteCall();
    return first;
  }

  private static void noteCall() {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      w.announceBlocking();
    }
  }
}
