package dev.goj.internal.sched;

/** A goroutine that lives on a thread of its own, as the scheduler knows it. */
public interface ThreadGoroutineEntry {
  /** Its id. */
  long id();

  /** Null until its thread has begun. */
  ThreadBinding binding();
}
