import static dev.goj.Go.run;

import dev.goj.Computation;

/** Locals: same names, shadowed names, assigned in branches, dead and alive across points. */
public class Main extends Points {
  private int x = 1000;
  private static int label = 5;

  static String siblings() {
    String s = "";
    {
      int n = point(1);
      s += n;
    }
    {
      String n = point("two");
      s += n;
    }
    {
      long n = 3;
      point();
      s += n;
    }
    for (int n = 4; n < 5; n++) s += point(n);
    for (double n = 0.5; n < 1; n++) s += point(n);
    for (String n : new String[] {"six"}) s += point(n);
    try {
      point();
      throw new IllegalStateException("seven");
    } catch (IllegalStateException n) {
      point();
      s += n.getMessage();
    }
    char[] n = {'8'};
    point();
    return s + n[0];
  }

  int shadowsField() {
    int x = point(1);
    x += this.x;
    {
      int y = x + point(2);
      this.x = y;
    }
    int y = this.x + x;
    point();
    return x + y;
  }

  /** Names that generated code might be tempted to use. */
  static int namesOfGeneratedCode(int label, int frame, String c, int f) {
    int g = point(label);
    int continuation = point(frame) + label;
    String suspended = c + point(f);
    int result = g + continuation + Main.label;
    int t = point(result);
    int resume = t + f;
    String location = c + point(resume);
    int save1 = point(1);
    int push = save1 + point(resume);
    return resume + push + save1 + location.length() + suspended.length() + label;
  }

  static int label() {
    return label;
  }

  static int callsMethodOfSameName() {
    int label = point(3);
    return label() + label;
  }

  static String assignedInBranches(int n) {
    int a;
    String b;
    final long c;
    if (n > 0) {
      a = point(1);
      b = "positive";
      c = 10;
    } else if (n == 0) {
      a = 2;
      b = point("zero");
      c = 20;
    } else {
      a = 3;
      b = "negative";
      c = point(30L);
    }
    point();
    return a + b + c;
  }

  static int assignedInSwitch(int n) {
    int x;
    int y;
    switch (n) {
      case 0:
        x = point(1);
        y = 2;
        break;
      case 1:
        x = 3;
      default:
        x = point(4);
        y = x;
    }
    return x * 10 + y + point(100);
  }

  static int assignedInCondition(int n) {
    int x;
    if (n > 0 && (x = point(n)) > 1) {
      return x + point(1);
    }
    int y;
    while (!((y = point(n + 5)) > 3)) {
      n++;
    }
    boolean z;
    return (z = point(true)) && z ? y : -y;
  }

  static int assignedInLoop() {
    int last;
    int i = 0;
    for (; ; ) {
      last = point(i);
      if (++i == 3) break;
    }
    return last + i;
  }

  static int assignedInTry() {
    int x;
    try {
      x = point(1);
    } catch (Poison e) {
      x = -1;
    } finally {
      point();
    }
    return x;
  }

  static int unassignedAtPoint(boolean b) {
    int later;
    Object object;
    point();
    if (b) {
      point();
    }
    later = 5;
    object = "o";
    point();
    return later + object.hashCode();
  }

  static int deadAfterUse() {
    int[] big = new int[1000];
    big[999] = point(7);
    int kept = big[999];
    big = null;
    point();
    big = new int[] {point(1)};
    return kept + big[0];
  }

  static int finals() {
    final int a = 1;
    final int b = point(2);
    final int c;
    c = a + b;
    point();
    final int d = c + a;
    return d + point(b);
  }

  static int constantVariable() {
    final String s = "constant";
    final int n = 3;
    point();
    byte small = n;
    switch (point("constant")) {
      case s:
        return small + n;
      default:
        return -1;
    }
  }

  static int swap() {
    int a = 1;
    int b = 2;
    for (int i = 0; i < 3; i++) {
      int t = a;
      a = b;
      point();
      b = t + point(a);
    }
    return a * 100 + b;
  }

