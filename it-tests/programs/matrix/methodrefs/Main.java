import static dev.goj.Go.async;
import static dev.goj.Go.go;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;
import static dev.goj.Go.send;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.Computation;
import dev.goj.Receiver;
import dev.goj.sync.Once;
import dev.goj.sync.WaitGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Method references of all kinds where something that suspends is wanted. */
public class Main extends Points {
  static class Base {
    int seed = 3;

    int compute() {
      return point(seed);
    }
  }

  static class Derived extends Base {
    @Override
    int compute() {
      return point(100) + seed;
    }

    int viaThis() {
      return async(this::compute).await();
    }

    int viaSuper() {
      return async(super::compute).await();
    }

    int viaSuperFromLambda() {
      return async(() -> super.compute() + this.compute()).await();
    }

    int viaQualified() {
      return async(Derived.super::compute).await() + async(Derived.this::compute).await();
    }
  }

  static class Made {
    private static int count;
    final int number;

    Made() {
      number = ++count;
      say("made " + number);
    }

    @Override
    public String toString() {
      return "made " + number;
    }
  }

  static int staticMethod() {
    return point(1) + point(2);
  }

  static int staticReference() {
    return async(Main::staticMethod).await() + point(10);
  }

  static int boundReference() {
    Base base = new Base();
    base.seed = point(5);
    return async(base::compute).await();
  }

  static Base derived() {
    return point(true) ? new Derived() : null;
  }

  static int boundExpression() {
    return async(derived()::compute).await();
  }

  /** The receiver is evaluated once, when the reference is. */
  static int boundOnce() {
    Base[] base = {new Base()};
    Computation<Integer, RuntimeException> c = base[0]::compute;
    base[0].seed = 4;
    base[0] = new Derived();
    point();
    return c.compute() + c.compute();
  }

  static String boundNull() {
    Base none = null;
    point();
    try {
      Computation<Integer, RuntimeException> c = none::compute;
      return "made " + c;
    } catch (NullPointerException e) {
      return point("null receiver");
    }
  }

  static String constructorReference() {
    Made.count = 0;
    Made a = async(Made::new).await();
    Computation<Made, RuntimeException> maker = Made::new;
    point();
    return a + " " + maker.compute() + async(ArrayList<String>::new).await();
  }

  interface Calculation extends Serializable {
    int calculate(int n);
  }

  static int twice(int n) {
    return point(n) * 2;
  }

  Calculation calculation() {
    return Main::twice;
  }

  /** It does not keep the object around it, which cannot be written. */
  static String written() throws IOException {
    Calculation c = new Main().calculation();
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(c);
    }
    return "written" + c.calculate(2) + (c == new Main().calculation());
  }

  private int base = 10;

  class Inner {
    final int number;

    Inner(int number) {
      this.number = number + base;
    }
  }

  /** What creates without waiting stays a reference; the lambda around it hands it the instance. */
  int innerReferences() {
    class Local {
      int number() {
        return base * 10;
      }
    }
    return async(
            () -> {
              IntFunction<Inner> inner = Inner::new;
              ToIntFunction<Inner> number = i -> i.number;
              int first = number.applyAsInt(inner.apply(point(1)));
              Callable<Local> local = Local::new;
              return first + point(local.call().number());
            })
        .await();
  }

  static String collected;

  static void collect(String s) {
    collected += point(s);
  }

  void collectMine(String s) {
    collected += "mine " + point(s);
  }

  static String receiverReference() {
    collected = "";
    Channel<String> channel = Channel.buffered(1);
    channel.send("a");
    select(receive(channel, Main::collect));
    channel.send("b");
    select(receive(channel, new Main()::collectMine));
    Receiver<Base, RuntimeException> unbound = Base::compute;
    unbound.accept(new Derived());
    select(send(channel, "c", Main::done));
    List<String> list = new ArrayList<>();
    select(receive(channel, list::add));
    return collected + list;
  }

  static void done() {
    collected += point("done");
  }

  static String referencesOfRuntime() {
    Channel<Integer> channel = Channel.unbuffered();
    go(() -> channel.send(1));
    int first = async(channel::receive).await();
    go(channel::close);
    Integer last = channel.receive();
    return first + " " + last + point(2);
  }

  static void yieldTwice() {
    yieldNow();
    collected += "once ";
    yieldNow();
    collected += "twice ";
  }

  static String startedByWaitGroup() {
    collected = "";
    WaitGroup group = new WaitGroup();
    group.go(Main::yieldTwice);
    group.await();
    group.go(Main::yieldTwice);
    group.await();
    return collected + point("!");
  }

  static String onceReference() {
    collected = "";
    Once once = new Once();
    once.run(Main::done);
    once.run(Main::done);
    return collected + point("!");
  }

  static <T> T generic(T t) {
    point();
    return t;
  }

  static Integer boxed() {
    return point((Integer) 5);
  }

  static void checkedException() throws java.io.IOException {
    point();
    throw new java.io.IOException("checked");
  }

  static String adapted() {
    Computation<Object, RuntimeException> asObject = Main::staticMethod;
    Computation<Long, RuntimeException> unboxed = () -> (long) boxed();
    dev.goj.Action<RuntimeException> resultDropped = Main::boxed;
    resultDropped.run();
    Computation<Integer, RuntimeException> typed =
        Main.<Computation<Integer, RuntimeException>>generic(Main::boxed)::compute;
    return asObject.compute() + " " + unboxed.compute() + typed.compute();
  }

  static String throwsChecked() {
    try {
      Computation<String, java.io.IOException> c =
          () -> {
            checkedException();
            return "none";
          };
      return c.compute();
    } catch (java.io.IOException e) {
      return point("caught ") + e.getMessage();
    }
  }

  static int varargs(int... numbers) {
    return point(numbers.length);
  }

  static int varargsReference() {
    return async(Main::varargs).await();
  }

  interface Service {
    int serve();

    default int twice() {
      return serve() + serve();
    }
  }

  static int interfaceReference() {
    Service s =
        new Service() {
          private int n;

          @Override
          public int serve() {
            return point(++n);
          }
        };
    return async(s::twice).await() * 10 + async(s::serve).await();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("static", Main::staticReference);
          check("bound", Main::boundReference);
          check("bound expression", Main::boundExpression);
          check("bound once", Main::boundOnce);
          check("bound null", Main::boundNull);
          check("this", () -> new Derived().viaThis());
          check("super", () -> new Derived().viaSuper());
          check("super from lambda", () -> new Derived().viaSuperFromLambda());
          check("qualified", () -> new Derived().viaQualified());
          check("constructor", Main::constructorReference);
          check("inner", () -> new Main().innerReferences());
          check("written", Main::written);
          check("receiver", Main::receiverReference);
          check("of the runtime", Main::referencesOfRuntime);
          check("wait group", Main::startedByWaitGroup);
          check("once", Main::onceReference);
          check("adapted", Main::adapted);
          check("throws checked", Main::throwsChecked);
          check("varargs", Main::varargsReference);
          check("interface", Main::interfaceReference);
        });
  }
}
