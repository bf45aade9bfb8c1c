import static dev.goj.Go.go;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.Computation;
import java.util.Arrays;

/**
 * What the programs of the matrix share: suspension points that do as they are told, and a trace.
 *
 * <p>A construct under test calls {@link #point} wherever it is to be left and entered again.
 * {@link #check} runs it without waiting; waiting at every point; waiting at one point only, for
 * each of them; and so that a point throws, for each of them, with and without waiting. Waiting
 * must never make a difference, so what is printed is what the construct does without, and any
 * difference.
 *
 * <p>The programs extend it to have its methods at hand.
 */
abstract class Points {
  /** What a poisoned point throws. */
  static final class Poison extends RuntimeException {
    Poison(int point) {
      super("poison at " + point);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }

  private static final int NONE = -1;
  private static final int ALL = 0;

  private static final StringBuilder trace = new StringBuilder();
  private static int reached;
  private static int waiting;
  private static int poisoned;

  /** Runs a construct in all ways. */
  static void check(String name, Computation<?, ?> construct) {
    String plain = outcome(construct, NONE, NONE);
    int points = reached;
    System.out.println(name + ": " + plain);
    compare(name + ", waiting", plain, outcome(construct, ALL, NONE));
    for (int k = 1; k <= points; k++) {
      compare(name + ", waiting at " + k, plain, outcome(construct, k, NONE));
    }
    for (int k = 1; k <= points; k++) {
      String thrown = outcome(construct, NONE, k);
      System.out.println(name + ", throwing at " + k + ": " + thrown);
      compare(name + ", waiting, throwing at " + k, thrown, outcome(construct, ALL, k));
      compare(name + ", waiting and throwing at " + k, thrown, outcome(construct, k, k));
    }
  }

  private static void compare(String how, String expected, String actual) {
    if (!actual.equals(expected)) {
      System.out.println("DIFFERS: " + how + ": " + actual);
    }
  }

  private static String outcome(Computation<?, ?> construct, int waitAt, int throwAt) {
    trace.setLength(0);
    reached = 0;
    waiting = waitAt;
    poisoned = throwAt;
    try {
      Object result = construct.compute();
      return trace + "= " + show(result);
    } catch (Throwable e) {
      return trace + "! " + show(e);
    }
  }

  /** The value, in words. */
  static String show(Object value) {
    if (value instanceof NullPointerException) {
      return "NullPointerException"; // its message names variables that a compiler may rename
    }
    if (value instanceof Throwable) {
      Throwable e = (Throwable) value;
      StringBuilder s = new StringBuilder(e.toString());
      for (Throwable suppressed : e.getSuppressed()) {
        s.append(" suppressing (").append(show(suppressed)).append(")");
      }
      return e.getCause() == null ? s.toString() : s + " because of (" + show(e.getCause()) + ")";
    }
    String s = Arrays.deepToString(new Object[] {value});
    return s.substring(1, s.length() - 1);
  }

  /** Adds to the trace. */
  static void say(Object what) {
    trace.append(show(what)).append(' ');
  }

  /** Adds to the trace and gives the value back, without being a suspension point. */
  static <T> T said(T value) {
    say(value);
    return value;
  }

  private static void reach(Object value) {
    int point = ++reached;
    say("<" + show(value) + ">");
    if (waiting == ALL || waiting == point) {
      Channel<Integer> channel = Channel.unbuffered();
      go(() -> channel.send(point));
      yieldNow();
      if (channel.receive() != point) {
        throw new AssertionError("received another point's value");
      }
    }
    if (poisoned == point) {
      throw new Poison(point);
    }
  }

  /** A suspension point in code that must not keep its thread when it waits: no bridge calls it. */
  static <T> T leaving(T value) {
    reach(value);
    if (StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(f -> f.getMethodName().equals("awaitOnThread")))) {
      say("BLOCKS");
    }
    return value;
  }

  /** A suspension point without a value. */
  static void point() {
    reach("");
  }

  /** A suspension point with a value. */
  static <T> T point(T value) {
    reach(value);
    return value;
  }

  static boolean point(boolean value) {
    reach(value);
    return value;
  }

  static byte point(byte value) {
    reach(value);
    return value;
  }

  static short point(short value) {
    reach(value);
    return value;
  }

  static char point(char value) {
    reach(value);
    return value;
  }

  static int point(int value) {
    reach(value);
    return value;
  }

  static long point(long value) {
    reach(value);
    return value;
  }

  static float point(float value) {
    reach(value);
    return value;
  }

  static double point(double value) {
    reach(value);
    return value;
  }
}
