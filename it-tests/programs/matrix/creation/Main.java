import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Arrays and objects created from suspension points. */
public class Main extends Points {
  static int instances;

  final int a;
  final String b;

  Main() {
    this(0, "none");
  }

  Main(int a, String b) {
    this.a = a;
    this.b = b;
    instances++;
    say("new" + a + b);
  }

  class Inner {
    final int c;

    Inner(int c) {
      this.c = c + a;
      say("inner" + this.c);
    }
  }

  static class Generic<T> {
    final T t;

    <U extends T> Generic(U u) {
      this(u, null);
    }

    <U extends T> Generic(U u, T other) {
      t = other == null ? u : other;
    }
  }

  abstract static class Template {
    final int n;

    Template(int n) {
      this.n = n;
    }

    abstract int get();
  }

  static String constructorArguments() {
    Main m = new Main(point(1), point("a"));
    return m.a + m.b + new Main(said(2), point("b")).b;
  }

  static int constructorsInOperands() {
    return new Main(point(1), "x").a + new Main(2, point("y")).b.length() * point(10);
  }

  static int nestedConstructors() {
    return new ArrayList<>(List.of(new Main(point(1), new String(point("s"))), new Main())).size();
  }

  static int innerCreation() {
    Main m = new Main(1, "m");
    Inner i = m.new Inner(point(10));
    return i.c + new Main(point(5), "n").new Inner(point(20)).c;
  }

  static int nullOuter() {
    Main none = null;
    try {
      return none.new Inner(point(1)).c;
    } catch (NullPointerException e) {
      return point(-1);
    }
  }

  static int anonymousWithArguments() {
    int captured = point(3);
    Template t =
        new Template(point(4)) {
          final int own = captured * 10;

          @Override
          int get() {
            return n + own + point(captured);
          }
        };
    return t.get() + t.n;
  }

  static int anonymousInner() {
    Main m = new Main(1, "m");
    return m.new Inner(point(2)) {
      int twice() {
        return c * 2 + point(100);
      }
    }.twice();
  }

  static String genericConstructors() {
    Generic<CharSequence> g = new <String>Generic<CharSequence>(point("a"), point("b"));
    Generic<Number> h = new Generic<>(point(1));
    return g.t + "" + h.t;
  }

  static String arrayInitialiser() {
    int[] a = {said(1), point(2), said(3), point(4)};
    String[] b = new String[] {point("x"), "y", point("z")};
    return Arrays.toString(a) + Arrays.toString(b);
  }

  static String nestedInitialisers() {
    int[][] a = {{point(1)}, {}, {2, point(3)}, new int[point(2)], null};
    Object[] b = {point(1), new Object[] {"n", point('c')}, new int[] {point(5)}};
    return show(a) + show(b);
  }

  static String dimensions() {
    int[] a = new int[point(2)];
    long[][] b = new long[point(1)][point(2)];
    String[][][] c = new String[point(2)][said(1)][];
    return show(a) + show(b) + show(c);
  }

  static String negativeDimension() {
    try {
      return show(new int[point(1)][point(-1)]);
    } catch (NegativeArraySizeException e) {
      return point("negative ") + e.getMessage();
    }
  }

  static int initialiserAsArgument() {
    return sum(new int[] {1, point(2)}, new int[] {point(3)}) + new int[] {7, point(8)}[point(1)];
  }

  static int sum(int[]... arrays) {
    int sum = 0;
    for (int[] array : arrays) {
      for (int x : array) sum += x;
    }
    return sum;
  }

  static String genericArray() {
    List<?>[] lists = {List.of(point(1)), List.of(point("a"), 'b')};
    @SuppressWarnings("unchecked")
    List<String>[] strings = (List<String>[]) new List<?>[point(1)];
    strings[0] = List.of(point("s"));
    return Arrays.toString(lists) + Arrays.toString(strings);
  }

