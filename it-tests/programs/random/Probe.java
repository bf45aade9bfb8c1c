import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Computation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What random programs share: suspension points, a trace, and fuel that ends them.
 *
 * <p>Each program is run in a goroutine and by an ordinary caller; without waiting, waiting at every
 * point, and waiting at some of them; and then once more in each of these ways so that one of its
 * points throws. Only what it does without waiting is printed, and any difference to that.
 */
public abstract class Probe {
  static final int MAX_FUEL = 250;

  /** Waits at every n-th point: at none, every one, some. */
  private static final int[] STRIDES = {Integer.MAX_VALUE, 1, 3};

  private static final Map<String, Computation<?, ?>> programs = new LinkedHashMap<>();
  private static final StringBuilder trace = new StringBuilder();
  private static int fuel;
  private static int reached;
  private static int stride;
  private static int poisoned;

  static void program(String name, Computation<?, ?> body) {
    programs.put(name, body);
  }

  static void runAll() {
    for (Map.Entry<String, Computation<?, ?>> p : programs.entrySet()) {
      String whole = everyWay(p.getValue(), 0);
      String broken = "";
      if (reached > 0) {
        broken = everyWay(p.getValue(), 1 + Math.floorMod(p.getKey().hashCode(), reached));
      }
      System.out.println(p.getKey() + ": " + whole + " | " + broken);
    }
  }

  private static String everyWay(Computation<?, ?> body, int poison) {
    String expected = outcome(body, STRIDES[0], poison);
    StringBuilder differences = new StringBuilder();
    for (int stride : STRIDES) {
      String[] outcomes = new String[2];
      run(() -> outcomes[0] = outcome(body, stride, poison));
      outcomes[1] = outcome(body, stride, poison);
      for (String outcome : outcomes) {
        if (!outcome.equals(expected)) {
          differences.append(" DIFFERS at stride ").append(stride).append(": ").append(outcome);
        }
      }
    }
    return expected + differences;
  }

  private static String outcome(Computation<?, ?> body, int waitEvery, int poison) {
    trace.setLength(0);
    reached = 0;
    fuel = MAX_FUEL;
    stride = waitEvery;
    poisoned = poison;
    try {
      Object result = body.compute();
      return trace + "= " + show(result);
    } catch (Throwable e) {
      return trace + "! " + show(e);
    }
  }

  static boolean fuel() {
    return --fuel > 0;
  }

  static void say(Object what) {
    trace.append(show(what)).append(' ');
  }

  static String show(Object value) {
    if (value instanceof Throwable) {
      Throwable e = (Throwable) value;
      StringBuilder s = new StringBuilder(e.getClass().getSimpleName());
      if (e instanceof IllegalStateException) {
        s.append('(').append(e.getMessage()).append(')');
      }
      for (Throwable suppressed : e.getSuppressed()) {
        s.append('+').append(show(suppressed));
      }
      return s.toString();
    }
    String s = Arrays.deepToString(new Object[] {value});
    return s.substring(1, s.length() - 1);
  }

  private static void reach(Object value) {
    int point = ++reached;
    say(value);
    if (point % stride == 0) {
      yieldNow();
    }
    if (point == poisoned) {
      throw new IllegalStateException("poison " + point);
    }
  }

  static int point(int value) {
    reach(value);
    return value;
  }

  static long point(long value) {
    reach(value);
    return value;
  }

  static char point(char value) {
    reach(value);
    return value;
  }

  static double point(double value) {
    reach(value);
    return value;
  }

  static boolean point(boolean value) {
    reach(value);
    return value;
  }

  static <T> T point(T value) {
    reach(value);
    return value;
  }

  static <T> T id(T value) {
    reach("id");
    return value;
  }

  /** Keeps strings from growing without end. */
  static String cut(String s) {
    return s.length() < 40 ? s : s.substring(0, 20);
  }

  static int sum(int... all) {
    int sum = 0;
    for (int n : all) {
      sum += point(n);
    }
    return sum;
  }

  static int[] ints(int... all) {
    reach(all);
    return all;
  }

  static Integer twice(Integer n) {
    return point(n) * 2;
  }

  static RuntimeException failure(int which) {
    switch (which) {
      case 0:
        return new IllegalStateException("thrown");
      case 1:
        return new ArithmeticException();
      case 2:
        return new UnsupportedOperationException();
      default:
        return new IndexOutOfBoundsException();
    }
  }

  /** What try-with-resources closes. */
  @SuppressWarnings("goj") // its constructor waits
  static final class Resource implements AutoCloseable {
    private final int number;

    Resource(int number) {
      this.number = point(number);
    }

    @Override
    public void close() {
      point("close " + number);
      if (number % 5 == 0) {
        throw new UnsupportedOperationException();
      }
    }
  }

  /** A function that may wait. */
  interface Fn<A, B> {
    B apply(A a);

    default <C> Fn<A, C> then(Fn<B, C> next) {
      return a -> fuel() ? next.apply(point(apply(a))) : null;
    }
  }

  /** A function of an int that may wait. */
  interface IntFn {
    int apply(int a);
  }
}
