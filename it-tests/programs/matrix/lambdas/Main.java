import static dev.goj.Go.after;
import static dev.goj.Go.async;
import static dev.goj.Go.go;
import static dev.goj.Go.otherwise;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;
import static dev.goj.Go.send;
import static dev.goj.Go.yieldNow;

import dev.goj.Action;
import dev.goj.Channel;
import dev.goj.Computation;
import dev.goj.Receiver;
import dev.goj.Task;
import java.io.IOException;
import java.time.Duration;

/** Lambdas that suspend: given to go, async, select and run, nested, and kept in variables. */
public class Main extends Points {
  private int field = 1;

  static int expressionLambda() {
    return async(() -> point(1)).await() + async(() -> point(2) + point(3)).await();
  }

  static int blockLambda() {
    Task<Integer> task =
        async(
            () -> {
              int sum = 0;
              for (int i = 0; i < 3; i++) {
                sum += point(i);
              }
              return sum;
            });
    return task.await() + point(10);
  }

  static String nestedLambdas() {
    String outer = point("o");
    Task<String> task =
        async(
            () -> {
              String middle = outer + point("m");
              Task<String> inner =
                  async(
                      () -> {
                        String i = middle + point("i");
                        return async(() -> i + outer + point("x")).await();
                      });
              return inner.await() + middle;
            });
    return task.await() + outer;
  }

  static int goInsideGo() {
    Channel<Integer> results = Channel.unbuffered();
    go(
        () -> {
          int n = 1;
          yieldNow();
          go(
              () -> {
                int m = n + 10;
                yieldNow();
                go(() -> results.send(m + 100));
              });
        });
    return results.receive() + point(1000);
  }

  int capturesThis() {
    Task<Integer> task =
        async(
            () -> {
              field += point(1);
              int before = this.field;
              int after = change(point(5));
              return before * 100 + after * 10 + field;
            });
    return task.await();
  }

  private int change(int to) {
    field = to;
    return point(field + 1);
  }

  static int computationInVariable() {
    int factor = point(2);
    Computation<Integer, RuntimeException> c = () -> factor * point(10);
    return c.compute() + c.compute();
  }

  static int actionInVariable() throws IOException {
    int[] counter = new int[1];
    Action<IOException> a =
        () -> {
          counter[0] += point(1);
          if (counter[0] > 2) throw new IOException("too often");
        };
    a.run();
    a.run();
    try {
      a.run();
    } catch (IOException e) {
      return point(counter[0]);
    }
    return -1;
  }

  static String receiverInVariable() {
    StringBuilder s = new StringBuilder();
    Receiver<String, RuntimeException> r = text -> s.append(point(text)).append(point(1));
    r.accept("a");
    r.accept("b");
    return s.toString();
  }

  static <T> T twice(Computation<T, ? extends RuntimeException> c) {
    T first = c.compute();
    T second = c.compute();
    return point(first).equals(second) ? first : null;
  }

  static String passedOn() {
    String s = "p";
    return twice(() -> s + point("q")) + twice(() -> twice(() -> point(3)));
  }

  static Computation<Integer, RuntimeException> curried(int a) {
    int b = point(a);
    return () -> {
      int c = point(b + 1);
      return a * 100 + b * 10 + c;
    };
  }

  static int returned() {
    return curried(1).compute() + curried(2).compute();
  }

  static int conditionalLambda(boolean first) {
    Computation<Integer, RuntimeException> c = first ? () -> point(1) : () -> point(2) + 1;
    return c.compute();
  }

  static int switchedLambda(int n) {
    Computation<Integer, RuntimeException> c =
        switch (n) {
          case 0 -> () -> point(10);
          case 1 -> {
            int x = point(n);
            yield () -> x + point(20);
          }
          default -> Main::expressionLambda;
        };
    return c.compute();
  }

  static int castLambda() {
    Object o = (Computation<Integer, RuntimeException>) () -> point(4);
    @SuppressWarnings("unchecked")
    Computation<Integer, RuntimeException> c = (Computation<Integer, RuntimeException>) o;
    return c.compute() + ((Computation<Integer, RuntimeException>) () -> point(5)).compute();
  }

  static String selectCases() {
    Channel<Integer> in = Channel.buffered(1);
    Channel<String> out = Channel.buffered(1);
    StringBuilder s = new StringBuilder();
    in.send(7);
    select(
        receive(
            in,
            x -> {
              int y = point(x);
              s.append(y + point(1));
            }));
    select(send(out, "sent", () -> s.append(point(" sent "))));
    select(receive(out, s::append), otherwise(() -> s.append("never")));
    select(receive(in, x -> s.append("never")), otherwise(() -> s.append(point(" otherwise"))));
    select(
        receive(in, x -> s.append("never")),
        after(Duration.ofMillis(1), () -> s.append(point(" after"))));
    in.close();
    select(receive(in, x -> s.append(point(" closed ")).append(x)));
    return s.toString();
  }

