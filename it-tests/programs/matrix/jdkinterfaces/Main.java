import static dev.goj.Go.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Calls through the interfaces of the JDK, of objects that wait and of such that do not. */
public class Main extends Points {
  private final List<Runnable> tasks = new ArrayList<>();
  private int field;

  static String twice(Supplier<String> supplier) {
    return supplier.get() + supplier.get();
  }

  static String lambdas() {
    int base = 10;
    Supplier<Integer> supplier = () -> base + point(1);
    Function<String, Integer> length = s -> point(s).length();
    BiFunction<Integer, Long, String> join = (a, b) -> a + point(":") + b;
    UnaryOperator<String> twice = s -> s + point(s);
    BinaryOperator<Integer> plus = (a, b) -> point(a) + point(b);
    Predicate<Object> isNull = o -> point(o) == null;
    return supplier.get()
        + length.apply("four")
        + join.apply(supplier.get(), point(7L))
        + twice.apply("x")
        + plus.apply(supplier.get(), 5)
        + isNull.test(null)
        + twice(() -> point("s"));
  }

  static double primitives() {
    IntBinaryOperator difference = (a, b) -> point(a) - point(b);
    LongSupplier large = () -> point(1L << 40);
    BooleanSupplier yes = () -> point(true);
    ToDoubleFunction<Integer> half = n -> point(n / 2.0);
    byte small = 3;
    char c = 'c';
    return difference.applyAsInt(small, c)
        + large.getAsLong()
        + (yes.getAsBoolean() ? 0.5 : 0)
        + half.applyAsDouble(3);
  }

  static String methodReferences() {
    Supplier<String> bound = "bound"::toUpperCase;
    Function<Integer, Integer> suspends = Points::point;
    Supplier<Integer> ofSupplier = ((Supplier<Integer>) () -> point(4))::get;
    Runnable nothing = Points::point;
    nothing.run();
    Function<Supplier<Integer>, Integer> unbound = Supplier::get;
    return bound.get() + suspends.apply(3) + ofSupplier.get() + unbound.apply(() -> point(5));
  }

  int stored() {
    for (int i = 0; i < 3; i++) {
      int n = i;
      tasks.add(() -> field += point(n));
      tasks.add(() -> field *= 2);
    }
    Map<String, Runnable> named = new HashMap<>();
    named.put("ten", () -> field += point(10));
    for (Runnable task : tasks) {
      task.run();
    }
    named.get("ten").run();
    return field;
  }

  static String failing() {
    Callable<String> fails =
        () -> {
          if (point(true)) {
            throw new IOException("no");
          }
          return "yes";
        };
    try {
      return fails.call();
    } catch (IOException e) {
      return e.getMessage() + point("!");
    } catch (Exception e) {
      return "other " + e;
    } finally {
      say("finally");
    }
  }

  static String nullReceiver() {
    Runnable none = null;
    try {
      none.run();
      return "ran";
    } catch (NullPointerException e) {
      Supplier<String> again = () -> point("null");
      return again.get();
    }
  }

  /** The receiver and the arguments are evaluated once, in order, before the call. */
  static String order() {
    String[] names = {"a", "b"};
    int[] i = {0};
    Function<String, String> f = s -> s + point("f");
    Function<String, String> g = s -> s + "g";
    List<Function<String, String>> functions = List.of(f, g);
    String first = functions.get(i[0]++).apply(names[i[0]--]) + i[0];
    String second = functions.get(++i[0]).apply(names[point(i[0])]);
    return first + second;
  }

  static final class Countdown implements Iterable<Integer> {
    private final int from;

    Countdown(int from) {
      this.from = from;
    }

    @Override
    public Iterator<Integer> iterator() {
      say("iterator");
      return new Iterator<>() {
        private int left = from;

        @Override
        public boolean hasNext() {
          return point(left) > 0;
        }

        @Override
        public Integer next() {
          if (left == 0) {
            throw new NoSuchElementException();
          }
          return point(left--);
        }
      };
    }
  }

  static final class SlowStart<T> implements Iterable<T> {
    private final List<T> elements;

    SlowStart(List<T> elements) {
      this.elements = elements;
    }

    @Override
    public Iterator<T> iterator() {
      point("start");
      return elements.iterator();
    }
  }

  static String forEach() {
    StringBuilder s = new StringBuilder();
    for (int n : new Countdown(3)) {
      if (n == 2) {
        continue;
      }
      s.append(n);
    }
    for (String e : new SlowStart<>(List.of("x", "y"))) {
      s.append(e);
    }
    Iterable<? extends Number> anything = new Countdown(2);
    for (Number n : anything) {
      s.append(n.intValue() * 10);
    }
    return s.toString();
  }

  static <I extends Iterable<Integer> & Comparable<I>> int sum(I all) {
    int sum = 0;
    for (int n : all) {
      sum += n;
    }
    return sum + all.iterator().next();
  }

  record Range(int to) implements Iterable<Integer>, Comparable<Range> {
    @Override
    public Iterator<Integer> iterator() {
      return new Countdown(to).iterator();
    }

