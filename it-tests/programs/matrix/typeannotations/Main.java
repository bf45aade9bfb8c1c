import static dev.goj.Go.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.function.Function;

/** Annotations of types in code that suspends are not those of the method around it. */
public class Main extends Points {
  @Target(ElementType.TYPE_USE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Named {
    String value();
  }

  private final Function<Integer, Integer> field = (@Named("field's") Integer x) -> point(x);

  private final Function<Integer, Integer> made;

  Main(Integer x) {
    made = (@Named("constructor's") Integer y) -> point(y) + x;
  }

  static int local(Integer x) {
    @Named("local") Integer before = x;
    try {
      @Named("in try") Integer y = point(before);
      throw new IllegalStateException("thrown " + y);
    } catch (@Named("caught") IllegalStateException e) {
      return point(before);
    }
  }

  static int lambda(@Named("own") Integer x) {
    Function<Integer, Integer> f =
        (@Named("lambda's") Integer y) -> {
          Function<Integer, Integer> g = (@Named("inner") Integer z) -> z + 1;
          return point(y) + g.apply(y);
        };
    return f.apply(x);
  }

  static String annotations() throws NoSuchMethodException {
    StringBuilder s = new StringBuilder();
    for (Executable e :
        new Executable[] {
          Main.class.getDeclaredConstructor(Integer.class),
          Main.class.getDeclaredMethod("local", Integer.class),
          Main.class.getDeclaredMethod("lambda", Integer.class)
        }) {
      for (AnnotatedType t : e.getAnnotatedParameterTypes()) {
        Named named = t.getAnnotation(Named.class);
        s.append(e.getName()).append(' ').append(named == null ? "" : named.value()).append("; ");
      }
    }
    return s.toString();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("local", () -> local(1));
          check("lambda", () -> lambda(2));
          check("field", () -> new Main(3).field.apply(4));
          check("constructor", () -> new Main(3).made.apply(4));
          check("annotations", Main::annotations);
        });
  }
}
