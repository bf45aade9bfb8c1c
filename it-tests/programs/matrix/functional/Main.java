import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import java.util.ArrayList;
import java.util.List;

/** The user's own functional interfaces, whose lambdas wait. */
public class Main extends Points {
  @FunctionalInterface
  interface Visitor<T> {
    boolean visit(T t);

    default Visitor<T> and(Visitor<? super T> other) {
      return t -> visit(t) && other.visit(t);
    }
  }

  interface Step {
    int apply(int x);
  }

  interface Thrower<X extends Exception> {
    void run() throws X;
  }

  interface Joiner<A, B, R> {
    R join(A a, B b);
  }

  interface Length {
    int of(String s);
  }

  interface Measure<T> {
    int of(T t);
  }

  interface LengthFirst extends Length, Measure<String> {}

  interface MeasureFirst extends Measure<String>, Length {}

  interface Narrowed extends Measure<String> {
    @Override
    int of(String s);
  }

  interface Text {
    String make();
  }

  interface Maker<T> {
    T make();
  }

  interface TextFirst extends Text, Maker<String> {}

  interface MakerFirst extends Maker<String>, Text {}

  record Node(String name, List<Node> children) {
    boolean walk(Visitor<? super Node> visitor) {
      if (!visitor.visit(this)) {
        return false;
      }
      for (Node child : children) {
        if (!child.walk(visitor)) {
          return false;
        }
      }
      return true;
    }
  }

  static final Node TREE =
      new Node(
          "a", List.of(new Node("b", List.of(new Node("c", List.of()))), new Node("d", List.of())));

  static String visitor() {
    StringBuilder seen = new StringBuilder();
    boolean all = TREE.walk(node -> seen.append(point(node.name())).length() < 10);
    boolean some =
        TREE.walk(
            node -> {
              String name = point(node.name());
              return !name.equals("b");
            });
    return seen + " " + all + some;
  }

  static String composed() {
    StringBuilder seen = new StringBuilder();
    Visitor<Node> first = n -> point(!n.name().equals("d"));
    Visitor<Object> second = o -> seen.append(point(1)) != null;
    boolean all = TREE.walk(first.and(second));
    return seen + " " + all;
  }

  static int applyAll(int x, Step... steps) {
    for (Step step : steps) {
      x = step.apply(x);
    }
    return x;
  }

  static int increment(int x) {
    return point(x) + 1;
  }

  private int factor = 3;

  private int scale(int x) {
    return x * point(factor);
  }

  int steps() {
    int captured = point(5);
    return applyAll(
        1,
        x -> x + point(captured),
        Main::increment,
        this::scale,
        x -> {
          int sum = 0;
          for (int i = 0; i < 3; i++) {
            sum += point(x) + i;
          }
          return sum;
        },
        x -> x * 2);
  }

  static <X extends Exception> String attempt(Thrower<X> thrower) throws X {
    try {
      thrower.run();
      return point("fine ");
    } finally {
      point("finally");
    }
  }

  static String throwers() {
    String s =
        attempt(
            () -> {
              point(1);
            });
    try {
      s += attempt(Main::fails);
    } catch (java.io.IOException e) {
      s += point(e.getMessage());
    }
    return s;
  }

  static void fails() throws java.io.IOException {
    throw new java.io.IOException("failed " + point(2));
  }

  static <A, B, R> List<R> zip(
      List<A> as, List<B> bs, Joiner<? super A, ? super B, ? extends R> j) {
    List<R> result = new ArrayList<>();
    for (int i = 0; i < as.size(); i++) {
      result.add(j.join(as.get(i), bs.get(i)));
    }
    return result;
  }

  static String joiners() {
    return zip(List.of(1, 2), List.of("x", "y"), (n, s) -> s.repeat(point(n)))
        + ""
        + zip(List.of("p"), List.of(2), (String s, Integer n) -> point(s) + n);
  }

  /** A server that hands its requests to a callback that waits for another goroutine. */
  static String callback() {
    Channel<Integer> questions = Channel.unbuffered();
    Channel<Integer> answers = Channel.unbuffered();
    go(
        () -> {
          for (int q : questions) {
            answers.send(q * q);
          }
        });
    Step ask =
        x -> {
          questions.send(x);
          return answers.receive();
        };
    String s = applyAll(3, ask, ask) + " " + point(ask.apply(5));
    questions.close();
    return s;
  }

  static int length(Length l, String s) {
    return point(l.of(s));
  }

  static int measure(Measure<String> m, String s) {
    return point(m.of(s));
  }

  static int size(String s) {
    return point(s).length();
  }

  /** One method that is called by several types. */
  static int erasedParameters() {
    int base = point(100);
    LengthFirst a = s -> base + size(s);
    MeasureFirst b = Main::size;
    Narrowed c = s -> size(s) * 10;
    return length(a, "a")
        + measure(a, "bb")
        + length(b, "ccc")
        + measure(b, "dddd")
        + measure(c, "eeeee");
  }

  static String text(Text t) {
    return point(t.make());
  }

  static <T> T made(Maker<T> m) {
    return point(m.make());
  }

  static String erasedResults() {
    TextFirst a = () -> point("a");
    MakerFirst b = () -> point("b");
    return text(a) + made(a) + text(b) + made(b);
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("visitor", Main::visitor);
          check("composed", Main::composed);
          check("steps", () -> new Main().steps());
          check("throwers", Main::throwers);
          check("joiners", Main::joiners);
          check("callback", Main::callback);
          check("erased parameters", Main::erasedParameters);
          check("erased results", Main::erasedResults);
        });
  }
}
