import static dev.goj.Go.async;
import static dev.goj.Go.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Locals with var, of types that cannot be written down, live across suspension points. */
public class Main extends Points {
  static String plainVar() {
    var i = 1;
    var l = 2L;
    var s = "s";
    var list = new ArrayList<Map<String, ? extends Number>>();
    var array = new int[][] {{1}};
    point(1);
    list.add(Map.of(s, i + l));
    return list + s + array[0][0] + point(l);
  }

  static String varOfPoint() {
    var a = point(1);
    var b = point("b");
    var c = point(List.of('c'));
    var d = a > 0 ? point(2.5) : point(1);
    return a + b + c.get(0) + d;
  }

  static String anonymousType() {
    var counter =
        new Object() {
          int n = 5;

          int next() {
            return ++n;
          }
        };
    counter.n += point(10);
    int next = counter.next();
    point();
    return next + " " + counter.n;
  }

  static String intersectionOfElements() {
    var list = Arrays.asList(1, "two", 3.0);
    var first = list.get(0);
    point(1);
    String s = "";
    for (var each : list) {
      s += each + point(" ");
    }
    return first + s + list.size();
  }

  static String conditionalIntersection(boolean b) {
    var either = b ? Integer.valueOf(1) : "one";
    point(2);
    Comparable<?> comparable = either;
    Serializable serializable = either;
    return either + "" + (comparable == serializable);
  }

  static String capturedWildcard(List<? extends CharSequence> list) {
    var first = list.get(0);
    int n = point(first.length());
    var second = list.get(1);
    return first.charAt(0) + "" + second.charAt(n - 1) + point(second).length();
  }

  static <T> String swapCaptured(List<T> list) {
    var first = list.get(0);
    point(1);
    list.set(0, list.get(1));
    point(2);
    list.set(1, first);
    return list.toString();
  }

  static String captureHelper() {
    List<?> list = new ArrayList<>(List.of("a", 2));
    return swapCaptured(list);
  }

  static <T extends Comparable<? super T> & Serializable> T max(List<? extends T> list) {
    T best = null;
    for (T each : list) {
      T candidate = point(each);
      if (best == null || candidate.compareTo(best) > 0) {
        best = candidate;
      }
    }
    return point(best);
  }

  interface Named {
    default String name() {
      return "named " + point(7);
    }
  }

  static String intersectionCast() {
    var task = (Runnable & Named & Serializable) () -> say("ran");
    point(1);
    task.run();
    String name = task.name();
    task.run();
    return name + point(task instanceof Serializable);
  }

  static <A extends Named & Comparable<A>> String boundedBySeveral(A a, A b) {
    int c = a.compareTo(b);
    String names = a.name() + b.name();
    return names + point(c);
  }

  record Label(int n) implements Named, Comparable<Label> {
    @Override
    public int compareTo(Label o) {
      return Integer.compare(n, o.n);
    }
  }

  static String streams() {
    var words = List.of("bb", "a", "ccc", "dd");
    var byLength =
        words.stream()
            .sorted(Comparator.comparing(String::length).reversed().thenComparing(w -> w))
            .collect(Collectors.groupingBy(String::length, HashMap::new, Collectors.toList()));
    int n = point(2);
    var chosen = byLength.get(n).stream().map(w -> w + n).toList();
    for (var entry : byLength.entrySet()) {
      point(entry.getKey());
    }
    return chosen + point("!");
  }

  static String diamonds() {
    Map<String, List<Integer>> map = new HashMap<>();
    map.computeIfAbsent(point("k"), k -> new ArrayList<>()).add(point(1));
    map.put(point("l"), new ArrayList<>(point(List.of(2, 3))));
    List<Integer> all = new ArrayList<>() {};
    for (var e : map.values()) {
      all.addAll(e);
    }
    return all + "" + point(map.size());
  }

