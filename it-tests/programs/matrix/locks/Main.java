import static dev.goj.Go.run;

/** What a synchronized statement locks, where that waits. */
public class Main extends Points {
  static int entered;

  static Object lock(Object o) {
    return leaving(o);
  }

  static String simple() {
    int[] o = {1};
    String s = "a";
    synchronized (lock(o)) {
      s += Thread.holdsLock(o);
      entered = 1;
    }
    return s + Thread.holdsLock(o) + point("b");
  }

  static String operands(Object[] locks) {
    int i = 0;
    synchronized (point(locks)[point(i++)] != null ? locks[point(i)] : point("other")) {
      String s = "";
      for (Object o : locks) {
        s += Thread.holdsLock(o) + " ";
      }
      return s;
    }
  }

  static String nothing() {
    try {
      synchronized (lock(null)) {
        return "entered";
      }
    } finally {
      point("finally");
    }
  }

  static String nested() {
    int[] a = {1};
    int[] b = {2};
    synchronized (lock(a)) {
      say(Thread.holdsLock(a));
    }
    synchronized (point(Main.class)) {
      synchronized (b) {
        return "" + Thread.holdsLock(a) + Thread.holdsLock(b) + Thread.holdsLock(Main.class);
      }
    }
  }

  static int jumps() {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      synchronized (point("lock" + i)) {
        if (i == 1) continue;
        if (i == 3) break;
        sum += i;
      }
      sum += point(10);
    }
    return sum;
  }

  static String matched(Object o) {
    synchronized (o instanceof String s && !s.isEmpty() ? lock(s) : point(o)) {
      if (!(o instanceof String t)) {
        return "no string";
      }
      return t + Thread.holdsLock(t);
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("simple", Main::simple);
          check("operands", () -> operands(new Object[] {"a", "b"}));
          check("null", Main::nothing);
          check("nested", Main::nested);
          check("jumps", Main::jumps);
          check("pattern", () -> matched("s"));
          check("pattern, no match", () -> matched(1.5));
        });
  }
}
