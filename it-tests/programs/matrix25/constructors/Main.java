import static dev.goj.Go.run;

import dev.goj.Computation;
import java.util.function.Supplier;

/** Constructors with statements before {@code super(...)}: they block, what they create suspends. */
public class Main extends Points {
  static class Base {
    final Computation<Integer, RuntimeException> later;

    Base(Computation<Integer, RuntimeException> later) {
      this.later = later;
    }
  }

  static final class Checked extends Base {
    final int n;
    final String name;

    Checked(int n, String name) {
      if (n < 0) {
        throw new IllegalArgumentException("negative");
      }
      int doubled = 2 * n;
      Computation<Integer, RuntimeException> prologue = () -> doubled + point(n);
      this.n = doubled;
      super(prologue);
      this.name = name + doubled;
    }

    Checked(String name) {
      int length = name.length();
      this(length, name);
    }

    int both() {
      return later.compute() + point(n);
    }
  }

  final class Inner extends Base {
    final int seen;

    Inner(int n) {
      int before = n + Main.this.own;
      super(() -> before + point(own));
      seen = before;
    }
  }

  private int own = 5;

  /** Extends the class that it is in: what it uses is of the outer one. */
  final class Deep extends Base {
    final class Deeper extends Base {
      Deeper(int n) {
        Computation<Integer, RuntimeException> prologue =
            () -> {
              class Local {
                int both() {
                  return own + point(n) + owned();
                }
              }
              return new Local().both();
            };
        super(prologue);
      }
    }

    Deep(int n) {
      Supplier<Computation<Integer, RuntimeException>> nested = () -> () -> n + point(own);
      this(nested.get());
    }

    private Deep(Computation<Integer, RuntimeException> later) {
      super(later);
    }

    private int owned() {
      return point(own) * 10;
    }
  }

  static int prologue() {
    Checked c = new Checked(point(3), point("c"));
    return c.both() + c.name.length() + new Checked("four").later.compute();
  }

  int outer() {
    Inner inner = new Inner(point(1));
    return inner.seen + inner.later.compute();
  }

  int deep() {
    Deep deep = new Deep(2);
    return deep.later.compute() + deep.new Deeper(point(3)).later.compute();
  }

  static int failing() {
    try {
      return new Checked(point(-1), "never").n;
    } catch (IllegalArgumentException e) {
      return point(9);
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("prologue", Main::prologue);
          check("outer", () -> new Main().outer());
          check("deep", () -> new Main().deep());
          check("failing", Main::failing);
        });
  }
}
