import static dev.goj.Go.run;

import dev.goj.Computation;

/** Switches over types with guards that do not wait, null, and mixtures with constants. */
public class Main extends Points {
  sealed interface Message {}

  record Text(String text) implements Message {}

  record Number(int n) implements Message {}

  enum Signal implements Message {
    START,
    STOP
  }

  static String types(Object o) {
    return switch (o) {
      case null -> point("null");
      case Integer i when i > 100 -> "big " + point(i);
      case Integer i -> {
        int doubled = i + point(i);
        yield "int " + doubled;
      }
      case String s when s.isEmpty() -> "empty";
      case String s -> s + point(s.length()) + s;
      case int[] a when a.length > 1 -> a[0] + point(a[1]) + "";
      case Character c -> point(c) + "c";
      default -> point("other");
    };
  }

  static String statement(Object o) {
    StringBuilder s = new StringBuilder();
    switch (o) {
      case String t when t.length() > 3 -> {
        for (char c : t.toCharArray()) {
          s.append(point(c));
        }
      }
      case String t -> s.append(point(t));
      case Long l when l < 0 -> {}
      default -> s.append("neither");
    }
    return s.append(point("!")).toString();
  }

  static String exhaustive(Message m) {
    return switch (m) {
      case Text t when t.text().startsWith("!") -> point("loud");
      case Text(String t) -> t + point(1);
      case Number(int n) when n == 0 -> "zero";
      case Number(int n) -> {
        point();
        yield "n" + n;
      }
      case Signal.START -> point("go");
      case Signal.STOP -> "halt";
    };
  }

  static String nullAndDefault(String s) {
    String r = "";
    switch (s) {
      case "a" -> r = point("A");
      case null, default -> r = point("?") + s;
    }
    return r;
  }

  static int inLoop() {
    int sum = 0;
    outer:
    for (Object o : new Object[] {1, "two", 3L, 'x', 5}) {
      switch (o) {
        case Integer i when i > 4:
          break outer;
        case Integer i:
          sum += point(i);
          continue;
        case String s:
          sum += point(s.length());
          break;
        case Long l:
          try {
            if (point(l) == 3) continue outer;
          } finally {
            sum += 100;
          }
        default:
          sum += 1000;
      }
      sum += 10_000;
    }
    return sum;
  }

  static String selectorPoint(Object o) {
    int before = 1;
    return before
        + switch (point(o)) {
          case String s when s.length() == before -> "one";
          case String s -> "string" + point(s.length());
          case Object x -> x + point("x");
        }
        + before;
  }

  static String nested(Object a, Object b) {
    return switch (a) {
      case String s ->
          switch (b) {
            case String t when t.equals(s) -> point("same");
            case String t -> s + point(t);
            default -> point(1) + s;
          };
      default -> "none" + point(2);
    };
  }

  static String capturing(Object o) {
    return switch (o) {
      case String s when s.length() > 1 -> {
        java.util.function.Supplier<String> twice = () -> s + s;
        point(1);
        yield twice.get();
      }
      default -> point("short");
    };
  }

  /** Nothing waits around the patterns. */
  static Computation<String, RuntimeException> capturedByClass(Object o) {
    switch (o) {
      case String s:
        class Twice {
          String get() {
            return s + s;
          }
        }
        return () -> point(new Twice().get());
      default:
        return () -> point("none");
    }
  }

  static Computation<String, RuntimeException> capturedByClassInBlock(Object o) {
    return switch (o) {
      case Integer n when n > 0 -> {
        class Twice {
          int get() {
            return n + n;
          }
        }
        yield () -> "" + point(new Twice().get());
      }
      default -> () -> point("none");
    };
  }

  static String generic() {
    record Box<T>(T t) {}
    Box<? extends Comparable<?>> box = point(new Box<>("b"));
    return switch (box) {
      case Box<? extends Comparable<?>>(String s) -> s + point(1);
      case Box<? extends Comparable<?>>(var other) -> "other" + point(2) + other;
    };
  }

  static String noMatch() {
    String none = null;
    try {
      return switch (point(none)) {
        case String s when s.isEmpty() -> "empty";
        case String s -> s;
      };
    } catch (NullPointerException e) {
      return point("null");
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Object[] objects = {null, 1000, 7, "", "text", new int[] {1, 2}, new int[] {1}, 'q', 2.5};
          for (int i = 0; i < objects.length; i++) {
            Object o = objects[i];
            check("types " + i, () -> types(o));
          }
          for (Object o : new Object[] {"long text", "abc", -1L, 2}) {
            check("statement " + o, () -> statement(o));
            check("selector point " + o, () -> selectorPoint(o));
            check("capturing " + o, () -> capturing(o));
            check("nested " + o, () -> nested(o, "abc"));
          }
          for (Message m :
              new Message[] {
                new Text("!x"), new Text("y"), new Number(0), new Number(5), Signal.START,
                Signal.STOP
              }) {
            check("exhaustive " + m, () -> exhaustive(m));
          }
          check("captured by a class", () -> capturedByClass("a").compute());
          check("captured in a block", () -> capturedByClassInBlock(2).compute());
          check("constant", () -> nullAndDefault("a"));
          check("null", () -> nullAndDefault(null));
          check("default", () -> nullAndDefault("b"));
          check("in loop", Main::inLoop);
          check("generic", Main::generic);
          check("no match", Main::noMatch);
        });
  }
}
