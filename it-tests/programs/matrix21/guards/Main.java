import static dev.goj.Go.run;

import java.util.List;
import java.util.function.Supplier;

/** Guards of cases that wait: the cases behind are tried when they are false, none twice. */
public class Main extends Points {
  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  record Pair(Object left, Object right) {}

  enum Colour {
    RED,
    GREEN
  }

  static String types(Object o) {
    return switch (o) {
      case null -> point("null");
      case String s when point(s.length()) > 3 -> "long " + s;
      case Integer i when said(i) > 100 -> "big";
      case String s when point(s).isEmpty() -> "empty";
      case String s when said(s).startsWith("a") -> "a" + point(s);
      case Integer i when point(i) > 10 && i < 50 -> "medium " + i;
      case String s -> "short " + s;
      case Integer i when i < point(0) -> {
        int negated = -i;
        yield "negative " + point(negated);
      }
      default -> "other " + point(o);
    };
  }

  static String statement(Object o) {
    String r = "";
    switch (o) {
      case String s when point(s.equals("x")):
        r += "x";
        break;
      case String s when point(s.equals("y")) && !s.isEmpty():
        r += s;
        break;
      case Integer i when point(i == 1):
        r += i;
        // fall through
      default:
        r += "default";
    }
    return r + "end";
  }

  static double exhaustive(Shape shape) {
    return switch (shape) {
      case Circle c when point(c.radius()) == 0 -> 0;
      case Circle(double r) -> Math.floor(r * r * 3);
      case Square(double side) when point(side) > 10 -> 100;
      case Square(var side) -> side * side;
    };
  }

  static String nested(Pair pair) {
    return switch (pair) {
      case Pair(String s, Pair(Integer i, var last)) when point(i) > 1 -> s + i + last;
      case Pair(Integer i, Integer j) when point(i) < j && point(j) < 10 -> i + "<" + j;
      case Pair(Object left, Object right)
          when switch (left) {
                case String s when point(s.length()) == 2 -> true;
                default -> point(false);
              } ->
          "two " + right;
      case Pair(var left, var right) -> left + "," + right;
    };
  }

  /** Variables of patterns in the guard are in scope in the body. */
  static String bindingsOfGuards(Object a, Object b) {
    return switch (a) {
      case String s when b instanceof Integer i && point(i) > 0 -> s + i + point("!");
      case String s when b instanceof String t && t.length() == 1 -> s + t + point("?");
      case String s when !(b instanceof Pair(String x, var y)) || point(x).isEmpty() -> s;
      case Object o -> o + point("...");
    };
  }

  static String constants(Object o) {
    return switch (o) {
      case Colour.RED -> "red";
      case Colour c when point(c.ordinal()) == 0 -> "never";
      case Colour c -> "colour " + c;
      case String s when point(s.length()) == 1 -> "one";
      default -> "none";
    };
  }

  static String strings(String text) {
    return switch (text) {
      case "a" -> "A";
      case String s when point(s.length()) > 2 -> "long";
      case "bb" -> point("BB");
      case String s when point(s).equals("c") -> "C";
      case String s -> s;
    };
  }

  static int jumps(List<Object> all) {
    int sum = 0;
    outer:
    for (Object o : all) {
      switch (o) {
        case Integer i when point(i) < 0 -> {
          break outer;
        }
        case Integer i when point(i) == 0 -> {
          continue outer;
        }
        case Integer i -> sum += i;
        case String s when point(s.length()) > 1 -> {
          try {
            continue;
          } finally {
            sum += point(s.length());
          }
        }
        default -> sum += 1000;
      }
      sum += 10;
    }
    return sum;
  }

  static String captured(Object o) {
    return switch (o) {
      case String s when point(s.length()) > 1 -> {
        Supplier<String> twice = () -> s + point(s);
        yield twice.get();
      }
      case String s -> {
        Supplier<String> once = () -> s;
        yield once.get() + point(1);
      }
      default -> "none";
    };
  }

  static String throwing(Object o) {
    try {
      return switch (o) {
        case String s when point(s.charAt(2)) == 'x' -> "x";
        case String s when point(Integer.parseInt(s)) > 0 -> "positive";
        default -> "default";
      };
    } catch (NumberFormatException e) {
      return "no number" + point(1);
    } catch (StringIndexOutOfBoundsException e) {
      return "too short";
    }
  }

  static int evaluations;

  static Object selector(Object o) {
    evaluations++;
    return point(o);
  }

  static String selectorOnce(Object o) {
    evaluations = 0;
    String s =
        switch (selector(o)) {
          case Integer i when point(i) > 5 -> "more";
          case Integer i when point(i) > 2 -> "some";
          default -> "few";
        };
    return s + evaluations;
  }

  static int asked;

  /** Its accessor gives something else each time; it never waits, not even under stress. */
  record Changing(Object value) {
    @Override
    public synchronized Object value() {
      return asked++ == 0 ? 1 : "s";
    }
  }

  /** What was tried before the guard waited is not tried again. */
  static String onlyForward(Object o) {
    asked = 0;
    return switch (o) {
      case Changing(String s) -> "string " + s;
      case Changing(Integer i) when point(i) < 0 -> "int " + i;
      default -> "other";
    };
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (Object o : new Object[] {null, "long text", "", "abc", "xyz", 1000, 20, 70, -5, 2.5}) {
            check("types " + o, () -> types(o));
          }
          for (Object o : new Object[] {"x", "y", "z", 1, 2, 'c'}) {
            check("statement " + o, () -> statement(o));
          }
          for (Shape s : List.of(new Circle(0), new Circle(2), new Square(11), new Square(2))) {
            check("exhaustive " + s, () -> exhaustive(s));
          }
          for (Pair p :
              List.of(
                  new Pair("s", new Pair(2, "l")),
                  new Pair("s", new Pair(1, "l")),
                  new Pair(1, 2),
                  new Pair(1, 20),
                  new Pair("ab", 3))) {
            check("nested " + p, () -> nested(p));
          }
          for (Object b : new Object[] {1, -1, "t", "tt", new Pair("", 1), new Pair("x", 1)}) {
            check("bindings of guards " + b, () -> bindingsOfGuards("s", b));
          }
          for (Object o : new Object[] {Colour.RED, Colour.GREEN, "s", "ss", 1}) {
            check("constants " + o, () -> constants(o));
          }
          for (String s : List.of("a", "bb", "bbb", "c", "d")) {
            check("strings " + s, () -> strings(s));
          }
          check("jumps", () -> jumps(List.of(1, 0, "s", 3, "tt", 'c', -1, 5)));
          for (Object o : new Object[] {"s", "ss", 1}) {
            check("captured " + o, () -> captured(o));
          }
          for (Object o : new Object[] {"12x", "123", "00z", "1", 1}) {
            check("throwing " + o, () -> throwing(o));
          }
          for (Object o : new Object[] {7, 4, 1, "none"}) {
            check("selector once " + o, () -> selectorOnce(o));
          }
          check("only forward", () -> onlyForward(new Changing("")));
        });
  }
}