    @Override
    public int compareTo(Range o) {
      return to - o.to;
    }
  }

  static int explicitIterator() {
    Iterator<Integer> iterator = new Countdown(3).iterator();
    int product = 1;
    while (iterator.hasNext()) {
      product *= iterator.next() + iterator.next();
      if (product > 4) {
        break;
      }
    }
    return product;
  }

  static final class Door implements Closeable {
    private final String name;

    Door(String name) {
      this.name = name;
    }

    @Override
    public void close() throws IOException {
      say("closing " + point(name));
      if (name.equals("stuck")) {
        throw new IOException("stuck");
      }
    }
  }

  static String resources() {
    try (AutoCloseable first = new Door("first");
        Closeable second = new Door("stuck");
        AutoCloseable third = () -> point("third")) {
      return "in " + point(1);
    } catch (Exception e) {
      return show(e);
    }
  }

  /** An abstract class that leaves the method to others, and calls it on itself and around it. */
  abstract static class Base implements Supplier<String>, Runnable {
    String both() {
      run();
      class Inner {
        String inner() {
          return get() + point("inner");
        }
      }
      return get() + new Inner().inner();
    }
  }

  static final class Waits extends Base {
    @Override
    public String get() {
      return point("get");
    }

    @Override
    public void run() {
      point();
    }
  }

  static final class DoesNot extends Base {
    @Override
    public String get() {
      return "got";
    }

    @Override
    public void run() {
      say("ran");
    }
  }

  static String classes() {
    Supplier<String> a = new Waits();
    Supplier<String> b = new DoesNot();
    Runnable c = new Waits();
    c.run();
    return a.get() + b.get() + new Waits().both() + new DoesNot().both();
  }

  interface Job extends Callable<Integer> {
    @Override
    Integer call();
  }

  interface Task extends Runnable {
    default void runTwice() {
      run();
      run();
    }
  }

  interface Shout extends Function<String, String> {
    @Override
    default String apply(String s) {
      return point(s) + "!";
    }
  }

  enum Operation implements IntBinaryOperator {
    PLUS {
      @Override
      public int applyAsInt(int a, int b) {
        return a + point(b);
      }
    },
    TIMES {
      @Override
      public int applyAsInt(int a, int b) {
        return a * b;
      }
    }
  }

  static String subinterfaces() throws Exception {
    Job job = () -> point(1);
    Callable<Integer> same = job;
    Task task = () -> point();
    task.runTwice();
    Function<String, String> shout = new Shout() {};
    int n = 0;
    for (IntBinaryOperator o : Operation.values()) {
      n = o.applyAsInt(n + 1, 3);
    }
    return job.call() + same.call() + shout.apply("hey") + n;
  }

  /** Overrides one that waits. */
  static class Loud implements Consumer<String> {
    @Override
    public void accept(String s) {
      say(point(s));
    }
  }

  static final class Quiet extends Loud {
    @Override
    public void accept(String s) {
      say("quiet");
    }
  }

  static final class Twice extends Loud {
    @Override
    public void accept(String s) {
      super.accept(s);
      super.accept(s + s);
    }
  }

  /** Inherits the method from a class that does not know the interface. */
  static class Teller {
    public String get() {
      return point("told");
    }
  }

  static final class Supplying extends Teller implements Supplier<String> {}

  static String overriding() {
    for (Consumer<String> c : List.of(new Loud(), new Quiet(), new Twice())) {
      c.accept("c");
    }
    Supplier<String> s = new Supplying();
    return s.get();
  }

  static <T, R> List<R> map(Iterable<T> all, Function<? super T, ? extends R> f) {
    List<R> result = new ArrayList<>();
    for (T t : all) {
      result.add(f.apply(t));
    }
    return result;
  }

  static String generic() {
    Function<Integer, Function<Integer, Integer>> curried = a -> b -> point(a) + point(b);
    return map(List.of(1, 2), n -> "n" + point(n))
        + ""
        + map(new Countdown(2), n -> n + 0.5)
        + curried.apply(3).apply(4);
  }

  static int comparing() {
    Comparator<Integer> c = (a, b) -> point(a) - point(b);
    int max = 0;
    for (int n : new int[] {2, 5, 3}) {
      max = c.compare(n, max) > 0 ? n : max;
    }
    return max;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("lambdas", Main::lambdas);
          check("primitives", Main::primitives);
          check("method references", Main::methodReferences);
          check("stored", () -> new Main().stored());
          check("failing", Main::failing);
          check("null receiver", Main::nullReceiver);
          check("order", Main::order);
          check("for-each", Main::forEach);
          check("type variable", () -> sum(new Range(2)));
          check("explicit iterator", Main::explicitIterator);
          check("resources", Main::resources);
          check("classes", Main::classes);
          check("subinterfaces", Main::subinterfaces);
          check("overriding", Main::overriding);
          check("generic", Main::generic);
          check("comparing", Main::comparing);
        });
  }
}
