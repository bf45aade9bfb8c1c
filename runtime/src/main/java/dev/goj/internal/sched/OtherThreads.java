package dev.goj.internal.sched;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One look at the threads of the process that are not ours: could one of them wake a goroutine?
 *
 * <p>A thread that waits without a time limit cannot, unless another one wakes it first. One that
 * runs, or waits for a time, might; except the JVM's own, those of test runners and tools, and pool
 * threads that wait for something to do, which are known by their names and stacks. The one that
 * waits for a child process is none of these: it tells the program of the end of that. Of any that
 * waits, be it a pool thread for a task, one look cannot tell whether it has been woken and not run
 * yet; two looks can, if it has run in between: {@link #waits}.
 *
 * <p>Virtual threads are not listed. One that runs has a carrier, and one that waits for a time has
 * the thread that will wake it; those are listed.
 */
final class OtherThreads {
  private static final String[] HARMLESS_NAMES = {
    "DestroyJavaVM",
    "Common-Cleaner",
    "surefire-forkedjvm-",
    "junit-jupiter-timeout-watcher",
    "junit-timeout",
    "Monitor Ctrl-Break",
    "Attach Listener",
    "JMX server connection timeout",
    "RMI ",
    "JFR ",
    "VirtualThread-unblocker",
    "Cleaner-",
    "goj-monitor",
  };

  /** One of the JVM's own that tells the program something. */
  private static final String PROCESS_REAPER = "process reaper";

  private static final String OURS = "dev.goj.internal.sched.";
  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String SCHEDULED_POOL =
      "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";
  private static final String FORK_JOIN_POOL = "java.util.concurrent.ForkJoinPool";
  private static final Set<String> PARKING =
      Set.of("jdk.internal.misc.Unsafe", "java.util.concurrent.locks.LockSupport");

  private final List<Thread> mightWake = new ArrayList<>();
  private final List<Thread> waiting = new ArrayList<>();

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
    if (t instanceof Worker || isHarmless(t)) {
      return;
    }
    if (isIn(stack, OURS + "BlockingPool", "next")) {
      return;
    }
    switch (t.getState()) {
      case NEW, TERMINATED -> {}
      case WAITING, BLOCKED -> {
        if (!isIn(stack, OURS + "ThreadContinuation", "")) {
          waiting.add(t);
        }
      }
      case RUNNABLE, TIMED_WAITING -> (isIdlePoolThread(stack) ? waiting : mightWake).add(t);
    }
  }

  private static boolean isHarmless(Thread t) {
    if (t.getName().startsWith(PROCESS_REAPER)) {
      return false;
    }
    ThreadGroup group = t.getThreadGroup();
    if (group == null || group.getParent() == null) {
      // It has just ended, or is one of the JVM's own.
      return true;
    }
    for (String name : HARMLESS_NAMES) {
      if (t.getName().startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  /** Waiting for a task; not for the time of one that is already scheduled. */
  private static boolean isIdlePoolThread(StackTraceElement[] stack) {
    return (isIn(stack, POOL, "getTask") && !isIn(stack, SCHEDULED_POOL, ""))
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
