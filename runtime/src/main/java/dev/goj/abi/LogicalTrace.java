package dev.goj.abi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Makes the stack trace of an exception that leaves a resumed frame, or is caught there, read as if
 * the stack were whole.
 *
 * <p>What the JVM recorded is the innermost activation, then the scheduler. The callers are not on
 * the thread's stack; they are in the chain of frames. So the trace is cut at the run loop and the
 * places of the chain are appended, once, when the exception first crosses a frame boundary, or a
 * handler of a resumed activation has it. A trace without the run loop in it has been rewritten
 * already, or was never recorded here, and stays. One whose run loop has resumed another frame is
 * of another goroutine, which has sent the exception, or of an earlier slice: it has no callers
 * here.
 *
 * <p>The run loop of a thread that waits in the blocking form of an operation, or in a bridge, is
 * above that thread's own calls, up to the run loop that these are in, if any; they follow.
 */
public final class LogicalTrace {
  /** As many as the JVM records itself, by default. */
  private static final int MAX_DEPTH = 1024;

  private static final String RUN_LOOP_CLASS = Continuation.class.getName();
  private static final String RUN_LOOP_METHOD = "proceed";
  private static final String RESUME_METHOD = "resume";
  private static final String BRIDGE_METHOD = "awaitOnThread";
  private static final String ABI_PREFIX = "dev.goj.abi.";
  private static final String INTERNAL_PREFIX = "dev.goj.internal.";

  /**
   * Of the face, what is on the stack of its callers; it says nothing beside the user's own line.
   */
  private static final Set<String> FACE =
      Set.of(
          "dev.goj.AfterCase",
          "dev.goj.BodyGoroutine",
          "dev.goj.ChannelIterator",
          "dev.goj.ElementRing",
          "dev.goj.Go",
          "dev.goj.LockedChannel",
          "dev.goj.NilChannel",
          "dev.goj.OtherwiseCase",
          "dev.goj.ReceiveCase",
          "dev.goj.Run",
          "dev.goj.Select",
          "dev.goj.SelectFrame",
          "dev.goj.Selection",
          "dev.goj.SendCase",
          "dev.goj.TaskGoroutine",
          "dev.goj.TaskResult",
          "dev.goj.ThreadGoroutine",
          "dev.goj.sync.Mutex",
          "dev.goj.sync.Once",
          "dev.goj.sync.WaitGroup");

  private static final String[] SUFFIXES = {"$go", "$body", "$impl"};

  private LogicalTrace() {}

  /**
   * Loads this class, while there is memory for it. What calls {@link #rewrite} has an exception in
   * its hands, and its handlers would not be run if that threw.
   */
  static void load() {}

  /**
   * Rewrites the trace of {@code t}, which has been thrown by an activation that was resumed, or by
   * what that called.
   *
   * @param resumed the frame of the activation; null if the body has only begun
   * @param callers those of the activation
   */
  static void rewrite(Throwable t, Frame resumed, Frame callers) {
    try {
      StackTraceElement[] recorded = t.getStackTrace();
      int runLoop = indexOfRunLoop(recorded, 0);
      if (runLoop >= 0) {
        boolean isPresent = runLoop > 0 && resumes(recorded[runLoop - 1], resumed);
        t.setStackTrace(whole(recorded, runLoop, isPresent ? callers : null));
      }
    } catch (Throwable ignored) {
      // A trace is not worth a second failure: out of memory, or a generated location() that
      // throws.
    }
  }

  /** Likewise, for a handler that is in the activation, or in what that called. */
  static void caught(Throwable t, Frame callers) {
    try {
      StackTraceElement[] recorded = t.getStackTrace();
      int runLoop = indexOfRunLoop(recorded, 0);
      if (runLoop >= 0) {
        StackTraceElement[] here = new Throwable().getStackTrace();
        int loopHere = indexOfRunLoop(here, 0);
        boolean isPresent =
            runLoop > 0 && loopHere > 0 && isSame(recorded[runLoop - 1], here[loopHere - 1]);
        t.setStackTrace(whole(recorded, runLoop, isPresent ? callers : null));
      }
    } catch (Throwable ignored) {
      // As above.
    }
  }

  private static boolean resumes(StackTraceElement e, Frame frame) {
    if (frame == null || !e.getMethodName().equals(RESUME_METHOD)) {
      return false;
    }
    Class<?> c = frame.getClass();
    while (c != null && !c.getName().equals(e.getClassName())) {
      c = c.getSuperclass();
    }
    return c != null;
  }

  private static boolean isSame(StackTraceElement e, StackTraceElement other) {
    return e.getMethodName().equals(other.getMethodName())
        && e.getClassName().equals(other.getClassName());
  }

  private static StackTraceElement[] whole(
      StackTraceElement[] recorded, int runLoop, Frame callers) {
    List<StackTraceElement> whole = new ArrayList<>();
    addUserFrames(whole, recorded, 0, endBefore(recorded, runLoop));
    for (Frame f = callers; f != null && whole.size() < MAX_DEPTH; f = f.caller) {
      addLocation(whole, f);
    }
    addCallersOfBridge(whole, recorded, runLoop + 1);
    return whole.toArray(new StackTraceElement[0]);
  }

