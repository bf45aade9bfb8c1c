import static dev.goj.Go.async;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import java.util.ArrayList;
import java.util.List;

/** Call chains that are left and entered again at their far end, many times. */
public class Main {
  static int yields;

  static int down(int depth) {
    if (depth == 0) {
      for (int i = 0; i < 100; i++) {
        yieldNow();
        yields++;
      }
      return 0;
    }
    int below = down(depth - 1);
    return below + 1;
  }

  /** Suspends at every level, on the way down and on the way up. */
  static long downAndUp(int depth) {
    if (depth == 0) {
      return 0;
    }
    yieldNow();
    long below = downAndUp(depth - 1);
    yieldNow();
    return below + depth;
  }

  static void failing(int depth, List<Integer> unwound) {
    try {
      if (depth == 0) {
        yieldNow();
        throw new IllegalStateException("at the bottom");
      }
      failing(depth - 1, unwound);
    } finally {
      if (depth % 100 == 0) {
        yieldNow();
        unwound.add(depth);
      }
    }
  }

  /** Each level catches what the one below threw and throws its own. */
  static int rethrowing(int depth) {
    try {
      if (depth == 0) {
        yieldNow();
        throw new ArithmeticException("0");
      }
      return rethrowing(depth - 1);
    } catch (ArithmeticException e) {
      yieldNow();
      throw new ArithmeticException(String.valueOf(Integer.parseInt(e.getMessage()) + 1));
    }
  }

  static boolean even(int n) {
    if (n % 50 == 0) yieldNow();
    return n == 0 || odd(n - 1);
  }

  static boolean odd(int n) {
    if (n % 50 == 0) yieldNow();
    return n != 0 && even(n - 1);
  }

  static int a(int x) {
    return b(x + 1) * 2;
  }

  static int b(int x) {
    return c(x + 1) - 1;
  }

  static int c(int x) {
    return d(x + 1) * 3;
  }

  static int d(int x) {
    yieldNow();
    return x;
  }

  static int tasksInTasks(int depth) {
    return depth == 0 ? 1 : 1 + async(() -> tasksInTasks(depth - 1)).await();
  }

  public static void main(String[] args) {
    run(
        () -> {
          System.out.println(down(1000) + " levels, " + yields + " times");
          System.out.println(downAndUp(1000));
          List<Integer> unwound = new ArrayList<>();
          try {
            failing(500, unwound);
          } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + unwound);
          }
          try {
            rethrowing(300);
          } catch (ArithmeticException e) {
            System.out.println(e.getMessage() + " rethrown");
          }
          System.out.println(even(700) + " " + even(701));
          long sum = 0;
          for (int i = 0; i < 10_000; i++) {
            sum += a(i);
          }
          System.out.println(sum);
          System.out.println(tasksInTasks(200));
        });
  }
}
