package dev.goj.internal.sched;

import dev.goj.internal.wait.VirtualThreads;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes the runtime's threads, all of them daemons. They live longer than whoever happens to make
 * them, so they have nothing from there: no thread locals, no class loader, priority or group, and
 * no access control context, which on older JDKs would keep the classes of all callers.
 */
public final class Threads {
  /** The JVM's own for the program, which nobody interrupts or destroys as a whole. */
  static final ThreadGroup GROUP = privileged(Threads::mainGroup);

  private Threads() {}

  private static ThreadGroup mainGroup() {
    ThreadGroup system = Thread.currentThread().getThreadGroup();
    while (system.getParent() != null) {
      system = system.getParent();
    }
    ThreadGroup[] groups = new ThreadGroup[system.activeGroupCount() + 1];
    int n = system.enumerate(groups, false);
    return Stream.of(groups)
        .limit(n)
        .filter(g -> g.getName().equals("main"))
        .findFirst()
        .orElse(system);
  }

  /** One that runs {@code body}. */
  static Thread make(String name, Runnable body) {
    return make(() -> new Thread(GROUP, body, name, 0, false));
  }

  /** One of a class of its own, in {@link #GROUP}. */
  static <T extends Thread> T make(Supplier<T> constructor) {
    return privileged(
        () -> {
          T t = constructor.get();
          adopt(t);
          return t;
        });
  }

  @SuppressWarnings("ThreadPriorityCheck") // to have none
  private static void adopt(Thread t) {
    t.setDaemon(true);
    t.setPriority(Thread.NORM_PRIORITY);
    t.setContextClassLoader(ClassLoader.getSystemClassLoader());
  }

  @SuppressWarnings("removal") // it matters on older JDKs
  private static <T> T privileged(PrivilegedAction<T> action) {
    return AccessController.doPrivileged(action);
  }

  /**
   * Runs code that cannot be suspended on a thread of its own: a virtual one from JDK 24 on.
   * Before, one that holds a monitor while it waits would keep the thread below it from all others,
   * of which there are no more than processors.
   */
  public static void start(String name, Runnable body) {
    if (!VirtualThreads.start(body)) {
      make(name, body).start();
    }
  }
}
