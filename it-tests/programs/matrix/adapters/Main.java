import static dev.goj.Go.run;

import elsewhere.Elsewhere;
import java.util.ArrayList;
import java.util.List;

/**
 * What does not wait and implements interfaces whose method waits elsewhere: two that know nothing
 * of each other, or below a class that has such a method for its own package.
 */
public class Main extends Points {
  interface Left {
    int value();
  }

  interface Right {
    int value();
  }

  interface Both extends Left, Right {}

  interface Again extends Left, Right {
    @Override
    int value();
  }

  static class WaitingLeft implements Left {
    @Override
    public int value() {
      return point(1);
    }
  }

  static class WaitingRight implements Right {
    @Override
    public int value() {
      return point(2);
    }
  }

  static class Declared implements Left, Right {
    @Override
    public int value() {
      return 3;
    }
  }

  record Component(int value) implements Left, Right {}

  enum Constant implements Both {
    FIVE {
      @Override
      public int value() {
        return 5;
      }
    }
  }

  static class Unaware {
    public int value() {
      return 6;
    }
  }

  static class Aware extends Unaware implements Left, Right {}

  abstract static class Unfinished implements Left, Right {
    int twice() {
      return value() + value();
    }
  }

  static class Finished extends Unfinished {
    @Override
    public int value() {
      return 7;
    }
  }

  static int left(Left l) {
    return l.value();
  }

  static int right(Right r) {
    return r.value();
  }

  static String unrelated() {
    List<Left> all = new ArrayList<>();
    all.add(new Declared());
    all.add(new Component(4));
    all.add(Constant.FIVE);
    all.add(new Aware());
    all.add(new Finished());
    Both lambda = () -> 8;
    all.add(lambda);
    Again again = () -> 9;
    all.add(again);
    all.add((Left & Right) () -> 10);
    String s = left(new WaitingLeft()) + ":" + right(new WaitingRight());
    for (Left l : all) {
      s += ", " + left(l) + ":" + right((Right) l);
    }
    return s + ", " + new Finished().twice();
  }

  interface Sized {
    int size();
  }

  interface Counted {
    int size();
  }

  static class WaitingSize implements Sized, Counted {
    @Override
    public int size() {
      return point(2);
    }
  }

  /** Has its method from the JDK. */
  static class Numbers extends ArrayList<Integer> implements Sized, Counted {
    private static final long serialVersionUID = 1;
  }

  static int foreign() {
    Numbers numbers = new Numbers();
    numbers.add(1);
    int size = 0;
    for (Sized s : new Sized[] {new WaitingSize(), numbers}) {
      size = size * 100 + s.size() * 10 + ((Counted) s).size();
    }
    return size;
  }

  interface Source<T> {
    T next(T last);
  }

  interface Sink<T> {
    Object next(T last);
  }

  /** One method, of which javac makes one for each of the two. */
  interface Pipe extends Sink<String>, Source<String> {}

  static class WaitingPipe implements Pipe {
    @Override
    public String next(String last) {
      return last + point("+");
    }
  }

  static class PlainPipe<T> implements Source<T>, Sink<T> {
    @Override
    public T next(T last) {
      return last;
    }
  }

  static class WaitingSource implements Source<String> {
    @Override
    public String next(String last) {
      return point(last);
    }
  }

  static class WaitingSink implements Sink<String> {
    @Override
    public Object next(String last) {
      return point(1);
    }
  }

  static <T> String through(Source<T> source, Sink<T> sink, T value) {
    return source.next(value) + "" + sink.next(value);
  }

  static String generic() {
    Pipe lambda = last -> last + "-";
    WaitingPipe waiting = new WaitingPipe();
    PlainPipe<String> plain = new PlainPipe<>();
    return through(lambda, lambda, "a")
        + through(waiting, waiting, "b")
        + through(plain, plain, "c")
        + through(new WaitingSource(), new WaitingSink(), "d");
  }

  /** Its method does not override that of its superclass, which it does not see. */
  static class Hiding extends Elsewhere implements Left {
    @Override
    public int value() {
      return 11;
    }
  }

  static int hidden() {
    Hiding h = new Hiding();
    return left(h) + left(new WaitingLeft()) * 100 + h.own();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("unrelated", Main::unrelated);
          check("foreign", Main::foreign);
          check("generic", Main::generic);
          check("hidden", Main::hidden);
        });
  }
}