  /**
   * Of a run loop that a thread is in: what called the bridge, which has been added already. The
   * run loop around that, if any, stays with all that is behind it: it is rewritten in its turn.
   */
  private static void addCallersOfBridge(
      List<StackTraceElement> whole, StackTraceElement[] recorded, int behindRunLoop) {
    if (behindRunLoop >= recorded.length
        || !recorded[behindRunLoop].getMethodName().equals(BRIDGE_METHOD)) {
      return;
    }
    int start = behindRunLoop + 1;
    if (start < recorded.length
        && !whole.isEmpty()
        && isSame(recorded[start], whole.get(whole.size() - 1))) {
      start++;
    }
    int outer = indexOfRunLoop(recorded, start);
    int end = outer < 0 ? recorded.length : endBefore(recorded, outer);
    addUserFrames(whole, recorded, start, end);
    whole.addAll(Arrays.asList(recorded).subList(end, recorded.length));
  }

  /**
   * The user's part of the stack of a thread that waits in one of our operations, or is at work.
   */
  public static List<StackTraceElement> ofThread(StackTraceElement[] recorded) {
    int start = 0;
    for (int i = 0; i < recorded.length && (isJdk(recorded[i]) || isPlumbing(recorded[i])); i++) {
      if (isPlumbing(recorded[i])) {
        start = i + 1;
      }
    }
    int runLoop = indexOfRunLoop(recorded, start); // of a bridge that waits once more it is before
    int end = runLoop < 0 ? recorded.length : endBefore(recorded, runLoop);
    while (end > start && (isJdk(recorded[end - 1]) || isPlumbing(recorded[end - 1]))) {
      end--;
    }
    List<StackTraceElement> whole = new ArrayList<>();
    addUserFrames(whole, recorded, start, end);
    return whole;
  }

  /** The lines of a chain of frames, innermost first. */
  public static List<StackTraceElement> ofFrames(Frame innermost) {
    List<StackTraceElement> lines = new ArrayList<>();
    for (Frame f = innermost; f != null && lines.size() < MAX_DEPTH; f = f.caller) {
      addLocation(lines, f);
    }
    return lines;
  }

  /** The runtime's own frames have no location. */
  private static void addLocation(List<StackTraceElement> lines, Frame f) {
    StackTraceElement e = f.location();
    if (e != null) {
      lines.add(userFrame(e));
    }
  }

  /** Where the first run loop is from {@code start} on; -1 if there is none. */
  private static int indexOfRunLoop(StackTraceElement[] trace, int start) {
    for (int i = start; i < trace.length; i++) {
      if (trace[i].getMethodName().equals(RUN_LOOP_METHOD)
          && trace[i].getClassName().equals(RUN_LOOP_CLASS)) {
        return i;
      }
    }
    return -1;
  }

  /** Where what a run loop has called ends: before it, and before the frame that it has resumed. */
  private static int endBefore(StackTraceElement[] trace, int runLoop) {
    boolean resumed = runLoop > 0 && trace[runLoop - 1].getMethodName().equals(RESUME_METHOD);
    return resumed ? runLoop - 1 : runLoop;
  }

  /**
   * Adds {@code recorded[start..end)} without our own and the generated plumbing: classes of the
   * runtime, {@code Frame.resume}, and of a bridge {@code m} above its body {@code m$go} one of the
   * two.
   */
  private static void addUserFrames(
      List<StackTraceElement> whole, StackTraceElement[] recorded, int start, int end) {
    for (int i = start; i < end; i++) {
      StackTraceElement e = recorded[i];
      if (isPlumbing(e)) {
        continue;
      }
      if (i > start && isForwarderOf(e, recorded[i - 1])) {
        continue;
      }
      whole.add(userFrame(e));
    }
  }

  private static boolean isPlumbing(StackTraceElement e) {
    String c = e.getClassName();
    return c.startsWith(ABI_PREFIX)
        || c.startsWith(INTERNAL_PREFIX)
        || FACE.contains(outermost(c))
        || c.contains("$$Lambda")
        || c.contains("$Lambda$");
  }

  private static boolean isJdk(StackTraceElement e) {
    String c = e.getClassName();
    return c.startsWith("java.") || c.startsWith("jdk.");
  }

  private static String outermost(String className) {
    int nested = className.indexOf('$');
    return nested < 0 ? className : className.substring(0, nested);
  }

  /**
   * Whether {@code outer} only passes on to {@code inner}: a bridge, or an overridable method's go.
   */
  private static boolean isForwarderOf(StackTraceElement outer, StackTraceElement inner) {
    String in = inner.getMethodName();
    String out = outer.getMethodName();
    return !in.equals(out)
        && hasSuffix(in)
        && userMethod(in).equals(userMethod(out))
        && inner.getClassName().equals(outer.getClassName());
  }

  private static boolean hasSuffix(String method) {
    for (String s : SUFFIXES) {
      if (method.endsWith(s)) {
        return true;
      }
    }
    return false;
  }

  private static StackTraceElement userFrame(StackTraceElement e) {
    String method = userMethod(e.getMethodName());
    if (method.equals(e.getMethodName())) {
      return e;
    }
    return new StackTraceElement(e.getClassName(), method, e.getFileName(), e.getLineNumber());
  }

  private static String userMethod(String method) {
    String m = method;
    for (String s : SUFFIXES) {
      if (m.endsWith(s) && m.length() > s.length()) {
        m = m.substring(0, m.length() - s.length());
      }
    }
    return m;
  }
}
