import static dev.goj.Go.run;

import dev.goj.Computation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lambdas and method references whose type is an intersection. */
public class Main extends Points {
  interface Named {
    default String name() {
      return "named";
    }
  }

  interface Step {
    int step(int n);
  }

  static int serializable() {
    int base = 10;
    Supplier<Integer> s = (Supplier<Integer> & Serializable) () -> base + point(1);
    return s.get() + (s instanceof Serializable ? 100 : 0);
  }

  static String ownInterface() {
    Step step = (Step & Named) n -> n + point(n);
    return ((Named) step).name() + step.step(2);
  }

  static int markerFirst() {
    Object o = (Serializable & Step) Points::point;
    return ((Step) o).step(7);
  }

  static <T extends Step & Named> String both(T t) {
    return t.name() + t.step(point(3));
  }

  static String inferred() {
    var step = (Step & Named) n -> point(n) * 2;
    return both(step) + step.step(1) + step.name();
  }

  @SuppressWarnings("unchecked")
  static String copied() throws IOException, ClassNotFoundException {
    String prefix = point("p");
    Function<String, String> f =
        (Function<String, String> & Serializable) s -> prefix + point(s);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(f);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return ((Function<String, String>) in.readObject()).apply("copy");
    }
  }

  static String computation() {
    Computation<String, RuntimeException> c =
        (Computation<String, RuntimeException> & Serializable) () -> point("computed");
    return c.compute();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("serializable", Main::serializable);
          check("own interface", Main::ownInterface);
          check("marker first", Main::markerFirst);
          check("inferred", Main::inferred);
          check("copied", Main::copied);
          check("computation", Main::computation);
        });
  }
}
