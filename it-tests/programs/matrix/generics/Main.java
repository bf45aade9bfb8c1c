import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Generic classes and methods that suspend; channels with wildcards; varargs. */
public class Main extends Points {
  /** A generic class whose methods suspend. */
  static class Box<T> {
    T value;

    Box(T value) {
      this.value = value;
    }

    T get() {
      return point(value);
    }

    T swap(T other) {
      T old = get();
      value = point(other);
      return old;
    }

    <R> Box<R> map(Function<? super T, ? extends R> f) {
      return new Box<>(f.apply(get()));
    }

    <R> R fold(R start, Folder<? super T, R> folder) {
      return folder.fold(point(start), get());
    }

    static <U> Box<U> of(U value) {
      return new Box<>(point(value));
    }
  }

  interface Folder<T, R> {
    R fold(R sum, T next);
  }

  static class Adder implements Folder<Integer, Integer> {
    @Override
    public Integer fold(Integer sum, Integer next) {
      return point(sum + next);
    }
  }

  static class IntBox extends Box<Integer> {
    IntBox(int value) {
      super(value);
    }

    @Override
    Integer get() {
      return super.get() + point(1);
    }
  }

  static class Node<K extends Comparable<K>, V> {
    final K key;
    V value;
    Node<K, V> left;
    Node<K, V> right;

    Node(K key, V value) {
      this.key = key;
      this.value = value;
    }

    void put(K k, V v) {
      int c = point(k.compareTo(key));
      if (c == 0) {
        value = v;
      } else if (c < 0) {
        if (left == null) left = new Node<>(k, v);
        else left.put(k, v);
      } else if (right == null) {
        right = new Node<>(k, v);
      } else {
        right.put(k, v);
      }
    }

    void collect(List<? super V> into) {
      if (left != null) left.collect(into);
      into.add(point(value));
      if (right != null) right.collect(into);
    }
  }

  static String genericClass() {
    Box<String> box = new Box<>("a");
    String old = box.swap("b");
    return old + box.get() + Box.of(1).get();
  }

  static String subclassOfGeneric() {
    Box<Integer> box = new IntBox(1);
    int old = box.swap(5);
    return old + " " + box.get() + " " + new IntBox(7).get();
  }

  static int genericMethodInGenericClass() {
    Box<Integer> box = Box.of(3);
    int length = box.<String>map("x"::repeat).get().length();
    return box.fold(10, new Adder()) + length;
  }

  static String boundedNodes() {
    Node<String, Integer> root = new Node<>("m", 1);
    root.put("c", 2);
    root.put("x", 3);
    root.put("c", 4);
    List<Number> values = new ArrayList<>();
    root.collect(values);
    return values.toString();
  }

  static <T> void copy(ReceiveChannel<? extends T> from, SendChannel<? super T> to) {
    for (T t : from) {
      to.send(point(t));
    }
    to.close();
  }

  static String wildcardChannels() {
    Channel<Integer> ints = Channel.buffered(3);
    Channel<Object> objects = Channel.unbuffered();
    for (int i = 1; i <= 3; i++) {
      ints.send(i);
    }
    ints.close();
    List<Object> seen = new ArrayList<>();
    Channel<Boolean> done = Channel.unbuffered();
    go(
        () -> {
          for (Object o : objects) {
            seen.add(o);
          }
          done.send(true);
        });
    copy(ints, objects);
    done.receive();
    return seen.toString();
  }

  static Object unknownChannel() {
    Channel<String> channel = Channel.buffered(1);
    channel.send("x");
    ReceiveChannel<?> unknown = channel;
    Object o = unknown.receive();
    return point(o);
  }

  static double sum(ReceiveChannel<? extends Number> numbers) {
    double sum = 0;
    Number n;
    while ((n = numbers.receive()) != null) {
      sum += point(n).doubleValue();
    }
    return sum;
  }

  static double boundedWildcard() {
    Channel<Double> doubles = Channel.buffered(2);
    doubles.send(1.5);
    doubles.send(2.0);
    doubles.close();
    return sum(doubles);
  }

  static String channelOfGenerics() {
    Channel<List<? extends Comparable<?>>> lists = Channel.buffered(2);
    lists.send(List.of(1, 2));
    lists.send(List.of("x"));
    lists.close();
    String s = "";
    for (List<? extends Comparable<?>> list : lists) {
      Comparable<?> first = list.get(0);
      s += first + "" + point(list.size());
    }
    return s;
  }

