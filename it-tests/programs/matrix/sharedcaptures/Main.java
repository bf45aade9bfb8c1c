import static dev.goj.Go.run;

import dev.goj.Computation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Lambdas that wait and create local classes of the method around them, with its variables. */
public class Main extends Points {
  private int field = 5;

  interface Step {
    int step();
  }

  static int captured(int parameter) {
    int local = point(2);
    class Adder {
      int sum = parameter;

      int add(int n) {
        return sum += n + point(local);
      }
    }
    IntSupplier s = () -> new Adder().add(point(10)) + new Adder().add(local);
    return s.getAsInt() + new Adder().add(100);
  }

  static int afterWaiting() {
    long wide = 7;
    String text = "text";
    class Length implements Step {
      @Override
      public int step() {
        return text.length() + (int) wide;
      }
    }
    Step s =
        () -> {
          int first = point(1);
          Length a = new Length();
          point();
          return first + a.step() + new Length().step();
        };
    return s.step();
  }

  int withReceiver() {
    int local = 3;
    class Reader {
      int read() {
        return field++ * local;
      }
    }
    Step s = () -> new Reader().read() + point(field) + new Reader().read() + this.field;
    return s.step() + s.step();
  }

  static int extended() {
    int base = point(4);
    class Parent {
      int get() {
        return point(base);
      }
    }
    Step s =
        () -> {
          Parent anonymous =
              new Parent() {
                @Override
                int get() {
                  return super.get() * 100;
                }
              };
          return new Parent().get() + anonymous.get();
        };
    return s.step();
  }

  static String nested() {
    String outer = point("o");
    class Inside {
      final String given;

      Inside(String given) {
        this.given = given;
      }

      String text() {
        return outer + given;
      }
    }
    Supplier<Supplier<String>> s =
        () -> {
          String middle = point("m");
          class Deeper {
            String text() {
              return outer + middle + new Inside(middle).text();
            }
          }
          return () -> new Deeper().text() + point("p") + new Inside("i").text();
        };
    return s.get().get() + s.get().get();
  }

  static String others() {
    int a = 1;
    class First {
      int value() {
        return a;
      }
    }
    int b = 2;
    class Second {
      int value() {
        return new First().value() * 10 + b;
      }
    }
    Step s = () -> new Second().value() + point(0);
    Step t = () -> a + point(b);
    return s.step() + "," + t.step() + "," + new Second().value();
  }

  static String references() {
    String prefix = point("pre");
    class Named {
      final String name;

      Named(String name) {
        this.name = prefix + name;
      }

      String get() {
        return point(name);
      }
    }
    Supplier<String> s =
        () -> {
          Function<String, Named> create = Named::new;
          Supplier<String> got = create.apply(point("x"))::get;
          return got.get();
        };
    Computation<String, RuntimeException> direct = new Named("y")::get;
    return s.get() + direct.compute();
  }

  static List<Integer> inLoop() {
    List<Supplier<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int n = i;
      class Scaled {
        int value() {
          return n * 10;
        }
      }
      all.add(() -> new Scaled().value() + point(n));
    }
    List<Integer> values = new ArrayList<>();
    for (Supplier<Integer> s : all) {
      values.add(s.get());
    }
    return values;
  }

  static int anonymousAround() {
    int n = point(6);
    class Six {
      int value() {
        return n;
      }
    }
    return new Step() {
      @Override
      public int step() {
        Step inner = () -> new Six().value() + point(1);
        return inner.step();
      }
    }.step();
  }

  /** The class is one of the lambda around, which javac must have come to before. */
  static int ofLambdaAround() {
    Supplier<Step> s =
        () -> {
          int n = point(2);
          class Times {
            int get() {
              return n;
            }
          }
          return () -> {
            Times extended =
                new Times() {
                  @Override
                  int get() {
                    return super.get() * 100;
                  }
                };
            Step creating =
                new Step() {
                  @Override
                  public int step() {
                    return new Times().get() + point(1);
                  }
                };
            List<Times> plain = new ArrayList<>();
            List.of(1, 2).forEach(i -> plain.add(new Times()));
            return extended.get() + creating.step() + plain.get(1).get();
          };
        };
    return s.get().step();
  }

  /** The method waits, the lambda does not. */
  static int ofMethodThatWaits() {
    int n = point(3);
    class Wrapped {
      final int given;

      Wrapped(int given) {
        this.given = given;
      }

      int get() {
        return given * 10 + n;
      }
    }
    Computation<Integer, RuntimeException> c =
        () -> {
          int[] sum = {0};
          List.of(1, 2).forEach(i -> sum[0] += new Wrapped(i).get());
          Wrapped extended =
              new Wrapped(4) {
                @Override
                int get() {
                  return super.get() * 100;
                }
              };
          return sum[0] + extended.get();
        };
    return c.compute() + point(1);
  }

  /** The method around waits neither, nor is it transformed. */
  static Step given(String s) {
    class Length {
      int value() {
        return s.length();
      }
    }
    return () -> point(new Length().value()) + new Length().value();
  }

  /** Nothing waits around the pattern, so its variable is left to javac. */
  static Step ofPattern(Object o) {
    if (!(o instanceof Integer n)) {
      return null;
    }
    class Times {
      int by(int factor) {
        IntSupplier own = () -> n * factor;
        return own.getAsInt();
      }
    }
    if (n > 0 && o instanceof Number m) {
      class Sum {
        int get() {
          return m.intValue() + n;
        }
      }
      return () -> point(new Sum().get()) + new Times().by(10) + point(n);
    }
    return () -> point(n) + new Times().by(point(10));
  }

  static int ofPatterns(Object... all) {
    int sum = 0;
    for (Object o : all) {
      while (o instanceof String s) {
        class Length {
          int get() {
            return s.length();
          }
        }
        Step length = () -> new Length().get() * 1000 + point(0);
        sum += length.step();
        o = point(s.length());
      }
      sum += ofPattern(o).step();
    }
    return sum;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("captured", () -> captured(1));
          check("after waiting", Main::afterWaiting);
          check("with receiver", () -> new Main().withReceiver());
          check("extended", Main::extended);
          check("nested", Main::nested);
          check("others", Main::others);
          check("references", Main::references);
          check("in loop", Main::inLoop);
          check("anonymous around", Main::anonymousAround);
          check("of the lambda around", Main::ofLambdaAround);
          check("of a method that waits", Main::ofMethodThatWaits);
          check("given", () -> given("four").step());
          check("of a pattern", () -> ofPattern(4).step() + ofPattern(-4).step());
          check("of patterns", () -> ofPatterns("two", 4));
        });
  }
}
