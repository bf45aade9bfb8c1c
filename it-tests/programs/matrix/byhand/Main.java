import static dev.goj.Go.run;

import dev.goj.Go;
import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;

/** Methods whose siblings are written by hand, beside those that GoJ makes. */
public class Main extends Points {
  /** What each of the hand-written siblings does: suspends, and goes on with the result. */
  static final class After extends Frame {
    private final int result;

    private After(int result) {
      this.result = result;
    }

    static int suspend(Continuation c, int result) {
      Go.yieldNow$go(c, null);
      if (c.isSuspended()) {
        After frame = new After(result);
        frame.label = 1;
        c.push(frame);
        return 0;
      }
      return result;
    }

    @Override
    protected void resume(Continuation c) {
      c.takeVoid();
      c.completeInt(result);
    }

    @Override
    protected StackTraceElement location() {
      return at("Main", "twice", "Main.java", "1");
    }
  }

  static int twice(int x) {
    Go.yieldNow();
    return 2 * x;
  }

  static int twice$go(Continuation c, Frame f, int x) {
    return After.suspend(c, 2 * x);
  }

  /** An overload, whose sibling GoJ makes. */
  static String twice(String s) {
    return s + point(s);
  }

  interface Shape {
    int area();

    default int corners() {
      return 0;
    }

    default int corners$go(Continuation c, Frame f) {
      return After.suspend(c, 0);
    }
  }

  static class Square implements Shape {
    final int side;

    Square(int side) {
      this.side = side;
    }

    @Override
    public int area() {
      return point(side) * side;
    }

    @Override
    public int corners() {
      return point(4);
    }
  }

  /** By hand below a method of GoJ's. */
  static class Cut extends Square {
    Cut(int side) {
      super(side);
    }

    @Override
    public int area() {
      Go.yieldNow();
      return side * side - 1;
    }

    public int area$go(Continuation c, Frame f) {
      return After.suspend(c, side * side - 1);
    }
  }

  /** GoJ's again. */
  static class CutTwice extends Cut {
    CutTwice(int side) {
      super(side);
    }

    @Override
    public int area() {
      return point(side) - 2;
    }

    @Override
    public int corners() {
      return super.corners() + point(2);
    }
  }

  static class Dot implements Shape {
    @Override
    public int area() {
      return 0;
    }
  }

  /** Its name is that of a sibling, its parameters are not. */
  static int name() {
    return point(1);
  }

  static int name$go(int x) {
    return point(x);
  }

  static String all(Shape s) {
    return s.area() + " " + s.corners();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("static", () -> twice(21) + point(1));
          check("overload", () -> twice("two"));
          check("names", () -> name() + name$go(2));
          check("square", () -> all(new Square(3)));
          check("cut", () -> all(new Cut(3)));
          check("cut twice", () -> all(new CutTwice(3)));
          check("dot", () -> all(new Dot()));
          check("lambda", () -> all(() -> point(5)));
        });
  }
}
