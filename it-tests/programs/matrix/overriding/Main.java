import static dev.goj.Go.run;

import java.util.List;

/** Overriding: who suspends, who does not, bridges, covariant results, super. */
public class Main extends Points {
  static class Animal {
    String name() {
      return "animal";
    }

    String sound() {
      return "...";
    }

    String speak() {
      return name() + " says " + sound();
    }
  }

  /** Only the subclass suspends. */
  static class Dog extends Animal {
    @Override
    String sound() {
      return point("woof");
    }
  }

  /** Suspends, and calls one that does. */
  static class Puppy extends Dog {
    @Override
    String sound() {
      return point("little ") + super.sound() + super.name();
    }

    @Override
    String name() {
      return super.name() + point("!");
    }
  }

  /** Does not suspend, though what it overrides does. */
  static class Mute extends Puppy {
    @Override
    String sound() {
      return "nothing";
    }
  }

  static class Loud extends Mute {
    @Override
    String sound() {
      return super.sound() + point("LOUD") + super.name();
    }

    @Override
    String speak() {
      return "loud " + (super.speak().length() + point(1));
    }
  }

  static String animals() {
    String s = "";
    List<Animal> all = List.of(new Animal(), new Dog(), new Puppy(), new Mute());
    for (Animal a : all) {
      s += a.speak() + ", ";
    }
    return s;
  }

  abstract static class Template {
    final String process(int n) {
      String s = before();
      for (int i = 0; i < n; i++) {
        s += step(i);
      }
      return s + after();
    }

    abstract String step(int i);

    protected String before() {
      return "[";
    }

    protected String after() {
      return point("]");
    }
  }

  static class Steps extends Template {
    private int steps;

    @Override
    String step(int i) {
      steps++;
      return i + ":" + point(steps) + " ";
    }

    @Override
    protected String after() {
      return super.after() + steps;
    }
  }

  static class PlainSteps extends Template {
    @Override
    String step(int i) {
      return "-";
    }
  }

  interface Source {
    int next();
  }

  static class Fixed implements Source {
    @Override
    public int next() {
      return 7;
    }
  }

  static class Waiting implements Source {
    private int n;

    @Override
    public int next() {
      return point(++n);
    }
  }

  enum Constant implements Source {
    ONE {
      @Override
      public int next() {
        return point(1);
      }
    },
    TWO {
      @Override
      public int next() {
        return 2;
      }
    }
  }

  static int sources() {
    int sum = 0;
    Source[] sources = {new Fixed(), new Waiting(), Constant.ONE, Constant.TWO, new Waiting()};
    for (Source s : sources) {
      sum = sum * 10 + s.next();
    }
    return sum;
  }

  static class Base<T> {
    T transform(T t) {
      return t;
    }

    Object result() {
      return "base";
    }
  }

  /** The compiler makes bridges for both methods. */
  static class Derived extends Base<String> {
    @Override
    String transform(String s) {
      return point(s) + s;
    }

    @Override
    String result() {
      return point("derived");
    }
  }

  static class More extends Derived {
    @Override
    String transform(String s) {
      return super.transform(s + point("+")) + super.result();
    }
  }

  static <T> T throughBase(Base<T> base, T t) {
    return base.transform(t);
  }

  static String bridges() {
    Base<String> derived = new Derived();
    Base<String> more = new More();
    return throughBase(derived, "a")
        + throughBase(more, "b")
        + throughBase(new Base<>(), "c")
        + derived.result()
        + more.result();
  }

  interface Converter<A, B> {
    B convert(A a);

    default <C> Converter<A, C> then(Converter<? super B, ? extends C> next) {
      Converter<A, B> first = this;
      return new Converter<>() {
        @Override
        public C convert(A a) {
          return next.convert(first.convert(a));
        }
      };
    }
  }

  static class Length implements Converter<CharSequence, Integer> {
    @Override
    public Integer convert(CharSequence text) {
      return point(text.length());
    }
  }

  static class Half implements Converter<Number, Double> {
    @Override
    public Double convert(Number n) {
      return n.doubleValue() / 2;
    }
  }

  static double converters() {
    Converter<CharSequence, Double> both = new Length().then(new Half());
    return both.convert("abc") + both.convert(new StringBuilder("z"));
  }

  interface Left {
    default int value() {
      return point(1);
    }
  }

  interface Middle extends Left {
    @Override
    default int value() {
      return 10 + Left.super.value();
    }
  }

  interface Right extends Left {}

  static class Diamond implements Middle, Right {}

  static class OverDiamond extends Diamond {
    @Override
    public int value() {
      return super.value() + point(100);
    }
  }

  static int diamonds() {
    Left[] all = {new Diamond(), new OverDiamond(), new Left() {}};
    int sum = 0;
    for (Left each : all) {
      sum += each.value();
    }
    return sum;
  }

  /** An interface implemented by a method inherited from a class that does not know of it. */
  static class Unaware {
    public int next() {
      return point(5);
    }
  }

  static class Aware extends Unaware implements Source {}

  static int inherited() {
    Source s = new Aware();
    return s.next();
  }

  static class Shape implements Comparable<Shape> {
    private final int size;

    Shape(int size) {
      this.size = size;
    }

    @Override
    public int compareTo(Shape o) {
      return Integer.compare(size, o.size);
    }

    @Override
    public String toString() {
      return "shape " + size;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Shape && ((Shape) o).size == size;
    }

    @Override
    public int hashCode() {
      return size;
    }
  }

  static String objectMethods() {
    Shape a = point(new Shape(1));
    Shape b = point(new Shape(2));
    return a + "" + a.equals(point(b)) + a.compareTo(b) + a.hashCode() + point(a.toString());
  }

  static class Checked extends Template {
    @Override
    String step(int i) {
      if (i == 1) {
        throw new UnsupportedOperationException("step " + point(i));
      }
      return point("ok ");
    }

    @Override
    protected String before() {
      return point("{");
    }
  }

  static String throughTemplate() {
    try {
      return new Checked().process(3);
    } catch (UnsupportedOperationException e) {
      return e.getMessage();
    } finally {
      point("finally");
    }
  }

  static class Outer {
    String hello() {
      return "outer" + point(1);
    }

    class Inner extends Outer {
      @Override
      String hello() {
        return "inner" + super.hello() + Outer.this.hello();
      }
    }
  }

  static class SubOuter extends Outer {
    @Override
    String hello() {
      return "sub";
    }

    String both() {
      return SubOuter.super.hello() + this.hello() + new Inner().hello();
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("animals", Main::animals);
          check("loud", () -> new Loud().speak());
          check("steps", () -> new Steps().process(2));
          check("plain steps", () -> new PlainSteps().process(2));
          check("sources", Main::sources);
          check("bridges", Main::bridges);
          check("converters", Main::converters);
          check("diamonds", Main::diamonds);
          check("inherited", Main::inherited);
          check("object methods", Main::objectMethods);
          check("through template", Main::throughTemplate);
          check("qualified super", () -> new SubOuter().both());
        });
  }
}
