package dev.goj.internal.sched;

/** What can be set from outside; documented in README.md, or, for us, in HACKING.md. */
public final class Settings {
  private Settings() {}

  /**
   * How many workers run goroutines: {@code GOMAXPROCS} in the environment, as in Go; else the
   * system property {@code goj.maxprocs}; else 0, for as many as the JVM may use processors, which
   * in a container are the container's, and may change.
   */
  static int maxProcs() {
    int n = positive(System.getenv("GOMAXPROCS"));
    return n > 0 ? n : positive(System.getProperty("goj.maxprocs"));
  }

  /** Whether an uncaught exception outside of a run ends the process, as a panic does in Go. */
  public static boolean exitOnPanic() {
    return "exit".equals(System.getProperty("goj.panic"));
  }

  /** Whether code that was not compiled with the plugin may run on threads without a word. */
  public static boolean untransformedIsOk() {
    return "ok".equals(System.getProperty("goj.untransformed"));
  }

  /** The seed of code compiled under stress: {@code goj.stress}; else the compiler's. */
  static long stressSeed(long compiled) {
    return Long.getLong("goj.stress", compiled);
  }

  /**
   * How many blocking calls run at the same time: {@code goj.blocking.threads}; more wait in a
   * queue.
   */
  static int blockingThreads() {
    int n = positive(System.getProperty("goj.blocking.threads"));
    return n > 0 ? n : 1024;
  }

  private static int positive(String s) {
    if (s == null) {
      return 0;
    }
    try {
      return Math.max(0, Integer.parseInt(s.trim()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