  static String selectInSelect() {
    Channel<Integer> a = Channel.buffered(2);
    Channel<Integer> b = Channel.buffered(1);
    StringBuilder s = new StringBuilder();
    a.send(1);
    a.send(2);
    select(
        receive(
            a,
            x -> {
              select(receive(a, y -> s.append(point(x)).append(point(y))));
              select(send(b, x + 10, () -> point()));
              select(receive(b, z -> s.append(point(z))));
            }));
    return s.toString();
  }

  static String caseThrows() {
    Channel<Integer> in = Channel.buffered(1);
    in.send(1);
    try {
      select(
          receive(
              in,
              x -> {
                point(x);
                throw new IOException("from a case");
              }));
    } catch (Exception e) {
      return point("caught ") + e.getMessage();
    }
    return "none";
  }

  static String awaitThrows() {
    Task<String> task =
        async(
            () -> {
              if (point(true)) throw new IOException("from a task");
              return "none";
            });
    try {
      return task.await();
    } catch (Exception e) {
      return point("caught ") + show(e);
    } finally {
      point("finally");
    }
  }

  static String tryInLambda() {
    return async(
            () -> {
              String s = "";
              for (int i = 0; i < 3; i++) {
                try {
                  if (i == 1) continue;
                  s += point(i);
                  if (i == 2) throw new IllegalStateException("two");
                } catch (IllegalStateException e) {
                  s += point(e.getMessage());
                } finally {
                  s += point("f");
                }
              }
              return s;
            })
        .await();
  }

  static int lambdaInArgument() {
    return add(point(1), () -> point(2), point(3));
  }

  static int add(int a, Computation<Integer, RuntimeException> b, int c) {
    return a + 10 * b.compute() + 100 * c;
  }

  static int lambdasInArray() {
    int sum = 0;
    for (Computation<?, ?> c : computations(() -> point(1), () -> point(20L), Main::returned)) {
      try {
        sum += ((Number) c.compute()).intValue();
      } catch (Poison e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }
    return sum;
  }

  static Computation<?, ?>[] computations(Computation<?, ?>... computations) {
    point(computations.length);
    return computations;
  }

  static final Computation<Integer, RuntimeException> CONSTANT = () -> point(1) + point(2);

  final Computation<Integer, RuntimeException> ofInstance = () -> field + point(3);

  static int inFields() {
    Main m = new Main();
    return CONSTANT.compute() + m.ofInstance.compute();
  }

  static int localsShadowNothing() {
    Task<Integer> a =
        async(
            () -> {
              int x = point(1);
              return x;
            });
    Task<Integer> b =
        async(
            () -> {
              int x = a.await() + point(2);
              return x;
            });
    int x = b.await();
    return x;
  }

  static int recursion(int depth) {
    return depth == 0 ? point(1) : async(() -> recursion(depth - 1) + point(depth)).await();
  }

  static Computation<Integer, RuntimeException> constant() {
    return () -> point(1);
  }

  static Computation<Integer, RuntimeException> capturing(int i) {
    return () -> point(i);
  }

  static String sameObject() {
    return (constant() == constant()) + " " + (capturing(1) == capturing(1)) + " " + point(1);
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("expression", Main::expressionLambda);
          check("block", Main::blockLambda);
          check("nested", Main::nestedLambdas);
          check("go inside go", Main::goInsideGo);
          check("captures this", () -> new Main().capturesThis());
          check("computation in variable", Main::computationInVariable);
          check("action in variable", Main::actionInVariable);
          check("receiver in variable", Main::receiverInVariable);
          check("passed on", Main::passedOn);
          check("returned", Main::returned);
          check("conditional, first", () -> conditionalLambda(true));
          check("conditional, second", () -> conditionalLambda(false));
          for (int n = 0; n < 3; n++) {
            int i = n;
            check("switched " + i, () -> switchedLambda(i));
          }
          check("cast", Main::castLambda);
          check("select cases", Main::selectCases);
          check("select in select", Main::selectInSelect);
          check("case throws", Main::caseThrows);
          check("await throws", Main::awaitThrows);
          check("try in lambda", Main::tryInLambda);
          check("lambda in argument", Main::lambdaInArgument);
          check("lambdas in array", Main::lambdasInArray);
          check("in fields", Main::inFields);
          check("same object", Main::sameObject);
          check("same names", Main::localsShadowNothing);
          check("recursion", () -> recursion(3));
        });
  }
}
