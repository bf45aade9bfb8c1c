import static dev.goj.Go.run;

/** Switch statements with colons: fall-through, and suspension points in every place. */
public class Main extends Points {
  enum Color {
    RED,
    GREEN,
    BLUE
  }

  static String fallThrough(int n) {
    String s = "";
    switch (n) {
      case 0:
        s += point("zero ");
      case 1:
        s += point("one ");
        break;
      case 2:
      case 3:
        s += point("two or three ");
      default:
        s += point("default ");
      case 4:
        s += "four ";
    }
    return s;
  }

  static String selector(int n) {
    switch (point(n)) {
      case 1:
        return "one";
      case 2:
        say("two");
        break;
      default:
        say("other");
    }
    return "after";
  }

  static int selectorWithOperands() {
    int x = 1;
    switch (x + point(1) + (x = 5)) {
      case 7:
        return x;
      default:
        return -1;
    }
  }

  static String onString(String s) {
    String r = "";
    switch (s) {
      case "a":
        r += point("A");
      case "Aa":
        r += "1";
        break;
      case "BB":
        r += point("same hash as Aa");
        break;
      case "":
        break;
      default:
        r += point("?");
    }
    return r;
  }

  static String onStringPoint() {
    String r = "";
    for (String s : new String[] {"x", "y", "z"}) {
      switch (point(s)) {
        case "x":
          r += 1;
          continue;
        case "y":
          r += point(2);
      }
      r += "|";
    }
    return r;
  }

  static String onEnum(Color c) {
    switch (c) {
      case RED:
        point("red");
      // fall through
      case GREEN:
        return "warm " + point(c.ordinal());
      default:
    }
    return "cold " + point(c);
  }

  static int onEnumPoint() {
    int sum = 0;
    for (Color c : Color.values()) {
      switch (point(c)) {
        case BLUE:
          sum += 100;
          break;
        case GREEN:
          sum += point(10);
        case RED:
          sum += 1;
      }
    }
    return sum;
  }

  static int onChar() {
    int vowels = 0;
    int others = 0;
    for (char c : "goroutine".toCharArray()) {
      switch (c) {
        case 'a':
        case 'e':
        case 'i':
        case 'o':
        case 'u':
          vowels++;
          break;
        default:
          others += point(1);
      }
    }
    return vowels * 10 + others;
  }

  static int onBoxed() {
    Integer boxed = 3;
    Character c = 'c';
    int r = 0;
    switch (boxed) {
      case 3:
        r = point(30);
        break;
      case 4:
        r = 40;
    }
    switch (point(c)) {
      case 'c':
        r += 5;
    }
    return r;
  }

  static int defaultInTheMiddle(int n) {
    int r = 0;
    switch (n) {
      case 1:
        r += 1;
      default:
        r += point(10);
      case 2:
        r += point(100);
        break;
      case 3:
        r += point(1000);
    }
    return r;
  }

  static int localsAcrossGroups(int n) {
    switch (n) {
      case 0:
        int x = 1;
        int y;
        y = x + point(1);
        say(y);
      case 1:
        x = 5;
        y = point(x) * 2;
        return x + y;
      default:
        String z = point("z");
        return z.length();
    }
  }

  static String nested() {
    String s = "";
    for (int i = 0; i < 3; i++) {
      switch (i) {
        case 1:
          switch (point(i + 1)) {
            case 2:
              s += "inner ";
              if (point(true)) {
                break;
              }
              s += "never ";
            default:
              s += "next ";
          }
          s += "outer ";
          break;
        case 2:
          while (true) {
            s += point("loop ");
            if (s.length() > 20) break;
          }
        default:
          s += "default ";
      }
    }
    return s;
  }

  static int labelled() {
    int r = 0;
    choice:
    switch (point(2)) {
      case 2:
        for (int i = 0; ; i++) {
          r += point(i);
          if (i == 2) break choice;
        }
      case 3:
        r = -1;
    }
    return r;
  }

  static String throwing(int n) {
    try {
      switch (n) {
        case 0:
          throw new IllegalStateException(point("zero"));
        case 1:
          point(1);
          break;
        default:
          return point("default");
      }
      return "broke out";
    } catch (IllegalStateException e) {
      return "caught " + e.getMessage();
    } finally {
      say("finally");
    }
  }

  static int emptyAndSingle() {
    switch (point(1)) {
    }
    switch (point(2)) {
      default:
        point(3);
    }
    int one = 1;
    switch (one) {
      case 2:
    }
    return point(4);
  }

  static int constants() {
    final int one = 1;
    final int two = one + 1;
    switch (point(2)) {
      case one:
        return 10;
      case two:
        return 20;
      case Integer.MAX_VALUE:
        return 30;
      case -5:
        return 40;
    }
    return 0;
  }

  static int nullSelector() {
    String none = null;
    try {
      switch (point(none)) {
        case "a":
          return 1;
        default:
          return 2;
      }
    } catch (NullPointerException e) {
      return point(3);
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (int n = 0; n < 6; n++) {
            int i = n;
            check("fall through " + i, () -> fallThrough(i));
          }
          for (int n = 1; n < 4; n++) {
            int i = n;
            check("selector " + i, () -> selector(i));
            check("default in the middle " + i, () -> defaultInTheMiddle(i));
          }
          check("default in the middle, none", () -> defaultInTheMiddle(0));
          check("selector with operands", Main::selectorWithOperands);
          for (String s : new String[] {"a", "Aa", "BB", "", "C#"}) {
            check("string '" + s + "'", () -> onString(s));
          }
          check("string point", Main::onStringPoint);
          for (Color c : Color.values()) {
            check("enum " + c, () -> onEnum(c));
          }
          check("enum point", Main::onEnumPoint);
          check("char", Main::onChar);
          check("boxed", Main::onBoxed);
          for (int n = 0; n < 3; n++) {
            int i = n;
            check("locals across groups " + i, () -> localsAcrossGroups(i));
            check("throwing " + i, () -> throwing(i));
          }
          check("nested", Main::nested);
          check("labelled", Main::labelled);
          check("empty and single", Main::emptyAndSingle);
          check("constants", Main::constants);
          check("null selector", Main::nullSelector);
        });
  }
}
