import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Local and anonymous classes, records, enums and lambdas that capture locals around points. */
public class Main extends Points {
  interface Shape {
    int area();
  }

  int field = 3;

  static int localClassBefore() {
    class Counter {
      int n;

      int next() {
        return ++n;
      }
    }
    Counter c = new Counter();
    c.next();
    int x = point(10);
    c.next();
    return x + c.n + new Counter().next();
  }

  static int localClassAfter() {
    int a = point(1);
    class Adder {
      int add(int b) {
        return a + b;
      }
    }
    int sum = new Adder().add(point(10));
    return sum + new Adder().add(100);
  }

  static int localClassCapturesAcross(int parameter) {
    int before = parameter + 1;
    class Sum {
      final int extra;

      Sum(int extra) {
        this.extra = extra;
      }

      int total() {
        return parameter * 100 + before * 10 + extra;
      }
    }
    Sum first = new Sum(point(1));
    point();
    Sum second = new Sum(point(2));
    return first.total() + second.total();
  }

  static int localClassSuspends() {
    int base = point(5);
    class Waiter {
      int serve(int guests) {
        int served = 0;
        for (int i = 0; i < guests; i++) {
          served += point(base);
        }
        return served;
      }
    }
    return new Waiter().serve(2) + new Waiter().serve(1);
  }

  static String localRecord() {
    record Pair(String left, int right) {
      Pair swap() {
        return new Pair(left + right, point(left.length()));
      }

      static Pair of(int n) {
        return new Pair("n" + point(n), n);
      }
    }
    Pair p = Pair.of(point(7));
    Pair q = new Pair(point("a"), point(1)).swap();
    return p + " " + q;
  }

  static String localEnum() {
    enum Level {
      LOW,
      HIGH;

      Level other() {
        return values()[point(1 - ordinal())];
      }
    }
    Level l = point(Level.LOW);
    String s = "";
    for (Level each : Level.values()) {
      s +=
          switch (each) {
            case LOW -> point("low ");
            case HIGH -> "high " + each.other();
          };
    }
    return s + l.other();
  }

  static int localInterface() {
    interface Doubler {
      int twice(int x);

      default int four(int x) {
        return twice(twice(x));
      }
    }
    Doubler d =
        new Doubler() {
          @Override
          public int twice(int x) {
            return 2 * point(x);
          }
        };
    return d.four(point(3));
  }

  static int anonymousClass() {
    int side = point(4);
    Shape square =
        new Shape() {
          int calls;

          @Override
          public int area() {
            calls++;
            return side * side * calls;
          }
        };
    int first = square.area();
    point();
    return first + square.area();
  }

  static int anonymousSuspends() {
    int width = 3;
    Shape s =
        new Shape() {
          private int height = 2;

          @Override
          public int area() {
            return width * (height += point(1));
          }
        };
    return s.area() + point(100) + s.area();
  }

  int anonymousCapturesThis() {
    int local = point(1);
    Shape s =
        new Shape() {
          int field = 50;

          @Override
          public int area() {
            Main.this.field += point(local);
            return Main.this.field + this.field;
          }
        };
    return s.area() + field;
  }

  static int lambdaBefore() {
    int x = 1;
    IntSupplier s = () -> x + 10;
    int y = point(100);
    return s.getAsInt() + y;
  }

  static int lambdaAfter(int parameter) {
    int x = point(parameter);
    IntSupplier s = () -> x + parameter;
    return s.getAsInt() + point(1) + s.getAsInt();
  }

  int lambdaCapturesThis() {
    int x = point(1);
    Supplier<Integer> s = () -> x + field + this.field;
    field = point(10);
    return s.get();
  }