  static int manyLocals() {
    int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
    long i = 9, j = 10;
    double k = 11, l = 12;
    String m = "13", n = "14";
    point();
    a += h;
    i += a;
    k += i;
    m += k;
    point();
    return a + b + c + d + e + f + g + h + (int) (i + j + k + l) + m.length() + n.length();
  }

  static int arraysOfLocals() {
    int a[] = {1, 2}, b = 3, c[][] = {{4}};
    a[0] += point(b);
    c[0][0] += a[0];
    point();
    return a[0] + b + c[0][0];
  }

  static String unicode() {
    int größe = point(1);
    String été = "é".length() + "";
    int $dollar = point(2);
    int _under = 3;
    point();
    return größe + été + $dollar + _under;
  }

  /** Classes with the names of those that generated code needs. */
  static class Hiding {
    static class dev {}

    static class java {}

    static class Frame {}

    static class Object {}

    static class Continuation {}

    int one() {
      return 1;
    }

    @Override
    public String toString() {
      return "hiding";
    }

    static int saved(Frame frame) {
      var anonymous =
          new Hiding() {
            int two() {
              return point(2);
            }
          };
      Object object = new Object();
      Hiding[] all = {anonymous, point(anonymous)};
      int n = point(all.length) + anonymous.two() + all[1].one();
      return point(n) + (frame == null || object == null ? 100 : anonymous.two());
    }

    static int captured() {
      class Local {
        final int n;

        Local(int n) {
          this.n = n;
        }

        @Override
        public String toString() {
          return "local " + n;
        }
      }
      interface Waiting {
        Local get(Local l);
      }
      Local three = new Local(point(3));
      var anonymous =
          new Hiding() {
            int four() {
              return 4;
            }
          };
      Waiting waiting = l -> new Local(point(l.n) + three.n + anonymous.four());
      Waiting again = l -> waiting.get(point(l));
      return again.get(new Local(5)).n + point(1);
    }
  }

  static class Saved$Frame {
    static class Lambda$captured$g0 {
      static int saved(int n) {
        int m = point(n);
        return m + point(1);
      }

      static int captured(int n) {
        Computation<Integer, RuntimeException> c = () -> point(n);
        return c.compute() + point(1);
      }
    }
  }

  static int emptyStatements() {
    ;
    int a = point(1);
    ;
    {
    }
    {
      ;
    }
    for (; a < 3; ) {
      a += point(1);
      ;
    }
    return a;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("siblings", Main::siblings);
          check("shadows field", () -> new Main().shadowsField());
          check("names of generated code", () -> namesOfGeneratedCode(1, 2, "c", 3));
          check("calls method of same name", Main::callsMethodOfSameName);
          for (int n = -1; n < 3; n++) {
            int i = n;
            check("assigned in branches " + i, () -> assignedInBranches(i));
            check("assigned in switch " + i, () -> assignedInSwitch(i));
            check("assigned in condition " + i, () -> assignedInCondition(i));
          }
          check("assigned in loop", Main::assignedInLoop);
          check("assigned in try", Main::assignedInTry);
          check("unassigned at point", () -> unassignedAtPoint(true));
          check("dead after use", Main::deadAfterUse);
          check("finals", Main::finals);
          check("constant variable", Main::constantVariable);
          check("swap", Main::swap);
          check("many locals", Main::manyLocals);
          check("arrays of locals", Main::arraysOfLocals);
          check("unicode", Main::unicode);
          check("hiding, saved", () -> Hiding.saved(new Hiding.Frame()));
          check("hiding, captured", Hiding::captured);
          check("enclosing names, saved", () -> Saved$Frame.Lambda$captured$g0.saved(1));
          check("enclosing names, captured", () -> Saved$Frame.Lambda$captured$g0.captured(1));
          check("empty statements", Main::emptyStatements);
        });
  }
}
