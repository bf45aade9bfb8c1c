package dev.goj.internal.sched;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One look at the threads of the process that are not ours: could one of them wake a goroutine?
 *
 * <p>A thread that waits without a time limit cannot, unless another one wakes it first. One that
 * runs, or waits for a time, might; except the JVM's own, those of test runners and tools, and pool
 * threads that wait for something to do, which are known by their names and stacks. Not so those
 * that the JVM has to tell the program something: of the end of a child process, of a remote call,
 * of a mouse click. It is better to warn of a deadlock than to end a run that goes on. Of any that
 * waits, be it a pool thread for a task, one look cannot tell whether it has been woken and not run
 * yet; two looks can, if it has run in between: {@link #waits}.
 *
 * <p>Virtual threads are not listed. One that runs has a carrier, and one that waits for a time has
 * the thread that will wake it; those are listed.
 */
final class OtherThreads {
  /**
   * Of the JVM's own: they wake nobody as long as they run none of the program's code, as they may
   * for a handler or a hook. The same goes for all in the system's thread group.
   */
  private static final List<String> JVM =
      List.of(
          "DestroyJavaVM",
          "Attach Listener",
          "JMX server connection timeout",
          "RMI Reaper",
          "RMI RenewClean-",
          "RMI Scheduler(",
          "RMI GC Daemon",
          "JFR Recorder Thread",
          "JFR Recording Scheduler",
          "JFR Periodic Tasks",
          "VirtualThread-unblocker");

  /**
   * Of the JDK's, and likewise harmless; programs have threads of such names, too. Others in that
   * group, for virtual threads, asynchronous channels and watched folders, tell the program
   * something.
   */
  private static final List<String> CLEANERS = List.of("Common-Cleaner", "Cleaner-", "Keep-Alive-");

  private static final String CLEANERS_GROUP = "InnocuousThreadGroup";

  /** Likewise, but they tell the program something, and so may wake a goroutine. */
  private static final List<String> TELLING =
      List.of("process reaper", "AWT-", "AppKit ", "RMI TCP ", "JFR Event Stream");

  /** Of test runners and tools. */
  private static final List<String> TOOLS =
      List.of(
          "surefire-forkedjvm-",
          "junit-jupiter-timeout-watcher",
          "junit-timeout",
          "Monitor Ctrl-Break",
          "goj-monitor");

  /** Who runs only their code, and the JDK's, works for a test runner, or watches the JVM. */
  private static final List<String> TOOLS_CLASSES =
      List.of(
          "org.gradle.",
          "org.eclipse.jdt.internal.junit.",
          "com.intellij.rt.",
          "sun.management.jmxremote.");

  private static final String OURS = "dev.goj.internal.sched.";
  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String SCHEDULED_POOL =
      "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";
  private static final String DELAY_QUEUE = "java.util.concurrent.DelayQueue";
  private static final String FORK_JOIN_POOL = "java.util.concurrent.ForkJoinPool";
  private static final Set<String> PARKING =
      Set.of("jdk.internal.misc.Unsafe", "java.util.concurrent.locks.LockSupport");

  private final List<Thread> mightWake = new ArrayList<>();
  private final List<Thread> waiting = new ArrayList<>();
  private boolean oneIsInterrupted;

  private OtherThreads() {}

  static OtherThreads look() {
    OtherThreads o = new OtherThreads();
    for (Map.Entry<Thread, StackTraceElement[]> e : Thread.getAllStackTraces().entrySet()) {
      o.consider(e.getKey(), e.getValue());
    }
    return o;
  }

  /** Those that run, or wait for a time, and are not known to be harmless. */
  List<Thread> mightWakeSomeone() {
    return mightWake;
  }

  /** Whether one waits in foreign code, and so might have been unparked without our knowing. */
  boolean mightHaveBeenWoken() {
    return !waiting.isEmpty();
  }

  /** Whether one that waits in our operations is about to go on, since it has been interrupted. */
  boolean oneIsInterrupted() {
    return oneIsInterrupted;
  }

  /**
   * Which threads these are, and how often they have waited: if it is the same at a later look,
   * none of them has run in between. Where the JVM, or the image, cannot count, only which they
   * are.
   */
  long waits() {
    if (waiting.isEmpty()) {
      return 0;
    }
    long[] ids = waiting.stream().mapToLong(Thread::getId).sorted().toArray();
    long hash = 0;
    for (long id : ids) {
      hash = 31 * hash + id;
    }
    try {
      for (ThreadInfo t : ManagementFactory.getThreadMXBean().getThreadInfo(ids)) {
        hash = 31 * hash + (t == null ? 0 : t.getWaitedCount() + t.getBlockedCount());
      }
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Error | RuntimeException e) {
      // The module is optional at run time, and an image may lack this.
    }
    return hash & Long.MAX_VALUE;
  }

  private void consider(Thread t, StackTraceElement[] stack) {
    if (t instanceof Worker || isHarmless(t, stack)) {
      return;
    }
    if (isIn(stack, OURS + "BlockingPool", "next")) {
      return;
    }
    switch (t.getState()) {
      case NEW, TERMINATED -> {}
      case WAITING, BLOCKED -> {
        if (isParkedBy(stack, OURS + "ThreadContinuation", "block")) {
          oneIsInterrupted |= t.isInterrupted();
        } else {
          waiting.add(t);
        }
      }
      case RUNNABLE, TIMED_WAITING -> (isIdlePoolThread(stack) ? waiting : mightWake).add(t);
    }
  }

  private static boolean isHarmless(Thread t, StackTraceElement[] stack) {
    String name = t.getName();
    ThreadGroup group = t.getThreadGroup();
    if (group == null) {
      return true; // it has just ended
    }
    boolean jvms =
        startsWithAny(name, JVM)
            || (group.getParent() == null && !startsWithAny(name, TELLING))
            || (group.getName().equals(CLEANERS_GROUP) && startsWithAny(name, CLEANERS));
    return startsWithAny(name, TOOLS)
        || (jvms && Stream.of(stack).allMatch(OtherThreads::isOfJdk))
        || isOfTool(stack);
  }

  private static boolean isOfTool(StackTraceElement[] stack) {
    return Stream.of(stack).anyMatch(e -> startsWithAny(e.getClassName(), TOOLS_CLASSES))
        && Stream.of(stack)
            .allMatch(e -> isOfJdk(e) || startsWithAny(e.getClassName(), TOOLS_CLASSES));
  }

  private static boolean isOfJdk(StackTraceElement e) {
    String module = e.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static boolean startsWithAny(String s, List<String> prefixes) {
    return prefixes.stream().anyMatch(s::startsWith);
  }

  /** Waiting for a task; not for the time of one that is already scheduled. */
  private static boolean isIdlePoolThread(StackTraceElement[] stack) {
    return (isIn(stack, POOL, "getTask")
            && !isIn(stack, SCHEDULED_POOL, "")
            && !isIn(stack, DELAY_QUEUE, ""))
        || isIn(stack, FORK_JOIN_POOL, "awaitWork")
        || isParkedBy(stack, FORK_JOIN_POOL, "runWorker");
  }

  /** Whether a method has parked its thread itself, not something that it has called. */
  private static boolean isParkedBy(StackTraceElement[] stack, String type, String method) {
    int i = 0;
    while (i < stack.length && PARKING.contains(stack[i].getClassName())) {
      i++;
    }
    return i > 0
        && i < stack.length
        && stack[i].getClassName().equals(type)
        && stack[i].getMethodName().equals(method);
  }

  private static boolean isIn(StackTraceElement[] stack, String type, String method) {
    for (StackTraceElement e : stack) {
      if (e.getClassName().equals(type) && (method.isEmpty() || e.getMethodName().equals(method))) {
        return true;
      }
    }
    return false;
  }
}
