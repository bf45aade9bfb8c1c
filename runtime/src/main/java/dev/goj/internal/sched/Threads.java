package dev.goj.internal.sched;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Threads for code that cannot be suspended: virtual ones from JDK 21 on, daemon threads before.
 */
public final class Threads {
  /** {@code Thread.startVirtualThread(Runnable)}, or null. */
  private static final MethodHandle START_VIRTUAL = findStartVirtual();

  private Threads() {}

  private static MethodHandle findStartVirtual() {
    if (Runtime.version().feature() < 21) {
      return null;
    }
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /** Runs {@code body} on a thread of its own. */
  public static void start(String name, Runnable body) {
    if (START_VIRTUAL != null) {
      try {
        Thread unused = (Thread) START_VIRTUAL.invokeExact(body);
        return;
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable t) {
        throw new AssertionError(t);
      }
    }
    Thread t = new Thread(null, body, name, 0, false);
    t.setDaemon(true);
    t.start();
  }
}
