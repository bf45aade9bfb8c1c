import static dev.goj.Go.run;

/** Suspension points in the conditions of statements and operators. */
public class Main extends Points {
  static String ifElse() {
    String s = "";
    if (point(1) > 0) {
      s += "then";
    } else {
      s += "else";
    }
    if (point(2) < 0) s += " then";
    else if (point(3) == 3) s += " else-if";
    else s += " else";
    if (point(false)) {
      s += " never";
    }
    return s;
  }

  static String ifBodies(boolean first) {
    String s;
    if (first) {
      s = point("then");
    } else {
      s = point("else");
    }
    if (!first) s += point("!");
    return s;
  }

  static int whileLoop() {
    int n = 0;
    while (point(n) < 3) {
      n++;
    }
    return n;
  }

  static int whileLoopWithSideEffects() {
    int n = 3;
    int sum = 0;
    while (n-- > point(0)) sum = sum * 10 + n;
    return sum;
  }

  static int doLoop() {
    int n = 0;
    do {
      n += 2;
    } while (point(n) < 5);
    return n;
  }

  static int forLoop() {
    int sum = 0;
    for (int i = point(1); i < point(3); i += point(1)) {
      sum += i;
    }
    return sum;
  }

  static int forLoopWithPointsEverywhere() {
    int sum = 0;
    for (int i = point(0), j = point(9); i < j && point(true); i += point(4), j = point(j - 1)) {
      sum += point(i * j);
    }
    return sum;
  }

  static String conditional(int which) {
    return which > point(0) ? point("positive") : which == 0 ? "zero" : point("negative");
  }

  static int conditionalAsOperand() {
    int x = 5;
    return x + (point(true) ? point(1) : 2) * (point(false) ? 3 : point(4)) + (x = 7) + x;
  }

  static boolean and() {
    return point(true) && said(true) && point(true) && point(false) && point(true);
  }

  static boolean or() {
    return point(false) || said(false) || point(false) || point(true) || point(false);
  }

  static boolean mixed() {
    return (point(false) || point(true))
        && !(point(false) && point(true))
        && (said(false) || point(1) == 1);
  }

  static boolean not() {
    return !point(false) && !(!point(true)) & !point(false);
  }

  static String shortCircuitInConditions() {
    String s = "";
    for (int i = 0; i < 4; i++) {
      boolean a = (i & 1) != 0;
      boolean b = (i & 2) != 0;
      if (point(a) && point(b)) s += "&";
      if (point(a) || point(b)) s += "|";
      if (!(point(a) && !b) || a != point(b)) s += "!";
    }
    return s;
  }

  static boolean logicalAssignment() {
    boolean a = true;
    boolean b = false;
    a &= point(true);
    b |= a ? point(true) : said(false);
    boolean c = a && (b = point(b)) || (a = point(false));
    return a ^ b ^ c;
  }

  static int conditionWithAssignment() {
    int n;
    int sum = 0;
    int[] source = {3, 2, 1, 0};
    int i = 0;
    while ((n = point(source[i++])) != 0) {
      sum += n;
    }
    if ((n = point(8)) > 7 && (sum += n) > point(10)) {
      sum *= 2;
    }
    return sum;
  }

  static int constantConditions() {
    int n = 0;
    while (true) {
      n += point(1);
      if (n == 3) {
        break;
      }
    }
    if (true) n += point(10);
    if (false) n += point(100);
    do {
      n += point(1000);
    } while (false);
    for (; ; ) {
      if (n > point(5000)) return n;
      n *= 2;
    }
  }

  static String boxedConditions() {
    Boolean yes = point(Boolean.TRUE);
    Boolean no = Boolean.FALSE;
    return (yes && !point(no) ? "a" : "b") + (point((Boolean) true) ? 1 : 2);
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("if else", Main::ifElse);
          check("if bodies, then", () -> ifBodies(true));
          check("if bodies, else", () -> ifBodies(false));
          check("while", Main::whileLoop);
          check("while with side effects", Main::whileLoopWithSideEffects);
          check("do", Main::doLoop);
          check("for", Main::forLoop);
          check("for with points everywhere", Main::forLoopWithPointsEverywhere);
          check("conditional, first", () -> conditional(1));
          check("conditional, second", () -> conditional(0));
          check("conditional, third", () -> conditional(-1));
          check("conditional as operand", Main::conditionalAsOperand);
          check("and", Main::and);
          check("or", Main::or);
          check("mixed", Main::mixed);
          check("not", Main::not);
          check("short circuit in conditions", Main::shortCircuitInConditions);
          check("logical assignment", Main::logicalAssignment);
          check("condition with assignment", Main::conditionWithAssignment);
          check("constant conditions", Main::constantConditions);
          check("boxed conditions", Main::boxedConditions);
        });
  }
}
