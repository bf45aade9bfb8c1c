package dev.goj.internal.sched;

import dev.goj.internal.wait.VirtualThreads;

/**
 * Threads for code that cannot be suspended: virtual ones from JDK 21 on, daemon threads before.
 */
public final class Threads {
  private Threads() {}

  /** Runs {@code body} on a thread of its own. */
  public static void start(String name, Runnable body) {
    if (VirtualThreads.start(body)) {
      return;
    }
    Thread t = new Thread(null, body, name, 0, false);
    t.setDaemon(true);
    t.start();
  }
}
