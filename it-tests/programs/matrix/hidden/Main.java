import static dev.goj.Go.run;

import hidden.Api;

/** Arrays of a class that this one cannot name. */
public class Main extends Points {
  static int length(Object[] all) {
    return all.length;
  }

  static int length(Object[] all, int more) {
    return all.length + more;
  }

  static int result() {
    return length(Api.all(() -> point(2)));
  }

  static int operand() {
    return length(Api.all(() -> point(2)), point(3));
  }

  static int ofArrays() {
    return length(Api.table(() -> point(1)), point(2));
  }

  static int variable() {
    Object[] all = Api.all(() -> point(2));
    point(1);
    return length(all) + length(Api.all(() -> point(4)), length(all));
  }

  static int loop() {
    int sum = 0;
    for (Object o : Api.all(() -> point(3))) {
      sum += point(o.hashCode());
    }
    return sum;
  }

  static Object choice(boolean first) {
    Object[] all = first ? Api.all(() -> point(1)) : Api.table(() -> point(2))[point(1)];
    return all.length;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("result", Main::result);
          check("operand", Main::operand);
          check("of arrays", Main::ofArrays);
          check("variable", Main::variable);
          check("loop", Main::loop);
          check("choice", () -> choice(true));
          check("other choice", () -> choice(false));
        });
  }
}