  static String convertedElements() {
    long[] longs = {point(1), point('a'), point((byte) 2)};
    double[] doubles = {point(1), point(2L), point(3f)};
    Integer[] boxed = {point(1), null, point((Integer) 3)};
    int[] unboxed = {point((Integer) 4), boxed[0]};
    char[] chars = {(char) point(65), 'b'};
    return show(longs) + show(doubles) + show(boxed) + show(unboxed) + new String(chars);
  }

  static String throwingConstructor() {
    try {
      return "" + new Generic<>(Objects.requireNonNull((Object) null, point("is null")));
    } catch (NullPointerException e) {
      return point("caught");
    }
  }

  static String builders() {
    return new StringBuilder()
        .append(point(1))
        .append(new StringBuilder(point("ab")).reverse())
        .append(new char[] {point('c')})
        .insert(point(0), point(2.5))
        .toString();
  }

  static int instanceCount() {
    instances = 0;
    try {
      new Main(point(1), point("x"));
    } catch (Poison e) {
      say("poisoned");
    }
    return instances;
  }

  class Several {
    final String all;

    Several(int a, String b, Object... more) {
      all = Main.this.b + a + b + Arrays.toString(more);
    }
  }

  static String anonymousInnerOfSeveral() {
    Main m = new Main(1, "m");
    Integer boxed = said(2);
    Integer none = said(null);
    String s = m.new Several(boxed, said("b"), point(3), said(4)) {}.all;
    s += m.new Several(point(boxed), said("b")) {}.all;
    try {
      s += m.new Several(none, said("not reached"), point(5)) {}.all;
    } catch (NullPointerException e) {
      s += "none";
    }
    return s;
  }

  static class First {
    static {
      System.out.println("First");
    }

    First(int n) {}
  }

  static class Base {
    static {
      System.out.println("Base");
    }
  }

  static class Derived extends Base {
    Derived(int n) {}
  }

  abstract static class Open {
    static {
      System.out.println("Open");
    }

    Open(int n) {}
  }

  static class Holder {
    static {
      System.out.println("Holder");
    }

    Holder(First held, int n) {}
  }

  static class Around {
    class Member {
      static final Object own = System.out.printf("Member%n");

      Member(int n) {}
    }
  }

  static class Broken {
    static final int none = 1 / "".length();

    Broken(int n) {}
  }

  static int print(String what) {
    yieldNow();
    System.out.println(what);
    return 1;
  }

  /** Each class can be seen only once. */
  static void initialization() {
    Object first = new First(print("argument of First"));
    Object derived = new Derived(print("argument of Derived"));
    Object open =
        new Open(print("argument of Open")) {
          static final Object own = System.out.printf("an Open%n");
        };
    Object holder = new Holder(new First(print("inner argument")), print("argument of Holder"));
    Object member = new Around().new Member(print("argument of Member"));
    try {
      Object broken = new Broken(print("argument of Broken"));
    } catch (ExceptionInInitializerError e) {
      System.out.println("Broken: " + e.getCause().getMessage());
    }
    try {
      Object broken = new Broken(print("another argument of Broken"));
    } catch (NoClassDefFoundError e) {
      System.out.println("Broken once more");
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("constructor arguments", Main::constructorArguments);
          check("constructors in operands", Main::constructorsInOperands);
          check("nested constructors", Main::nestedConstructors);
          check("inner creation", Main::innerCreation);
          check("null outer", Main::nullOuter);
          check("anonymous with arguments", Main::anonymousWithArguments);
          check("anonymous inner of several", Main::anonymousInnerOfSeveral);
          check("anonymous inner", Main::anonymousInner);
          check("generic constructors", Main::genericConstructors);
          check("array initialiser", Main::arrayInitialiser);
          check("nested initialisers", Main::nestedInitialisers);
          check("dimensions", Main::dimensions);
          check("negative dimension", Main::negativeDimension);
          check("initialiser as argument", Main::initialiserAsArgument);
          check("generic array", Main::genericArray);
          check("converted elements", Main::convertedElements);
          check("throwing constructor", Main::throwingConstructor);
          check("builders", Main::builders);
          check("instance count", Main::instanceCount);
          initialization();
        });
  }
}
