import static dev.goj.Go.run;

import java.util.EnumMap;
import java.util.Map;

/** Enums with and without constant bodies, and records, whose methods suspend. */
public class Main extends Points {
  enum Op {
    PLUS("+") {
      @Override
      int apply(int a, int b) {
        return point(a) + b;
      }
    },
    TIMES("*") {
      @Override
      int apply(int a, int b) {
        int product = 0;
        for (int i = 0; i < b; i++) {
          product += point(a);
        }
        return product;
      }
    },
    FIRST("<") {
      @Override
      int apply(int a, int b) {
        return a;
      }
    };

    private static final Map<String, Op> BY_SYMBOL = new java.util.HashMap<>();

    static {
      for (Op op : values()) {
        BY_SYMBOL.put(op.symbol, op);
      }
    }

    final String symbol;

    Op(String symbol) {
      this.symbol = symbol;
    }

    abstract int apply(int a, int b);

    static Op of(String symbol) {
      Op op = BY_SYMBOL.get(point(symbol));
      return op == null ? FIRST : point(op);
    }

    String describe() {
      return name().toLowerCase() + symbol + point(ordinal());
    }
  }

  enum Light {
    RED,
    GREEN,
    YELLOW;

    Light next() {
      return values()[(point(ordinal()) + 1) % values().length];
    }

    boolean mayGo() {
      return switch (this) {
        case GREEN -> point(true);
        case RED, YELLOW -> false;
      };
    }
  }

  static int apply() {
    int sum = 0;
    for (Op op : Op.values()) {
      sum = sum * 100 + op.apply(3, 2);
    }
    return sum;
  }

  static String describe() {
    return Op.of("*").describe() + Op.of("?").describe() + Op.valueOf(point("PLUS")).describe();
  }

  static String lights() {
    Light light = Light.RED;
    String s = "";
    Map<Light, Integer> seen = new EnumMap<>(Light.class);
    do {
      seen.merge(light, point(1), Integer::sum);
      s += light.mayGo() ? "go " : "wait ";
      light = light.next();
    } while (light != Light.RED);
    return s + seen;
  }

  record Point(int x, int y) {
    static final Point ORIGIN = new Point(0, 0);

    Point {
      if (x < 0) {
        throw new IllegalArgumentException("negative: " + x);
      }
    }

    Point(int both) {
      this(both, both);
    }

    Point plus(Point other) {
      return new Point(point(x + other.x), y + point(other.y));
    }

    static Point of(int x) {
      return new Point(point(x), point(-x));
    }

    /** An accessor that suspends. */
    @Override
    public int y() {
      return point(y);
    }

    double length() {
      return Math.sqrt(x * x + y() * y());
    }
  }

  static String records() {
    Point p = Point.of(3).plus(Point.ORIGIN).plus(new Point(point(1)));
    return p + " " + p.equals(new Point(4, -2)) + p.y();
  }

  static double accessor() {
    return new Point(3, 4).length();
  }

  static String compactConstructorThrows() {
    try {
      return Point.of(-1).toString();
    } catch (IllegalArgumentException e) {
      return point(e.getMessage());
    }
  }

  record Pair<A, B extends Comparable<B>>(A first, B second) {
    <C> Pair<C, B> withFirst(C c) {
      return new Pair<>(point(c), second);
    }

    boolean less(Pair<?, B> other) {
      return point(second.compareTo(other.second)) < 0;
    }

    record Nested(String s) {
      String twice() {
        return point(s) + s;
      }
    }
  }

  static String genericRecords() {
    var p = new Pair<>("a", point(1)).withFirst(2.5);
    return p + " " + p.less(new Pair<>('c', 2)) + new Pair.Nested("n").twice();
  }

  record Varargs(int... numbers) {
    int sum() {
      int sum = 0;
      for (int n : numbers) {
        sum += point(n);
      }
      return sum;
    }
  }

  static int varargsRecord() {
    return new Varargs(1, point(2), 3).sum() + new Varargs().sum();
  }

  sealed interface Expression permits Number, Sum, Product {
    int value();
  }

  record Number(int value) implements Expression {}

  record Sum(Expression left, Expression right) implements Expression {
    @Override
    public int value() {
      return point(left.value() + right.value());
    }
  }

  record Product(Expression left, Expression right) implements Expression {
    @Override
    public int value() {
      int l = left.value();
      return l == 0 ? point(0) : l * right.value();
    }
  }

  static int expressions() {
    Expression two = new Number(2);
    Expression four = new Sum(two, two);
    Expression zero = new Product(new Sum(two, new Number(-2)), four);
    return new Sum(new Product(four, new Sum(four, new Number(1))), zero).value();
  }

  interface Named {
    default String name() {
      return point("nobody");
    }

    default String greeting() {
      return "hello " + name();
    }
  }

  /** Its accessor, which nobody wrote, overrides one that suspends. */
  record Known(String name) implements Named {}

  static final class Unknown implements Named {}

  static String implicitAccessor() {
    return new Unknown().greeting() + new Known("me").greeting() + new Known("them").name();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("apply", Main::apply);
          check("describe", Main::describe);
          check("lights", Main::lights);
          check("records", Main::records);
          check("accessor", Main::accessor);
          check("compact constructor throws", Main::compactConstructorThrows);
          check("generic records", Main::genericRecords);
          check("varargs record", Main::varargsRecord);
          check("expressions", Main::expressions);
          check("implicit accessor", Main::implicitAccessor);
        });
  }
}
