import static dev.goj.Go.run;

import java.util.List;

/**
 * Accessors of records that wait, called by record patterns. How often those of consecutive cases
 * for the same record are called is up to the compiler.
 */
public class Main extends Points {
  interface Computed<T> {
    T get();
  }

  sealed interface Shape permits Line, Dot, Group {}

  record Dot(int x, long y) implements Shape {
    @Override
    public int x() {
      return leaving(x);
    }

    @Override
    public long y() {
      return point(y);
    }
  }

  record Line(Dot from, Dot to) implements Shape {
    @Override
    public Dot from() {
      return leaving(from);
    }
  }

  record Group(List<Shape> shapes, Object tag) implements Shape {
    @Override
    public Object tag() {
      return point(tag);
    }
  }

  record Pair<A, B>(A first, B second) {
    @Override
    public A first() {
      return leaving(first);
    }
  }

  record Failing(String message) {
    @Override
    public String message() {
      point();
      throw new IllegalStateException(message);
    }
  }

  static String inInstanceof(Object o) {
    if (o instanceof Pair<?, ?>(String s, Integer n) && n > point(0)) {
      return s + n;
    }
    return "none";
  }

  static String escaping(Object o) {
    if (!(o instanceof Line(Dot(int x, long y), var to))) {
      return point("no line");
    }
    point();
    return x + " " + y + " " + to.y();
  }

  static String conditions(Object o, Object p) {
    boolean both = o instanceof Dot(int x, long y) && p instanceof Dot(int z, long w) && x + y < z + w;
    return both + (o instanceof Pair<?, ?>(var a, var b) ? "pair " + a + b : "other");
  }

  static int whileItMatches(Object o) {
    int depth = 0;
    while (o instanceof Pair<?, ?>(var inner, Integer n)) {
      o = inner;
      depth += n;
    }
    return depth;
  }

  static String inSwitch(Shape s) {
    return switch (s) {
      case Dot(int x, long y) when x > point(5) -> "far " + x + y;
      case Dot d -> "near " + d.x() + d.y();
      case Line(Dot(int x, long y), Dot to) -> x + " to " + to;
      case Group(List<Shape> shapes, String tag) when !shapes.isEmpty() -> {
        StringBuilder all = new StringBuilder(tag);
        for (Shape each : shapes) {
          all.append(inSwitch(each));
        }
        yield all.toString();
      }
      case Group g -> point("group ") + g.shapes.size();
    };
  }

  static String statement(Object o) {
    String s = "";
    switch (o) {
      case null -> s = point("null");
      case Pair<?, ?>(Pair<?, ?>(var a, var b), var c) -> s = "deep " + a + b + c;
      case Character ch -> s = "character " + ch;
      case Pair<?, ?>(String a, var b) -> {
        s = a;
        if (b == null) break;
        s += b;
      }
      case String t -> s = t;
      case Pair<?, ?>(Integer a, Integer b) when a + point(b) > 10 -> s = "big";
      case Pair<?, ?> p -> s = "any " + p.second();
      default -> s = "else";
    }
    return s + point("!");
  }

  static <T extends Comparable<T>> T generic(Pair<T, ? extends List<? super T>> pair) {
    return pair instanceof Pair<T, ? extends List<? super T>>(var first, var list)
            && list.size() > point(0)
        ? first
        : null;
  }

  static String failing(Object o) {
    try {
      return o instanceof Failing(var message) ? message : "none";
    } catch (MatchException e) {
      return show(e);
    }
  }

  static String failingInSwitch(Object o) {
    try {
      return switch (o) {
        case Failing(String message) -> message;
        default -> "none";
      };
    } finally {
      point("finally");
    }
  }

  /** In what order: all components of a record before what is in them. */
  static String order() {
    Object o = new Pair<>(new Dot(1, 2), new Dot(3, 4));
    return o instanceof Pair<?, ?>(Dot(int a, long b), Dot(int c, long d)) ? "" + a + b + c + d : "";
  }

  static int inLambda(Object o) {
    Computed<Integer> c =
        () -> {
          if (o instanceof Dot(int x, long y)) {
            return x + (int) y;
          }
          return point(-1);
        };
    return c.get();
  }

  static String captured(Object o) {
    if (o instanceof Pair<?, ?>(var a, var b)) {
      record Local(int n) {
        @Override
        public int n() {
          return point(n);
        }
      }
      Object l = new Local(7);
      Computed<String> c = () -> a + "," + b + (l instanceof Local(int n) ? n : 0);
      return c.get();
    }
    return "";
  }

  public static void main(String[] args) {
    run(
        () -> {
          Dot dot = new Dot(1, 2);
          Line line = new Line(dot, new Dot(30, 40));
          check("instanceof", () -> inInstanceof(new Pair<>("s", 2)));
          check("instanceof, second fails", () -> inInstanceof(new Pair<>("s", "t")));
          check("instanceof, first fails", () -> inInstanceof(new Pair<>(1, 2)));
          check("instanceof, no match", () -> inInstanceof("s"));
          check("instanceof, nulls", () -> inInstanceof(new Pair<>(null, null)));
          check("escaping", () -> escaping(line));
          check("escaping, no match", () -> escaping(dot));
          check("escaping, null", () -> escaping(new Line(null, null)));
          check("conditions", () -> conditions(dot, new Dot(2, 3)));
          check("conditions, pair", () -> conditions(new Pair<>(null, "b"), dot));
          check("while", () -> whileItMatches(new Pair<>(new Pair<>("x", 1), 2)));
          check("switch, far", () -> inSwitch(new Dot(6, 7)));
          check("switch, near", () -> inSwitch(dot));
          check("switch, line", () -> inSwitch(line));
          check("switch, group", () -> inSwitch(new Group(List.of(dot, line), "tag ")));
          check("switch, other group", () -> inSwitch(new Group(List.of(), "tag")));
          check("switch, tag", () -> inSwitch(new Group(List.of(), null)));
          check("switch, null", () -> inSwitch(null));
          check("statement, null", () -> statement(null));
          check("statement, deep", () -> statement(new Pair<>(new Pair<>(1, 2), 3)));
          check("statement, string", () -> statement(new Pair<>("a", null)));
          check("statement, big", () -> statement(new Pair<>(4, 7)));
          check("statement, any", () -> statement(new Pair<>(4, 5)));
          check("statement, else", () -> statement(4));
          check("generic", () -> generic(new Pair<>("a", List.of("b"))));
          check("failing", () -> failing(new Failing("no")));
          check("failing, in switch", () -> failingInSwitch(new Failing("no")));
          check("order", Main::order);
          check("lambda", () -> inLambda(dot));
          check("captured", () -> captured(new Pair<>("a", 'b')));
        });
  }
}
