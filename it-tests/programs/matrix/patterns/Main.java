import static dev.goj.Go.run;

import java.util.List;

/** Pattern variables of instanceof, and the flow of their scope, across suspension points. */
public class Main extends Points {
  sealed interface Shape permits Circle, Square, Group {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  record Group(List<Shape> shapes) implements Shape {}

  static String inThen(Object o) {
    if (o instanceof String s) {
      return point("string ") + s + point(s.length());
    }
    return point("other");
  }

  static String negatedWithReturn(Object o) {
    if (!(o instanceof String s)) {
      return point("not a string");
    }
    point(1);
    return s + point(2) + s.length();
  }

  static String negatedWithThrow(Object o) {
    if (!(point(o) instanceof Integer i)) throw new IllegalArgumentException("want an int");
    int next = i + point(1);
    return i + " then " + next;
  }

  static String negatedInLoop() {
    String r = "";
    for (Object o : new Object[] {1, "a", 2.5, "b"}) {
      if (!(o instanceof String s)) continue;
      r += point(s) + s;
    }
    return r;
  }

  static String whileNot() {
    Object[] source = {1, 2, "found", "later"};
    int i = 0;
    Object o = source[i];
    while (!(o instanceof String s)) {
      point(o);
      o = source[++i];
    }
    return s + point(i) + s;
  }

  static String and(Object o) {
    if (o instanceof String s && s.length() > point(1) && point(s.charAt(0)) == 'l') {
      return point("long ") + s;
    }
    return o instanceof Integer n && point(n) > 1 && n < point(5) ? "small " + n : point("none");
  }

  static String or(Object o) {
    if (!(o instanceof String s) || s.isEmpty() || point(s).equals("skip")) {
      return point("skipped");
    }
    return s + point(s.length());
  }

  static int conditional(Object o) {
    return o instanceof Circle c ? point(c.radius()) * c.radius() : point(-1);
  }

  static int conditionalNegated(Object o) {
    return !(o instanceof Square q) ? point(0) : q.side() * point(q.side());
  }

  static int area(Shape shape) {
    if (shape instanceof Circle c) {
      return 3 * point(c.radius()) * c.radius();
    } else if (shape instanceof Square s) {
      return s.side() * point(s.side());
    } else if (shape instanceof Group g) {
      int sum = 0;
      for (Shape each : g.shapes()) {
        sum += area(each);
      }
      return sum + g.shapes().size() * point(100);
    }
    throw new AssertionError();
  }

  static String onPoint() {
    if (point((Object) "text") instanceof String s && point(true)) {
      return s + point("!") + s;
    }
    return "none";
  }

  static String two(Object a, Object b) {
    if (a instanceof String s && b instanceof Integer n && point(n) > 0) {
      return s + point(n + 1) + n;
    }
    if (a instanceof Integer s && b instanceof String n) {
      return n + point(s + 1) + s;
    }
    return point("neither");
  }

  static String reassigned(Object o) {
    if (o instanceof String s) {
      s = s + point(1);
      s += point(2);
      return s;
    }
    return "none";
  }

  static String captured(Object o) {
    if (o instanceof String s && s.length() == point(1)) {
      java.util.function.Supplier<String> twice = () -> s + s;
      point(2);
      return twice.get();
    }
    return point("none");
  }

  static String inWhileCondition() {
    Object[] queue = {"a", "b", 3, "c"};
    int i = 0;
    String r = "";
    while (queue[i] instanceof String s && i < point(5)) {
      r += s + point(i);
      i++;
    }
    return r + queue[i];
  }

  static String inForCondition() {
    String r = "";
    Object next = 1;
    for (int i = 0; next instanceof Integer n && n < point(4); i++, next = point(n + 1)) {
      r += i + ":" + n + point(" ");
    }
    return r;
  }

  static String inDoLoop() {
    Object o = "";
    int n = 0;
    do {
      o = n == 2 ? (Object) n : "s" + point(n);
      n++;
    } while (!(o instanceof Integer i && point(i) == 2));
    return o + " " + n;
  }

  static <T extends Comparable<T>> String generic(Object o, T other) {
    if (o instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof CharSequence cs) {
      return point(cs.length()) + cs.toString() + list.size() + point(other);
    }
    return point("none");
  }

  static boolean asOperand(Object o) {
    boolean text = o instanceof String s && !s.isEmpty() && point(s).startsWith("a");
    boolean number = o instanceof Integer n && point(n) > 0;
    return text | number == point(true);
  }

  static String inAssertAndReturn(Object o) {
    boolean b = !(o instanceof String s) || point(s) == s;
    return b && o instanceof String s ? s + point(1) : "other" + point(2);
  }

  static String finalPattern(Object o) {
    if (o instanceof final String s) {
      point();
      return s;
    }
    return "none";
  }

  private Object field = "field";

  String shadowsField() {
    String r = "";
    if (field instanceof String field && point(true)) {
      r += field.length();
      point();
      r += field;
    }
    return r + point(1) + field;
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (Object o : new Object[] {"long", "", 3, "skip"}) {
            check("in then, " + o, () -> inThen(o));
            check("negated with return, " + o, () -> negatedWithReturn(o));
            check("negated with throw, " + o, () -> negatedWithThrow(o));
            check("and, " + o, () -> and(o));
            check("or, " + o, () -> or(o));
            check("operand, " + o, () -> asOperand(o));
            check("return, " + o, () -> inAssertAndReturn(o));
          }
          check("negated in loop", Main::negatedInLoop);
          check("while not", Main::whileNot);
          check("conditional, circle", () -> conditional(new Circle(3)));
          check("conditional, square", () -> conditional(new Square(3)));
          check("negated conditional, circle", () -> conditionalNegated(new Circle(3)));
          check("negated conditional, square", () -> conditionalNegated(new Square(3)));
          check(
              "area",
              () -> area(new Group(List.of(new Circle(1), new Group(List.of(new Square(2)))))));
          check("on point", Main::onPoint);
          check("two, first", () -> two("s", 1));
          check("two, second", () -> two(1, "s"));
          check("two, neither", () -> two(1, 1));
          check("reassigned", () -> reassigned("r"));
          check("captured", () -> captured("c"));
          check("while condition", Main::inWhileCondition);
          check("for condition", Main::inForCondition);
          check("do condition", Main::inDoLoop);
          check("generic", () -> generic(List.of("xyz", "z"), "other"));
          check("final", () -> finalPattern("f"));
          check("shadows field", () -> new Main().shadowsField());
        });
  }
}