  static List<Integer> loopVariables() {
    List<Supplier<Integer>> suppliers = new ArrayList<>();
    for (int i : new int[] {1, 2, 3}) {
      int square = i * point(i);
      suppliers.add(() -> i * 100 + square);
    }
    for (int i = 0; i < 2; i++) {
      int copy = i;
      point();
      suppliers.add(() -> copy);
    }
    List<Integer> values = new ArrayList<>();
    for (Supplier<Integer> s : suppliers) {
      values.add(s.get());
    }
    return values;
  }

  static int capturedOfNestedScopes() {
    int a = point(1);
    int result;
    {
      int b = a + 1;
      if (b > 0) {
        int c = point(b + 1);
        Supplier<Supplier<Integer>> nested =
            () -> {
              int d = a + b + c;
              return () -> a * 1000 + b * 100 + c * 10 + d;
            };
        result = nested.get().get();
      } else {
        result = point(-1);
      }
    }
    int b = 5;
    IntSupplier other = () -> b;
    return result + other.getAsInt() + point(0);
  }

  /** Assigned once, but not where it is declared. */
  static int capturedAssignedLater(boolean first) {
    int x;
    if (first) {
      x = point(1);
    } else {
      x = 2;
    }
    IntSupplier s = () -> x;
    return s.getAsInt() + point(10);
  }

  static String capturedCatchParameter() {
    try {
      point(1);
      throw new IllegalStateException("caught");
    } catch (IllegalStateException e) {
      Supplier<String> message = () -> e.getMessage();
      point(2);
      return message.get();
    }
  }

  static String sortedWithCapture() {
    boolean descending = point(true);
    List<Integer> list = new ArrayList<>(List.of(2, 3, 1));
    list.sort(
        new Comparator<Integer>() {
          @Override
          public int compare(Integer a, Integer b) {
            return descending ? b - a : a - b;
          }
        });
    list.replaceAll(n -> descending ? -n : n);
    return list + "" + point(list.size());
  }

  static int goroutineCaptures() {
    Channel<Integer> results = Channel.unbuffered();
    int base = point(100);
    for (int i = 0; i < 3; i++) {
      int mine = i + base;
      go(
          () -> {
            int local = mine * 2;
            results.send(local);
          });
      point(mine);
    }
    return results.receive() + results.receive() + results.receive();
  }

  static int classInLoop() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      final int n = i;
      class Scaled implements Shape {
        @Override
        public int area() {
          return n * point(10);
        }
      }
      sum += new Scaled().area();
      point(sum);
    }
    return sum;
  }

  static int recursiveLocalClass() {
    int limit = point(3);
    class Walker {
      int walk(int depth) {
        return depth == limit ? point(1) : walk(depth + 1) * 2 + new Walker().leaf(depth);
      }

      int leaf(int depth) {
        return point(depth);
      }
    }
    return new Walker().walk(0);
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("local class before", Main::localClassBefore);
          check("local class after", Main::localClassAfter);
          check("local class captures across", () -> localClassCapturesAcross(3));
          check("local class suspends", Main::localClassSuspends);
          check("local record", Main::localRecord);
          check("local enum", Main::localEnum);
          check("local interface", Main::localInterface);
          check("anonymous class", Main::anonymousClass);
          check("anonymous suspends", Main::anonymousSuspends);
          check("anonymous captures this", () -> new Main().anonymousCapturesThis());
          check("lambda before", Main::lambdaBefore);
          check("lambda after", () -> lambdaAfter(2));
          check("lambda captures this", () -> new Main().lambdaCapturesThis());
          check("loop variables", Main::loopVariables);
          check("nested scopes", Main::capturedOfNestedScopes);
          check("assigned later, first", () -> capturedAssignedLater(true));
          check("assigned later, second", () -> capturedAssignedLater(false));
          check("catch parameter", Main::capturedCatchParameter);
          check("sorted with capture", Main::sortedWithCapture);
          check("goroutine captures", Main::goroutineCaptures);
          check("class in loop", Main::classInLoop);
          check("recursive local class", Main::recursiveLocalClass);
        });
  }
}
