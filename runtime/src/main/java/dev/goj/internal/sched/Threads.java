package dev.goj.internal.sched;

import dev.goj.internal.wait.VirtualThreads;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** So many platform threads run code that could also be on virtual ones. */
  private static final int MAX_OWN = 1_000;

  private static final AtomicInteger OWN = new AtomicInteger();

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
   * Runs code that cannot be suspended on a thread of its own. That is a platform thread, which
   * nothing that other threads do can hold up; or, from JDK 24 on, a virtual one where {@value
   * #MAX_OWN} have such a thread already, or there is no more to be had. Virtual ones that compute
   * keep what is below them, of which there is no more than processors, from all others; before JDK
   * 24 so do those that hold a monitor while they wait.
   */
  public static void start(String name, Runnable body) {
    if (!VirtualThreads.canStart()) {
      make(name, body).start();
    } else if (!startOwn(name, body)) {
      VirtualThreads.start(body);
    }
  }

  private static boolean startOwn(String name, Runnable body) {
    boolean started = false;
    if (OWN.getAndIncrement() < MAX_OWN) {
      try {
        make(name, () -> runOwn(body)).start();
        started = true;
      } catch (OutOfMemoryError e) {
        // There are no more threads; a virtual one needs none.
      }
    }
    if (!started) {
      OWN.getAndDecrement();
    }
    return started;
  }

  private static void runOwn(Runnable body) {
    try {
      body.run();
    } finally {
      OWN.getAndDecrement();
    }
  }
}
