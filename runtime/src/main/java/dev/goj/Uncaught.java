package dev.goj;

import dev.goj.internal.sched.RunGroup;
import dev.goj.internal.sched.Settings;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiConsumer;

/** What becomes of an exception that leaves a goroutine's body. */
final class Uncaught {
  private static volatile BiConsumer<? super Goroutine, ? super Throwable> handler;

  private Uncaught() {}

  /** Loads this class, while there is memory for it: no run would end if that failed later. */
  static void load() {}

  static void setHandler(BiConsumer<? super Goroutine, ? super Throwable> h) {
    handler = h;
  }

  /** Ends the run; outside of one, and in what a run has left over, it goes to the handler. */
  static void handle(RunGroup group, Goroutine g, Throwable t) {
    if (group.isRun() && group.end(t)) {
      return;
    }
    BiConsumer<? super Goroutine, ? super Throwable> h = handler;
    if (h != null) {
      try {
        h.accept(g, t);
        return;
      } catch (Throwable e) {
        // As if there were no handler; and what it threw is news, too.
        tryToPrint(g, e);
      }
    }
    tryToPrint(g, t);
    if (Settings.exitOnPanic()) {
      Runtime.getRuntime().halt(2);
    }
  }

  private static void tryToPrint(Goroutine g, Throwable t) {
    try {
      print(g, t);
    } catch (Throwable ignored) {
      // No memory left to print, or a message that throws: the worker must go on.
    }
  }

  /** As Go prints a panic. */
  private static void print(Goroutine g, Throwable t) {
    StringBuilder s = new StringBuilder();
    s.append("panic: ").append(t).append("\n\ngoroutine ").append(g.id()).append(" [running]:\n");
    StackTraceElement[] trace = t.getStackTrace();
    for (StackTraceElement e : trace) {
      s.append("\tat ").append(e).append('\n');
    }
    String creator = trace.length == 0 ? null : creator(trace[trace.length - 1]);
    if (creator != null) {
      s.append("created by ").append(creator).append('\n');
    }
    Set<Throwable> printed = Collections.newSetFromMap(new IdentityHashMap<>());
    printed.add(t);
    for (Throwable c = t.getCause(); c != null && printed.add(c); c = c.getCause()) {
      s.append("Caused by: ").append(c).append('\n');
      for (StackTraceElement e : c.getStackTrace()) {
        s.append("\tat ").append(e).append('\n');
      }
    }
    System.err.print(s);
    System.err.flush();
  }

  /** The method that a body's lambda was written in, by its name. */
  private static String creator(StackTraceElement outermost) {
    String m = outermost.getMethodName();
    if (!m.startsWith("lambda$")) {
      return null;
    }
    int end = m.indexOf('$', "lambda$".length());
    return outermost.getClassName() + "." + (end < 0 ? m : m.substring("lambda$".length(), end));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws checked as unchecked
  static <X extends Throwable> X sneaky(Throwable t) throws X {
    throw (X) t;
  }
}
