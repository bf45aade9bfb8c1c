import static dev.goj.Go.run;

import hidden.Api;

/** A class that this one cannot name, and arrays of it. */
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

  static <T> T same(T t) {
    return t;
  }

  static Object inferred() {
    Object built =
        same(
            point(true)
                ? new StringBuilder("x").append(point(1))
                : new StringBuffer("y").append(point(2)));
    return built.toString();
  }

  /** What has to be of such a class where it is handed on cannot be kept. */
  @SuppressWarnings("goj")
  static int handedOn() {
    return Api.number(Api.one(() -> point(5)));
  }

  @SuppressWarnings("goj")
  static int handedOnToWait() {
    return Api.sum(Api.one(() -> point(5)), () -> point(6));
  }

  @SuppressWarnings("goj")
  static int handedToConstructor() {
    return new Api.Box(Api.one(() -> point(7))).number();
  }

  @SuppressWarnings("goj") // under stress
  static int notKept() {
    return Api.sum(Api.three()[2], () -> point(6));
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
          check("inferred", Main::inferred);
          check("handed on", Main::handedOn);
          check("handed on to wait", Main::handedOnToWait);
          check("handed to constructor", Main::handedToConstructor);
          check("not kept", Main::notKept);
        });
  }
}