  static String genericMethodResults() {
    var a = async(() -> List.of(point(1), 2)).await();
    var b = identity(point(identity("x")));
    var c = Main.<Number>identity(point(3));
    var d = pick(point(1), point("s"));
    return a.get(1) + b.length() + c.intValue() + " " + d;
  }

  static <T> T identity(T t) {
    say("id");
    return t;
  }

  static <T> T pick(T a, T b) {
    point(0);
    return b;
  }

  static <E extends Exception> String thrownGeneric(E e) {
    try {
      return fail(e);
    } catch (Exception caught) {
      var same = caught == e;
      return point("caught ") + same;
    }
  }

  static <E extends Exception> String fail(E e) throws E {
    var copy = e;
    point(1);
    throw copy;
  }

  /** The class of both is not public. */
  static String inaccessibleClass(boolean first) {
    StringBuilder builder = new StringBuilder("b");
    StringBuffer buffer = new StringBuffer("f");
    point(first ? builder : buffer);
    return "x"
        + point(first ? builder : buffer)
        + (point(first) ? builder : buffer)
        + switch (point(first ? 1 : 2)) {
          case 1 -> builder;
          default -> buffer;
        }
        + point(1);
  }

  static String inaccessibleVariable(boolean first) {
    var text = first ? new StringBuilder("b") : new StringBuffer("f");
    point();
    CharSequence same = text;
    return "" + text + point(same);
  }

  interface First {
    default String first() {
      return "first";
    }
  }

  interface Second {
    default String second() {
      return "second";
    }
  }

  static final class OnlyFirst implements First {
    @Override
    public String toString() {
      return "only first";
    }
  }

  @SuppressWarnings("unchecked")
  static <T extends First & Second> T unchecked(Object o) {
    return (T) point(o);
  }

  @SuppressWarnings("unchecked")
  static <T> T uncheckedAny(Object o) {
    return (T) point(o);
  }

  static <T extends First & Second> T second(T t) {
    return t;
  }

  /** Java itself looks for the first of the two only. */
  static String pollutedIntersection() {
    var x = unchecked(new OnlyFirst());
    String s = x.first();
    try {
      return s + x.second();
    } catch (ClassCastException e) {
      return s + point(" only");
    }
  }

  static String pollutedAtOnce() {
    var x = second(uncheckedAny(new OnlyFirst()));
    return x.first() + unchecked(new OnlyFirst()).first();
  }

  static String lambdaParameters() {
    java.util.function.BiFunction<Integer, Integer, Integer> f = (var x, var y) -> x * 10 + y;
    var n = point(1);
    return f.apply(n, point(2)) + "" + f.apply(3, 4);
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("plain var", Main::plainVar);
          check("var of point", Main::varOfPoint);
          check("anonymous type", Main::anonymousType);
          check("intersection of elements", Main::intersectionOfElements);
          check("conditional intersection, first", () -> conditionalIntersection(true));
          check("conditional intersection, second", () -> conditionalIntersection(false));
          check(
              "captured wildcard", () -> capturedWildcard(List.of("ab", new StringBuilder("cd"))));
          check("capture helper", Main::captureHelper);
          check("max", () -> max(List.of(2, 7, 5)));
          check("intersection cast", Main::intersectionCast);
          check("several bounds", () -> boundedBySeveral(new Label(1), new Label(2)));
          check("streams", Main::streams);
          check("diamonds", Main::diamonds);
          check("results of generic methods", Main::genericMethodResults);
          check("thrown generic", () -> thrownGeneric(new java.io.IOException("x")));
          check("inaccessible class, first", () -> inaccessibleClass(true));
          check("inaccessible class, second", () -> inaccessibleClass(false));
          check("inaccessible variable", () -> inaccessibleVariable(true));
          check("polluted intersection", Main::pollutedIntersection);
          check("polluted at once", Main::pollutedAtOnce);
          check("lambda parameters", Main::lambdaParameters);
        });
  }
}
