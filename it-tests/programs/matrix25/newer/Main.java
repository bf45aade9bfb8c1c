import static dev.goj.Go.run;

import hidden.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;
import java.util.function.IntSupplier;

/** What else newer versions of Java accept: unnamed variables, and their libraries' types. */
public class Main extends Points {
  static int unnamedVariables() {
    int count = 0;
    for (var _ : List.of(1, 2, 3)) {
      count += point(1);
    }
    int _ = point(5);
    try {
      point();
      throw new IllegalStateException();
    } catch (IllegalStateException _) {
      count += point(10);
    }
    try (Door _ = new Door()) {
      count += point(100);
    }
    java.util.function.IntBinaryOperator first = (a, _) -> a;
    return count + first.applyAsInt(1000, point(7));
  }

  sealed interface Shape permits Circle, Square {}

  record Circle(int radius, int x) implements Shape {}

  record Square(int side) implements Shape {}

  static String unnamedPatterns(Object o) {
    String s =
        switch (o) {
          case Circle(int radius, _) when point(radius) > 1 -> "large " + radius;
          case Circle _ -> "small" + point("");
          case Square _, String _ -> point("square or string");
          case null, default -> "none";
        };
    return o instanceof Circle(_, int x) ? s + point(x) : s;
  }

  static String fallingThrough(Object o) {
    String r = "";
    switch (o) {
      case String s:
        r += point(s);
        // fall through
      case Integer _:
        r += point("+");
        break;
      default:
        r += "default";
    }
    return r;
  }

  static final class Door implements AutoCloseable {
    @Override
    public void close() {
      point("closed");
    }
  }

  static int sequenced() {
    SequencedCollection<Integer> numbers = new ArrayList<>(List.of(1, 2, 3));
    int sum = 0;
    for (int n : numbers.reversed()) {
      sum = sum * 10 + point(n);
    }
    numbers.addFirst(point(9));
    return sum + numbers.getFirst() + numbers.getLast();
  }

  /** Of a superclass that is not accessible; older compilers name that in the class file. */
  static int inheritedStatic() {
    IntSupplier seven = Api::seven;
    return point(seven.getAsInt());
  }

  static String add(StringBuilder to, String more) {
    to.append(point(more));
    return more;
  }

  /** Each operand is a string before the next one is evaluated; older compilers wait with that. */
  static String concatenation() {
    StringBuilder b = new StringBuilder("a");
    String sum = b + add(b, "b") + b + add(b, "c");
    Object o = b;
    o += add(b, "d") + point(1);
    return sum + " " + o + " " + null + add(b, "e");
  }

  record Slow(Object what, int many) {
    @Override
    public Object what() {
      return leaving(what);
    }
  }

  record Text(int number) {
    @Override
    public String toString() {
      return leaving("text ") + number;
    }
  }

  record Other(Object what) {}

  /** Accessors of components that nobody asks for are called all the same. */
  static String unnamedComponents(Object o) {
    if (o instanceof Slow(String _, int many)) {
      return point("many ") + many;
    }
    return switch (o) {
      case Slow(Integer _, _), Other(Integer _) when point(true) -> "integer";
      case Other(_), Slow(Slow(_, var _), _), String _ -> "something";
      case Slow(_, var many) when many > point(3) -> "many";
      default -> "none";
    };
  }

  static String conversionsInOrder(StringBuilder b) {
    String s = new Text(1) + add(b, "x") + new Text(2) + b;
    s += b + "," + add(b, "y") + new Text(3) + b;
    return s;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("unnamed variables", Main::unnamedVariables);
          for (Object o : new Object[] {new Circle(2, 3), new Circle(1, 4), new Square(5), "s", 6}) {
            check("unnamed patterns " + o, () -> unnamedPatterns(o));
            check("falling through " + o, () -> fallingThrough(o));
          }
          check("sequenced", Main::sequenced);
          check("inherited static", Main::inheritedStatic);
          check("concatenation", Main::concatenation);
          Object slow = new Slow(1, 2);
          for (Object o :
              new Object[] {
                slow, new Slow("s", 4), new Slow(slow, 5), new Slow(2.5, 6), new Other(1), "s", 7
              }) {
            check("unnamed components", () -> unnamedComponents(o));
          }
          check("unnamed components", () -> unnamedComponents(new Slow(2.5, 3)));
          check("conversions in order", () -> conversionsInOrder(new StringBuilder("b")));
        });
  }
}
