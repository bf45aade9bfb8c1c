import static dev.goj.Go.run;

/** Strings that a concatenation makes of objects, by a toString that waits. */
public class Main extends Points {
  interface Computed<T> {
    T get();
  }

  static class Later {
    final String text;

    Later(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return leaving(text);
    }
  }

  static class Sooner extends Later {
    Sooner() {
      super("sooner");
    }

    @Override
    public String toString() {
      return "(" + text + ")";
    }
  }

  interface Named {
    @Override
    String toString();
  }

  enum Size implements Named {
    SMALL,
    LARGE {
      @Override
      public String toString() {
        return point("large");
      }
    };

    @Override
    public String toString() {
      return point("size ") + name();
    }
  }

  static String right() {
    return "a " + new Later("b");
  }

  static String left() {
    return new Later("a") + " b";
  }

  static String between() {
    Later none = null;
    return "[" + new Later("a") + "]" + none + '.';
  }

  static String noText() {
    return "is " + new Later(null) + "!";
  }

  static String overridden() {
    Later l = new Sooner();
    return "" + l;
  }

  static String appended() {
    String s = "x";
    s += new Later("y");
    String[] a = {"0", "1"};
    int i = 0;
    a[i++] += new Later("z");
    return s + i + a[0] + a[1];
  }

  static String interfaces(Named n) {
    return n + " of " + Named.class.getSimpleName();
  }

  static <T extends Later> String typeVariable(T t) {
    return t + "";
  }

  static String choice(boolean b) {
    return "chosen: " + (b ? new Later("first") : new Sooner());
  }

  static String inCall() {
    return String.join("-", "a" + new Later("b"), "c").concat("d");
  }

  static boolean inCondition() {
    return ("a" + new Later("b")).equals("ab") && point(true);
  }

  static int inLoop() {
    int n = 0;
    for (String s = ""; s.length() < 6; s += new Later("ab")) {
      n++;
    }
    return n;
  }

  final Later field = new Later("field");

  String ofField() {
    return "this " + field + this.field;
  }

  static String inLambda(Later l) {
    Computed<String> c = () -> "lambda " + l;
    return c.get();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("right", Main::right);
          check("left", Main::left);
          check("between", Main::between);
          check("no text", Main::noText);
          check("overridden", Main::overridden);
          check("appended", Main::appended);
          check("interface", () -> interfaces(Size.SMALL));
          check("interface, constant's body", () -> interfaces(Size.LARGE));
          check("type variable", () -> typeVariable(new Later("t")));
          check("choice", () -> choice(true) + choice(false));
          check("in call", Main::inCall);
          check("in condition", Main::inCondition);
          check("in loop", Main::inLoop);
          check("of field", () -> new Main().ofField());
          check("in lambda", () -> inLambda(new Later("l")));
        });
  }
}
