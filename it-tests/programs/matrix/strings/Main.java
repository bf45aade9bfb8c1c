import static dev.goj.Go.run;

/** Strings made of suspension points: concatenation, text blocks, constants. */
public class Main extends Points {
  static final String CONSTANT = "c" + 1 + 'x' + 2L + true;

  static String concatenation() {
    return "a" + point(1) + 'b' + point(2L) + 1.5 + point('c') + null + point(true) + point(0.5f);
  }

  static String leftToRight() {
    int i = 1;
    return i + point(2) + "s" + i++ + point(3) + i + (point(4) + i) + i * point(5);
  }

  static String textBlock() {
    String name = point("Ann");
    return """
    Hello, %s!
      You have "%d" messages.\tTab
    """
            .formatted(name, point(3))
        + """
        no newline at the end\
        """
            .length()
        + point(1)
        + """
        <%s>\
        """
            .formatted(point("x"));
  }

  static String withConstants() {
    final String local = "l";
    return CONSTANT + point(1) + local + "lit" + 'c' + (1 + 2) + point("") + local;
  }

  static String nulls() {
    String none = null;
    Object nothing = point(null);
    String s = none + point("x") + nothing;
    none += point("y");
    return s + none;
  }

  static String inLoop() {
    String s = "";
    for (char c = 'a'; c < 'd'; c++) {
      s = point(c) + s + point(s.length());
    }
    return s;
  }

  static String nested() {
    return "(" + ("[" + point("a") + ("{" + point("b") + "}") + "]") + point(")");
  }

  static int comparison() {
    return point("a").compareTo("b") + (("x" + point("y")).equals("xy") ? 10 : 20);
  }

  static String charArithmetic() {
    char c = 'a';
    c += point(1);
    return "" + c + (char) (c + point(1)) + (c + point(1));
  }

  static String many() {
    return point("0")
        + "1"
        + point("2")
        + 3
        + point('4')
        + 5L
        + point("6")
        + "7"
        + point(8.0)
        + "9"
        + point("a")
        + 'b'
        + point("c")
        + "d"
        + point(14)
        + "f";
  }

  static String methodsInBetween() {
    return point("  trimmed ").trim().toUpperCase().replace('T', point('t')).substring(point(1));
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("concatenation", Main::concatenation);
          check("left to right", Main::leftToRight);
          check("text block", Main::textBlock);
          check("with constants", Main::withConstants);
          check("nulls", Main::nulls);
          check("in loop", Main::inLoop);
          check("nested", Main::nested);
          check("comparison", Main::comparison);
          check("char arithmetic", Main::charArithmetic);
          check("many", Main::many);
          check("methods in between", Main::methodsInBetween);
        });
  }
}
