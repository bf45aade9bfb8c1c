import static dev.goj.Go.run;

/** Return, throw, assert and what follows them. */
public class Main extends Points {
  static int returnPoint() {
    return point(1);
  }

  static void returnNothing() {
    if (point(true)) {
      return;
    }
    say("never");
  }

  static void endOfVoid() {
    point(1);
  }

  static String voids() {
    returnNothing();
    endOfVoid();
    return "done";
  }

  static int tailCall(int n) {
    return n == 0 ? point(7) : tailCall(n - 1);
  }

  static int severalReturns(int n) {
    if (n == 0) return 0;
    if (n == 1) return point(1);
    int x = point(2);
    if (n == x) {
      return x;
    } else {
      return x + point(3);
    }
  }

  static int throwPoint() {
    throw point(new IllegalStateException("thrown"));
  }

  static int throwWithPointInside() {
    throw new IllegalArgumentException("got " + point(5) + point("x"));
  }

  static int throwOrReturn(boolean fail) {
    if (fail) throw new IllegalStateException(point("failed"));
    return point(3);
  }

  static <X extends Exception> int throwGeneric(X x) throws X {
    point(1);
    if (point(true)) throw x;
    return 0;
  }

  @SuppressWarnings("unchecked")
  static <X extends Throwable> RuntimeException sneaky(Throwable t) throws X {
    point("sneaking");
    throw (X) t;
  }

  static int throwSneakily() {
    throw Main.<RuntimeException>sneaky(new java.io.IOException("checked " + point(1)));
  }

  static int throwNull() {
    RuntimeException none = null;
    point(1);
    throw none;
  }

  static int asserts(int x) {
    assert point(x) > 0;
    assert point(x) > 1 : "x is " + point(x);
    return x;
  }

  static int assertsInBranches(boolean b) {
    if (b) assert point(true);
    else assert point(true) : point("no detail");
    for (int i = 0; i < 2; i++) assert i < point(1) : i;
    return 0;
  }

  static boolean assertWithSideEffect() {
    boolean enabled = false;
    assert enabled = point(true);
    return enabled;
  }

  /** The compiler knows that this cannot be left; so must the transformed method. */
  static int neverReturnsNormally() {
    int n = 0;
    for (; ; ) {
      if (point(n++) == 2) throw new IllegalStateException("enough");
    }
  }

  static String unusedResults() {
    point(1);
    point("text");
    new StringBuilder(point("builder"));
    returnPoint();
    int unused = point(4);
    return "done";
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("return", Main::returnPoint);
          check("void", Main::voids);
          check("tail call", () -> tailCall(3));
          for (int n = 0; n < 4; n++) {
            int i = n;
            check("several returns " + i, () -> severalReturns(i));
            check("assert " + i, () -> asserts(i));
          }
          check("throw point", Main::throwPoint);
          check("throw with point inside", Main::throwWithPointInside);
          check("throw or return, throw", () -> throwOrReturn(true));
          check("throw or return, return", () -> throwOrReturn(false));
          check("throw generic", () -> throwGeneric(new java.io.IOException("generic")));
          check("throw sneakily", Main::throwSneakily);
          check("throw null", Main::throwNull);
          check("assert in branches, then", () -> assertsInBranches(true));
          check("assert in branches, else", () -> assertsInBranches(false));
          check("assert with side effect", Main::assertWithSideEffect);
          check("never returns normally", Main::neverReturnsNormally);
          check("unused results", Main::unusedResults);
        });
  }
}
