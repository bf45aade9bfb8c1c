import static dev.goj.Go.async;
import static dev.goj.Go.run;

import dev.goj.Computation;

/** Inner and nested classes, three deep, static and not, with the outer instances they capture. */
public class Main extends Points {
  private int top = 1;
  private static int shared = 2;

  class Middle {
    private int middle = 10;

    class Inner {
      private int inner = 100;

      int sum() {
        return top + middle + point(inner);
      }

      int change() {
        top += point(1);
        Main.this.top += Middle.this.middle++;
        this.inner -= point(top);
        return top * 1_000_000 + middle * 1000 + inner + shared;
      }

      int viaLambda() {
        return async(() -> top + middle + inner + point(Middle.this.middle)).await();
      }
    }

    int ofInner() {
      Inner i = new Inner();
      return i.sum() + point(i.inner);
    }
  }

  static class Nested {
    private int value = 5;

    static class Deeper<T> {
      private final T held;

      Deeper(T held) {
        this.held = held;
      }

      T get() {
        shared++;
        return point(held);
      }

      class Deepest {
        String twice() {
          return get() + "" + point(held);
        }
      }
    }

    int value() {
      return point(value) + privateOfMain(value);
    }
  }

  private static int privateOfMain(int x) {
    return point(x * 100);
  }

  private int privateInstance() {
    return point(top) + 50;
  }

  static class Friend {
    private static int secret = 3;

    private int secretMethod(int x) {
      return secret += point(x);
    }
  }

  static int inner() {
    Main m = new Main();
    Main.Middle.Inner i = m.new Middle().new Inner();
    return i.sum() + i.change();
  }

  static int innerOfPoint() {
    Main m = new Main();
    Middle middle = point(m).new Middle();
    middle.middle += point(5);
    return middle.new Inner().sum() + middle.ofInner();
  }

  @Override
  public String toString() {
    return "main" + top;
  }

  static int lambdaInInner() {
    return new Main().new Middle().new Inner().viaLambda();
  }

  static String staticNested() {
    shared = 2;
    Nested.Deeper<String> deeper = new Nested.Deeper<>("d");
    Nested.Deeper<String>.Deepest deepest = deeper.new Deepest();
    return new Nested().value() + deepest.twice() + shared;
  }

  static int privateMembers() {
    Friend.secret = 3;
    Friend f = new Friend();
    int a = f.secretMethod(4) + Friend.secret;
    Friend.secret -= point(1);
    return a * 100 + Friend.secret + new Main().privateInstance();
  }

  /** Shadows members of the class around it. */
  class Shadow {
    private int top = 1000;

    int get(int middle) {
      int shared = point(7);
      this.top += point(1);
      return top + Main.this.top + middle + shared + Main.shared;
    }
  }

  interface Holder {
    class Held {
      int held() {
        return point(9);
      }
    }

    record Pair(int a, int b) {
      int sum() {
        return point(a) + point(b);
      }
    }

    enum Kind {
      SMALL,
      BIG;

      int size() {
        return point(ordinal()) * 10;
      }
    }
  }

  static int membersOfInterface() {
    return new Holder.Held().held() + new Holder.Pair(1, 2).sum() + Holder.Kind.BIG.size();
  }

  static int anonymousInAnonymous() {
    interface Value {
      int get();
    }
    int a = point(1);
    Value outer =
        new Value() {
          private int b = 10;

          @Override
          public int get() {
            b += point(a);
            Value inner =
                new Value() {
                  @Override
                  public int get() {
                    return a + b++ + point(100);
                  }
                };
            return inner.get() + inner.get() + b;
          }
        };
    return outer.get() + outer.get();
  }

  class Base {
    int base() {
      return point(top);
    }
  }

  class Sub extends Base {
    int sub() {
      return base() + super.base() + privateInstance();
    }
  }

  static class Task {
    final Computation<Integer, RuntimeException> later;

    Task(Computation<Integer, RuntimeException> later) {
      this.later = later;
    }
  }

  class Job extends Task {
    Job(int n) {
      super(() -> Main.this.top + point(n) + privateInstance());
    }

    class Part extends Task {
      Part() {
        super(Main.this::privateInstance);
      }
    }
  }

  /** Lambdas in the arguments of {@code super(...)} use what is around their class. */
  int beforeSuper() {
    Job job = new Job(4);
    int local = point(6);
    class Local extends Task {
      Local(int n) {
        super(() -> local + point(n) + privateInstance());
      }

      Local() {
        this(local);
      }
    }
    return job.later.compute()
        + job.new Part().later.compute()
        + new Local().later.compute()
        + new Task(() -> local + point(top)) {}.later.compute();
  }

  static int beforeSuperInStatic() {
    int local = point(6);
    class Local extends Task {
      Local(int n) {
        super(() -> local + point(n));
      }
    }
    return new Local(1).later.compute();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("inner", Main::inner);
          check("inner of point", Main::innerOfPoint);
          check("lambda in inner", Main::lambdaInInner);
          check("static nested", Main::staticNested);
          check("private members", Main::privateMembers);
          check("shadowing", () -> new Main().new Shadow().get(3) * 10 + shared);
          check("members of an interface", Main::membersOfInterface);
          check("anonymous in anonymous", Main::anonymousInAnonymous);
          check("inner inheritance", () -> new Main().new Sub().sub());
          check("before super", () -> new Main().beforeSuper());
          check("before super in static", Main::beforeSuperInStatic);
        });
  }
}
