package dev.goj.internal.sched;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Tells threads that compute from those that block in a native call, by the processor time that
 * they use. Only used by the monitor. Where the JVM, or the image, cannot tell, all compute.
 */
final class ProcessorTime {
  /** Using less than this share of the time means blocked. */
  private static final int SHARE = 8;

  /** Weak, since most workers that are replaced end, and are never looked at again. */
  private final Map<Worker, long[]> samples = new WeakHashMap<>();

  private Object bean;
  private boolean looked;

  /** Whether the thread has hardly run since it was asked for first. */
  boolean isIdle(Worker w) {
    long used = used(w);
    if (used < 0) {
      return false;
    }
    long now = System.nanoTime();
    long[] first = samples.get(w);
    if (first == null) {
      samples.put(w, new long[] {now, used});
      return false;
    }
    return (used - first[1]) * SHARE < now - first[0];
  }

  /** It has gone on; what was measured says nothing any more. */
  void forget(Worker w) {
    if (!samples.isEmpty()) {
      samples.remove(w);
    }
  }

  private long used(Worker w) {
    if (!looked) {
      looked = true;
      bean = findBean();
    }
    return bean == null ? -1 : ((ThreadMXBean) bean).getThreadCpuTime(w.getId());
  }

  /** The module is optional at run time. */
  private static Object findBean() {
    try {
      ThreadMXBean b = ManagementFactory.getThreadMXBean();
      return b.isThreadCpuTimeSupported() && b.isThreadCpuTimeEnabled() ? b : null;
    } catch (Error | RuntimeException e) {
      // Also a ServiceConfigurationError, where there was no memory for what it consists of.
      return null;
    }
  }
}