  static String rawChannel() {
    Channel<String> typed = Channel.buffered(2);
    rawSend(typed);
    return typed.receive() + point(1);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  static void rawSend(Channel channel) {
    channel.send("raw");
    channel.send(point("more"));
    Object more = channel.receive();
    channel.send(more);
  }

  static int sum(int... numbers) {
    int sum = 0;
    for (int n : numbers) {
      sum += point(n);
    }
    return sum;
  }

  @SafeVarargs
  static <T> List<T> listOf(T first, T... more) {
    List<T> list = new ArrayList<>();
    list.add(point(first));
    for (T t : more) {
      list.add(point(t));
    }
    return list;
  }

  static String varargs() {
    return ""
        + sum()
        + sum(point(1))
        + sum(1, point(2), 3)
        + sum(new int[] {point(4), 5})
        + listOf("a")
        + listOf(point("b"), "c", point("d"))
        + listOf(1, point(new Integer[] {2, 3}))
        + String.format("%s-%d-%s", point("x"), point(6), said("y"));
  }

  static <T extends Throwable> String throwsGeneric(Class<T> type, T t) {
    try {
      raise(t);
      return "none";
    } catch (Throwable caught) {
      if (caught instanceof Poison) throw (Poison) caught;
      return point(type.isInstance(caught)) + caught.getMessage();
    }
  }

  static <T extends Throwable> void raise(T t) throws T {
    point(1);
    throw t;
  }

  static <A, B> Function<A, B> held(Box<Function<A, B>> box) {
    Function<A, B> f = box.value;
    point();
    return f;
  }

  static int functionInBox() {
    return Main.<String, Integer>held(new Box<>(String::length)).apply(point("four"));
  }

  static <T> T[] fill(T[] array, T value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = point(value);
    }
    return array;
  }

  static String genericArrays() {
    String[] strings = fill(new String[2], "s");
    @SuppressWarnings("unchecked")
    List<Integer>[] lists = (List<Integer>[]) new List<?>[] {List.of(point(1)), null};
    lists[point(1)] = List.of(2);
    return strings[0] + strings[1] + lists[0] + lists[1];
  }

  /** Says that its value is of a type that it is not of, which Java notices where it has to cast. */
  static class Liar<T> {
    @SuppressWarnings("unchecked")
    T value = (T) "lie";

    T get() {
      return point(value);
    }

    @SuppressWarnings("unchecked")
    T[] array() {
      return point((T[]) new Object[] {value});
    }
  }

  static Object returned(Liar<Integer> liar) {
    return liar.get();
  }

  static String ignoredTypes() {
    Liar<Integer> liar = new Liar<>();
    Object[] array = liar.array();
    Object o = liar.get();
    o = o == liar.get() ? liar.get() : said("another");
    Supplier<Object> supplier = liar::get;
    Object[] all = {liar.value, liar.get(), liar.get(), point("end")};
    return "" + liar.get() + point(1) + array[0] + o + (liar.value == point(o)) + all[0] + all[1]
        + (Object) liar.get() + returned(liar) + Objects.hash(liar.get(), point(1))
        + supplier.get() + (liar.get() instanceof Object);
  }

  static String neededTypes(Liar<Integer> liar) {
    String s = "";
    try {
      s += said(liar.get()).intValue() + said(2);
    } catch (ClassCastException e) {
      s += "receiver ";
    }
    try {
      s += point(liar.get());
    } catch (ClassCastException e) {
      s += "inferred ";
    }
    try {
      s += liar.get().equals(point(2));
    } catch (ClassCastException e) {
      s += "receiver ";
    }
    try {
      Integer i = liar.get();
      s += i;
    } catch (ClassCastException e) {
      s += "variable ";
    }
    try {
      s += Math.max(liar.get(), said(3));
    } catch (ClassCastException e) {
      s += "argument ";
    }
    try {
      s += liar.array()[said(0)];
    } catch (ClassCastException e) {
      s += "array";
    }
    return s;
  }

  /** Keeps its type argument for reflection, as libraries for JSON have one. */
  abstract static class Token<T> {
    Type type() {
      ParameterizedType superclass = (ParameterizedType) getClass().getGenericSuperclass();
      return superclass.getActualTypeArguments()[0];
    }

    @Override
    public String toString() {
      return type() + " in " + getClass().getEnclosingMethod().getName();
    }
  }

  <T> String typeTokens(T value) {
    class Local {
      Token<T[]> token() {
        return point(new Token<T[]>() {});
      }
    }
    Supplier<String> inLambda =
        () -> {
          Supplier<Object> inner = () -> point(new Token<Map<T, String>>() {});
          return inner.get() + " " + point(new Token<Set<T>>() {});
        };
    Token<List<T>> token = new Token<List<T>>() {};
    return point(token) + inLambda.get() + new Local().token().type();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("generic class", Main::genericClass);
          check("subclass of generic", Main::subclassOfGeneric);
          check("generic method in generic class", Main::genericMethodInGenericClass);
          check("bounded nodes", Main::boundedNodes);
          check("wildcard channels", Main::wildcardChannels);
          check("unknown channel", Main::unknownChannel);
          check("bounded wildcard", Main::boundedWildcard);
          check("channel of generics", Main::channelOfGenerics);
          check("raw channel", Main::rawChannel);
          check("varargs", Main::varargs);
          check("throws generic", () -> throwsGeneric(Exception.class, new Exception("e")));
          check("function in box", Main::functionInBox);
          check("generic arrays", Main::genericArrays);
          check("ignored types", Main::ignoredTypes);
          check("needed types", () -> neededTypes(new Liar<>()));
          check("type tokens", () -> new Main().typeTokens(1));
        });
  }
}
