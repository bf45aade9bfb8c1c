package dev.goj.internal.sched;

import dev.goj.abi.LogicalTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Lists the goroutines of a run with what they wait for and where, as Go does. */
final class GoroutineDump {
  /** A million would take more memory than there may be; and nobody reads so many. */
  private static final int MOST = 1000;

  private GoroutineDump() {}

  private record Entry(long id, String state, List<StackTraceElement> lines) {}

  /** The text of a {@code DeadlockError}. */
  static String deadlock(Scheduler scheduler, RunGroup run) {
    return "all goroutines are asleep - deadlock!\n" + of(scheduler, run);
  }

  /**
   * One paragraph for each goroutine that has ever waited, in the order of their ids, if they are
   * not too many. Nothing where that fails, which is told: a run that is dead has to end all the
   * same.
   */
  static String of(Scheduler scheduler, RunGroup run) {
    try {
      return list(scheduler, run);
    } catch (Throwable t) {
      scheduler.report(t);
      return "";
    }
  }

  private static String list(Scheduler scheduler, RunGroup run) {
    PriorityQueue<ScheduledGoroutine> oldest =
        new PriorityQueue<>(Comparator.comparingLong(ScheduledGoroutine::id).reversed());
    int[] more = {0};
    scheduler.census.forEachRegistered(
        g -> {
          if (g.group() == run && !g.isDead()) {
            oldest.add(g);
            if (oldest.size() > MOST) {
              oldest.remove();
              more[0]++;
            }
          }
        });
    List<Entry> entries = new ArrayList<>();
    for (ScheduledGoroutine g : oldest) {
      entries.add(new Entry(g.id(), g.stateText(), linesOf(scheduler, g)));
    }
    for (Worker w : scheduler.roster.workers()) {
      ScheduledGoroutine g = w.runningSeenFromOutside();
      if (g != null && g.group() == run && entries.stream().noneMatch(e -> e.id() == g.id())) {
        entries.add(new Entry(g.id(), g.stateText(), linesOf(scheduler, g)));
      }
    }
    for (ThreadGoroutineEntry t : scheduler.census.onThreads()) {
      ThreadBinding b = t.binding();
      if (b != null && b.group() == run) {
        WaitReason r = b.waiting();
        entries.add(
            new Entry(
                t.id(),
                r == null ? "running" : r.text(),
                LogicalTrace.ofThread(b.thread().getStackTrace())));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::id));
    StringBuilder s = new StringBuilder();
    for (Entry e : entries) {
      s.append("\ngoroutine ").append(e.id()).append(" [").append(e.state()).append("]:\n");
      for (StackTraceElement line : e.lines()) {
        s.append("\tat ").append(placeOf(line)).append('\n');
      }
    }
    if (more[0] > 0) {
      s.append("\n... and ").append(more[0]).append(" more\n");
    }
    return s.toString();
  }

  /** A goroutine that is on a thread, in a blocking form, has its lines there. */
  private static List<StackTraceElement> linesOf(Scheduler scheduler, ScheduledGoroutine g) {
    for (Worker w : scheduler.roster.workers()) {
      if (w.runningSeenFromOutside() == g) {
        return LogicalTrace.ofThread(w.getStackTrace());
      }
    }
    return LogicalTrace.ofFrames(g.innermost());
  }

  /** Without the class loader and module that a stack trace would name. */
  private static String placeOf(StackTraceElement e) {
    return new StackTraceElement(
            e.getClassName(), e.getMethodName(), e.getFileName(), e.getLineNumber())
        .toString();
  }
}
