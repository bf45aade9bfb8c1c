import static dev.goj.Go.run;

/** Suspending methods of every kind, and calls of them. */
public class Main extends Points {
  interface Greeter {
    String name();

    /** Calls the private helper of the interface. */
    default String greet(String greeting) {
      return decorate(point(greeting) + " " + name());
    }

    private String decorate(String s) {
      return point("<") + s + shared(">");
    }

    private static String hidden(String s) {
      return point(s) + "hidden";
    }

    static String shared(String s) {
      return point(s) + hidden("|");
    }
  }

  record Person(String name) implements Greeter {}

  record Shy(String name) implements Greeter {
    @Override
    public String greet(String greeting) {
      return "(" + Greeter.super.greet(point("psst ") + greeting) + ")";
    }
  }

  interface Left {
    default String side() {
      return "left" + point(1);
    }
  }

  interface Right {
    default String side() {
      return "right" + point(2);
    }
  }

  static final class Both implements Left, Right {
    @Override
    public String side() {
      return Right.super.side() + Left.super.side();
    }
  }

  private int state;

  private int privateInstance(int x) {
    state += point(x);
    return state;
  }

  private static int privateStatic(int x) {
    return point(x) * 2;
  }

  final int finalMethod(int x) {
    return privateInstance(x) + this.privateInstance(x + 1);
  }

  Main chained(int x) {
    state = state * 10 + point(x);
    return this;
  }

  static int statics() {
    return privateStatic(1) + Main.privateStatic(2);
  }

  static int instances() {
    Main m = new Main();
    return m.finalMethod(3) + m.privateInstance(100);
  }

  static int chains() {
    return new Main().chained(1).chained(2).chained(point(3)).state;
  }

  static String interfaces() {
    Greeter shy = new Shy("Ann");
    return new Person("Bob").greet("hello") + shy.greet("hi");
  }

  static int overloaded(int x) {
    return point(x);
  }

  static String overloaded(String x) {
    return point(x);
  }

  static String overloaded(Object x) {
    return "object " + point(x);
  }

  static String overloaded(int x, int... more) {
    return "more " + point(x) + more.length;
  }

  static String overloads() {
    return overloaded(1) + overloaded("s") + overloaded((Object) "t") + overloaded(1, 2, 3);
  }

  static void nothing() {
    point();
  }

  static void nothingWithReturn(boolean early) {
    if (early) return;
    point();
    say("late");
  }

  static String voidCalls() {
    nothing();
    nothingWithReturn(true);
    nothingWithReturn(false);
    return "done";
  }

  /** A parameter of each position reassigned before and after a point. */
  static int parametersReassigned(int a, int b, int c) {
    a += point(10);
    b = a + c;
    c = point(b);
    a--;
    return point(a) + b + c;
  }

  static int unusedParameters(int unused, String text, int used) {
    point();
    return used;
  }

  static int manyParameters(
      int a, long b, int c, double d, int e, String f, int g, char h, int[] i, Object j) {
    point();
    return a + (int) b + c + (int) d + e + f.length() + g + h + i[0] + j.hashCode();
  }

  static int many() {
    return manyParameters(1, 2, 3, 4, 5, point("6"), 7, '8', new int[] {point(9)}, 10);
  }

  static int deep(int depth) {
    if (depth == 0) {
      return point(0);
    }
    int mine = depth;
    int below = deep(depth - 1);
    return below + mine;
  }

  static boolean isEven(int n) {
    return n == 0 ? point(true) : isOdd(n - 1);
  }

  static boolean isOdd(int n) {
    if (n == 0) {
      return point(false);
    }
    return isEven(n - 1);
  }

  static int ackermann(int m, int n) {
    if (m == 0) return n + 1;
    if (n == 0) return ackermann(m - 1, point(1));
    return ackermann(m - 1, ackermann(m, n - 1));
  }

  static String hanoi(int n, char from, char to, char via) {
    if (n == 0) return "";
    String before = hanoi(n - 1, from, via, to);
    String move = point(from) + "" + to + " ";
    return before + move + hanoi(n - 1, via, to, from);
  }

  static String permutations(String prefix, String rest) {
    if (rest.isEmpty()) {
      return point(prefix) + " ";
    }
    String all = "";
    for (int i = 0; i < rest.length(); i++) {
      all += permutations(prefix + rest.charAt(i), rest.substring(0, i) + rest.substring(i + 1));
    }
    return all;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("statics", Main::statics);
          check("instances", Main::instances);
          check("chains", Main::chains);
          check("interfaces", Main::interfaces);
          check("both defaults", () -> new Both().side());
          check("overloads", Main::overloads);
          check("void calls", Main::voidCalls);
          check("parameters reassigned", () -> parametersReassigned(1, 2, 3));
          check("unused parameters", () -> unusedParameters(1, "unused", 5));
          check("many parameters", Main::many);
          check("deep", () -> deep(50));
          check("mutual recursion, even", () -> isEven(10));
          check("mutual recursion, odd", () -> isEven(11));
          check("ackermann", () -> ackermann(2, 2));
          check("hanoi", () -> hanoi(3, 'a', 'c', 'b'));
          check("permutations", () -> permutations("", "abc"));
        });
  }
}
