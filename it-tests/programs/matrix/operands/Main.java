import static dev.goj.Go.run;

import java.util.List;

/** Suspension points as operands and arguments: evaluated from left to right, each once. */
public class Main extends Points {
  int field;

  Main(int field) {
    this.field = field;
  }

  @Override
  public String toString() {
    return "Main" + field;
  }

  Main me() {
    say("me" + field);
    return this;
  }

  int plus(int a, int b) {
    return field + 10 * a + 100 * b;
  }

  static int three(int a, int b, int c) {
    return a + 10 * b + 100 * c;
  }

  static int binary() {
    return point(1) + said(2) * point(3) - point(4) / said(5);
  }

  static int arguments() {
    return three(said(1), point(2), said(3));
  }

  static int nestedCalls() {
    return three(point(three(point(1), 2, said(3))), said(4), point(three(5, 6, point(7))));
  }

  static int receiver() {
    return point(new Main(1)).me().plus(point(2), said(3));
  }

  static int receiverBeforeArguments() {
    Main m = new Main(1);
    return m.me().plus(point(2), (m = new Main(5)).me().plus(point(3), 0)) + m.field;
  }

  static int variableReadBeforePoint() {
    int x = 1;
    int y = x + point(10) + (x = 5) + point(100) + x;
    return y;
  }

  static int variableIncrementedAroundPoint() {
    int x = 3;
    x = x++ + point(x) + x-- + --x * point(x);
    return x;
  }

  static int fieldReadBeforePoint() {
    Main m = new Main(7);
    return m.field + m.change(point(1)) + m.field;
  }

  int change(int to) {
    field = to;
    return to;
  }

  static int arrayReadBeforePoint() {
    int[] a = {1, 2, 3};
    int i = 0;
    return a[i++] + a[point(i)] + a[++i] + (a[0] = point(40)) + a[0];
  }

  static boolean comparisons() {
    return point(1) < point(2) == point(3) >= said(4) != (point(5) == said(5));
  }

  static int bits() {
    return (point(12) & point(10) | point(1) ^ said(3)) << point(2) >>> said(1);
  }

  static boolean strictLogic() {
    return point(false) & point(true) | point(true) ^ said(true);
  }

  static int unary() {
    return -point(1) + ~point(2) + +point(3);
  }

  static String casts() {
    return (byte) point(300)
        + " "
        + (char) point(65)
        + (long) point(2.9)
        + (int) (Integer) point((Object) 4)
        + (String) (CharSequence) point("s");
  }

  static boolean instanceOf() {
    return point((Object) "x") instanceof String == point((Object) 1) instanceof String;
  }

  static int fieldOfPoint() {
    return point(new Main(3)).field * point(new int[] {4, 5})[point(1)] + point(new int[6]).length;
  }

  static int chain() {
    return point(List.of(5, 6, 7)).subList(point(1), point(3)).get(point(1));
  }

  static String concatenation() {
    String s = "a";
    return s + point(1) + (s = "b") + point('c') + s + null + point(2.5) + 1L;
  }

  static int assignmentChain() {
    int a;
    int b;
    int[] c = new int[2];
    a = b = c[point(1)] = point(9);
    return a + b + c[1];
  }

  static int parenthesised() {
    return ((point(1)) + ((2))) * (((point(3))));
  }

  static int divisionByZeroAfterPoint() {
    return point(1) / point(0) + point(3);
  }

  static int nullReceiver() {
    Main m = point(null);
    return m.plus(point(1), 2);
  }

  static int indexOutOfBounds() {
    int[] a = {1};
    return a[point(1)] + point(5);
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("binary", Main::binary);
          check("arguments", Main::arguments);
          check("nested calls", Main::nestedCalls);
          check("receiver", Main::receiver);
          check("receiver before arguments", Main::receiverBeforeArguments);
          check("variable read before point", Main::variableReadBeforePoint);
          check("variable incremented around point", Main::variableIncrementedAroundPoint);
          check("field read before point", Main::fieldReadBeforePoint);
          check("array read before point", Main::arrayReadBeforePoint);
          check("comparisons", Main::comparisons);
          check("bits", Main::bits);
          check("strict logic", Main::strictLogic);
          check("unary", Main::unary);
          check("casts", Main::casts);
          check("instanceof", Main::instanceOf);
          check("field of point", Main::fieldOfPoint);
          check("chain", Main::chain);
          check("concatenation", Main::concatenation);
          check("assignment chain", Main::assignmentChain);
          check("parenthesised", Main::parenthesised);
          check("division by zero", Main::divisionByZeroAfterPoint);
          check("null receiver", Main::nullReceiver);
          check("index out of bounds", Main::indexOutOfBounds);
        });
  }
}
