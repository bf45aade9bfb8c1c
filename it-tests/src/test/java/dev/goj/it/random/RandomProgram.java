package dev.goj.it.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A program made of random statements, of which the seed and the size tell everything.
 *
 * @param name its class
 * @param source what is in it
 */
public record RandomProgram(String name, String source) {
  private static final int MOST_METHODS = 4;

  /** The program of a seed; with a size of some statements in each method. */
  public static RandomProgram of(long seed, int size) {
    String name = "P" + seed;
    return new RandomProgram(name, new Writer(new SplittableRandom(seed), size).write(name));
  }

  private static final class Writer {
    private final SplittableRandom random;
    private final Expressions expressions;
    private final Statements statements;
    private final int size;
    private final Source s = new Source();

    Writer(SplittableRandom random, int size) {
      this.random = random;
      this.expressions = new Expressions(random);
      this.statements = expressions.statements();
      this.size = size;
    }

    String write(String name) {
      s.line("@SuppressWarnings({\"goj\", \"unchecked\"})");
      s.open("final class " + name + " extends Probe");
      fields();
      List<Expressions.Method> methods = new ArrayList<>();
      int count = 1 + random.nextInt(MOST_METHODS);
      for (int i = 0; i < count; i++) {
        List<Type> parameters = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
          parameters.add(expressions.type());
        }
        methods.add(new Expressions.Method("m" + i, expressions.type(), parameters));
      }
      body("static Object main() throws Throwable", Type.OBJECT, List.of(), methods, "reset();");
      for (int i = 0; i < count; i++) {
        Expressions.Method m = methods.get(i);
        String head = "static " + m.result().java + " " + m.name();
        List<Expressions.Method> below =
            methods.subList(i + (random.nextInt(4) == 0 ? 0 : 1), count);
        body(
            head,
            m.result(),
            m.parameters(),
            below,
            "if (!fuel()) return " + zero(m.result()) + ";");
      }
      classes();
      s.close();
      return s.toString();
    }

    private void fields() {
      s.line("static int field;");
      s.line("static long wide = 3;");
      s.line("static boolean flag;");
      s.line("static String name;");
      s.line("static Integer boxed;");
      s.line("static int[] numbers;");
      s.line("static Fn<Integer, Integer> function;");
      s.line("static Base node;");
      s.open("static void reset()");
      s.line("field = 5;");
      s.line("flag = false;");
      s.line("name = \"n\";");
      s.line("boxed = 9;");
      s.line("numbers = new int[] {4, 3, 2, 1};");
      s.line("function = Probe::twice;");
      s.line("node = new Derived(6);");
      s.close();
    }

    private void classes() {
      s.open("static class Base");
      s.line("int f;");
      s.open("Base(int f)");
      s.line("this.f = f;");
      s.close();
      body("int m", Type.INT, List.of(Type.INT), List.of(), "if (!fuel()) return f;");
      s.open("Integer plus(Integer n)");
      s.line("return point(n) + f;");
      s.close();
      // The same at all times: before JDK 19 javac calls it behind the last operand.
      s.line("@Override");
      s.open("public String toString()");
      s.line("dev.goj.Go.yieldNow();");
      s.line("return getClass().getSimpleName();");
      s.close();
      s.close();
      s.open("static class Derived extends Base");
      s.open("Derived(int f)");
      s.line("super(f);");
      s.close();
      Expressions.Method viaSuper = new Expressions.Method("super.m", Type.INT, List.of(Type.INT));
      body("int m", Type.INT, List.of(Type.INT), List.of(viaSuper), "if (!fuel()) return f;");
      s.close();
    }

    private void body(
        String head,
        Type result,
        List<Type> parameters,
        List<Expressions.Method> callable,
        String first) {
      Scope scope = Scope.ofMethod(result);
      List<String> declared = new ArrayList<>();
      for (Type t : parameters) {
        declared.add(t.java + " " + scope.declare(t, random.nextBoolean()).name());
      }
      s.open(head.contains("(") ? head : head + "(" + String.join(", ", declared) + ")");
      s.line(first);
      expressions.callable(callable);
      statements.budget(size, depth());
      if (statements.list(s, scope, 2 + size)) {
        s.line("return " + expressions.of(result, scope, depth()) + ";");
      }
      s.close();
    }

    private int depth() {
      return Math.min(1 + size / 4, 3);
    }

    private static String zero(Type type) {
      return switch (type) {
        case INT, LONG, CHAR, DOUBLE -> "0";
        case BOOLEAN -> "false";
        default -> "null";
      };
    }
  }
}
