import static dev.goj.Go.run;

import java.util.List;

/** Record patterns, in instanceof and in switch, with suspension points around them. */
public class Main extends Points {
  sealed interface Shape permits Circle, Rectangle, Group {}

  record Position(int x, int y) {}

  record Circle(Position center, int radius) implements Shape {}

  record Rectangle(Position corner, int width, int height) implements Shape {}

  record Group(List<Shape> shapes) implements Shape {}

  record Pair<A, B>(A first, B second) {}

  static String inInstanceof(Object o) {
    if (o instanceof Pair<?, ?>(String s, Integer n) && n > point(0)) {
      return s + point(n) + s + n;
    }
    return point("none");
  }

  static String nested(Object o) {
    if (!(o instanceof Circle(Position(int x, int y), int r))) {
      return point("not a circle");
    }
    point();
    return x + " " + point(y) + " " + r;
  }

  static int withVar(Object o) {
    if (o instanceof Rectangle(var corner, var width, var height)) {
      int area = point(width) * height;
      return area + corner.x();
    }
    return point(-1);
  }

  static int area(Shape shape) {
    return switch (shape) {
      case Circle(Position p, int r) -> 3 * r * point(r) + p.x();
      case Rectangle(Position(int x, int y), int w, int h) -> {
        int product = 0;
        for (int i = 0; i < w; i++) {
          product += point(h);
        }
        yield product + x + y;
      }
      case Group(List<Shape> shapes) -> {
        int sum = 0;
        for (Shape each : shapes) {
          sum += area(each);
        }
        yield sum + point(1000);
      }
    };
  }

  static String statement(Object o) {
    String s = "";
    switch (o) {
      case Pair<?, ?>(Pair<?, ?>(var a, var b), var c) -> s = a + point("deep") + b + c;
      case Pair<?, ?>(String a, var b) -> {
        s = a + point(a.length());
        if (b == null) break;
        s += b;
      }
      case Pair<?, ?> p -> s = point("any ") + p.first();
      default -> s = point("none");
    }
    return s + point("!");
  }

  static <T> String inferred(Pair<T, ? extends List<T>> pair) {
    if (pair instanceof Pair(var first, var rest)) {
      T head = point(first);
      return head + " " + point(rest.size()) + rest;
    }
    return "null";
  }

  static String pointSelector() {
    String s = "";
    for (Object o : new Object[] {new Position(1, 2), new Pair<>(3, "x"), "else"}) {
      s +=
          switch (point(o)) {
            case Position(int x, int y) -> x + point(y);
            case Pair<?, ?>(Integer n, String t) -> t.repeat(n) + point(n);
            default -> "d";
          };
    }
    return s;
  }

  static String ignoring(Object o) {
    return switch (o) {
      case Circle(Position(int x, var y), var radius) -> "x" + point(x);
      case Rectangle ignored -> point("rectangle");
      default -> "other";
    };
  }

  static String accessorThrows() {
    record Moody(int n) {
      @Override
      public int n() {
        if (n < 0) throw new IllegalStateException("moody");
        return n;
      }
    }
    Object o = point(new Moody(-1));
    try {
      if (o instanceof Moody(int n)) {
        return "n" + n;
      }
    } catch (MatchException e) {
      return point("match failed because of ") + e.getCause().getMessage();
    }
    return "none";
  }

  static int forLoopVariables() {
    int sum = 0;
    for (var pair : List.of(new Pair<>(1, 2), new Pair<>(3, 4))) {
      if (pair instanceof Pair<Integer, Integer>(Integer a, Integer b) && point(a) < b) {
        sum += a * point(b);
      }
    }
    return sum;
  }

  public static void main(String[] args) {
    run(
        () -> {
          Position p = new Position(1, 2);
          Circle circle = new Circle(p, 3);
          Rectangle rectangle = new Rectangle(p, 2, 5);
          check("instanceof", () -> inInstanceof(new Pair<>("s", 2)));
          check("instanceof, no match", () -> inInstanceof(new Pair<>("s", "t")));
          check("nested", () -> nested(circle));
          check("nested, no match", () -> nested(rectangle));
          check("var", () -> withVar(rectangle));
          check("area", () -> area(new Group(List.of(circle, rectangle, new Group(List.of())))));
          check("statement, deep", () -> statement(new Pair<>(new Pair<>(1, 2), 3)));
          check("statement, string", () -> statement(new Pair<>("a", null)));
          check("statement, string and more", () -> statement(new Pair<>("a", 'b')));
          check("statement, any", () -> statement(new Pair<>(1, 2)));
          check("statement, none", () -> statement(7));
          check("inferred", () -> inferred(new Pair<>("a", List.of("b"))));
          check("point selector", Main::pointSelector);
          check("ignoring, circle", () -> ignoring(circle));
          check("ignoring, rectangle", () -> ignoring(rectangle));
          check("accessor throws", Main::accessorThrows);
          check("for loop", Main::forLoopVariables);
        });
  }
}
