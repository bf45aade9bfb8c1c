package dev.goj.it.random;

import java.util.ArrayList;
import java.util.List;

/** Random statements. */
final class Statements {
  private final Expressions e;
  private int depth;
  private int left;
  private int classes;
  private int labels;

  Statements(Expressions expressions) {
    this.e = expressions;
  }

  /** How many statements there may be, beyond which they are short, and how deep expressions. */
  void budget(int statements, int depthOfExpressions) {
    left = statements;
    depth = depthOfExpressions;
  }

  /** Some statements; false if control cannot come to the end of them. */
  boolean list(Source s, Scope scope, int most) {
    int count = e.below(most + 1);
    for (int i = 0; i < count; i++) {
      if (!one(s, scope)) {
        return false;
      }
    }
    return true;
  }

  /** A block; like {@link #list}. */
  private boolean block(Source s, Scope scope) {
    return list(s, scope.inner(), 4);
  }

  private boolean one(Source s, Scope scope) {
    if (--left < 0) {
      s.line("say(" + expression(Type.STRING, scope) + ");");
      return true;
    }
    switch (e.below(22)) {
      case 0, 1, 2 -> variable(s, scope);
      case 3, 4 -> assignment(s, scope);
      case 5 -> s.line("say(" + expression(e.oneOf(Type.INT, Type.STRING), scope) + ");");
      case 6 -> s.line("point(" + expression(Type.INT, scope) + ");");
      case 7, 8 -> {
        return ifElse(s, scope);
      }
      case 9, 10, 11 -> loop(s, scope);
      case 12 -> {
        return labelled(s, scope);
      }
      case 13 -> oldSwitch(s, scope);
      case 14 -> newSwitch(s, scope);
      case 15, 16, 17 -> {
        return scope.canTry ? tryStatement(s, scope) : ifElse(s, scope);
      }
      case 18 -> {
        return jump(s, scope);
      }
      case 19 -> monitor(s, scope);
      case 20 -> pattern(s, scope);
      default -> localClass(s, scope);
    }
    return true;
  }

  private String expression(Type type, Scope scope) {
    return e.of(type, scope, depth);
  }

  private String condition(Scope scope) {
    return expression(Type.BOOLEAN, scope);
  }

  // ---- variables -------------------------------------------------------------------------------

  private void variable(Source s, Scope scope) {
    Type type = e.type();
    Scope.Variable v = scope.reserve(type, e.below(3) > 0);
    String value =
        e.below(6) == 0 ? e.switchExpression(type, scope, false, depth) : expression(type, scope);
    scope.declare(v);
    s.line(type.java + " " + v.name() + " = " + value + ";");
  }

  private void assignment(Source s, Scope scope) {
    Type type = e.type();
    List<Scope.Variable> variables = scope.variables(type, true);
    if (variables.isEmpty()) {
      s.line("field " + e.oneOf("=", "+=", "-=", "^=") + " " + expression(Type.INT, scope) + ";");
    } else {
      s.line(e.one(variables).name() + " = " + expression(type, scope) + ";");
    }
  }

  private void pattern(Source s, Scope scope) {
    Type type = e.oneOf(Type.STRING, Type.BOXED);
    Scope inner = scope.inner();
    Scope.Variable v = inner.reserve(type, false);
    String value = expression(Type.OBJECT, inner);
    inner.declare(v);
    s.open(
        "if (("
            + value
            + ") instanceof "
            + type.java
            + " "
            + v.name()
            + " && "
            + condition(inner)
            + ")");
    block(s, inner);
    s.close();
  }

  // ---- branches and loops ----------------------------------------------------------------------

  private boolean ifElse(Source s, Scope scope) {
    s.open("if (" + condition(scope) + ")");
    boolean completes = block(s, scope);
    if (e.below(2) == 0) {
      s.close();
      return true;
    }
    s.next("else");
    completes |= block(s, scope);
    s.close();
    return completes;
  }

  private void loop(Source s, Scope scope) {
    String label = e.below(3) == 0 ? newLabel() : Scope.NO_LABEL;
    Scope inside = scope.inner(new Scope.Target(label, true, true));
    String prefix = label.isEmpty() ? "" : label + ": ";
    switch (e.below(5)) {
      case 0 -> {
        s.open(prefix + "while (fuel() && " + condition(scope) + ")");
        block(s, inside);
        s.close();
      }
      case 1 -> {
        s.open(prefix + "do");
        s.line("if (flag) continue;"); // for the condition to be reachable
        block(s, inside);
        s.close(" while (fuel() && " + condition(scope) + ");");
      }
      case 2 -> {
        Scope.Variable i = inside.reserve(Type.INT, true);
        String n = i.name();
        String start = expression(Type.INT, inside);
        inside.declare(i);
        s.open(
            prefix
                + "for (int "
                + n
                + " = "
                + start
                + "; fuel() && "
                + n
                + " < "
                + e.of(Type.INT, inside, 2)
                + "; "
                + e.oneOf(n + "++", n + " += point(2)")
                + ")");
        block(s, inside);
        s.close();
      }
      case 3 -> {
        String array = expression(Type.INTS, scope);
        Scope.Variable x = inside.declare(e.oneOf(Type.INT, Type.LONG), true);
        s.open(prefix + "for (" + x.declaration() + " : " + array + ")");
        fuelled(s);
        block(s, inside);
        s.close();
      }
      default -> {
        String list =
            "java.util.Arrays.asList("
                + expression(Type.BOXED, scope)
                + ", "
                + expression(Type.BOXED, scope)
                + ")";
        Scope.Variable x = inside.declare(e.oneOf(Type.INT, Type.BOXED), true);
        s.open(prefix + "for (" + x.declaration() + " : " + list + ")");
        fuelled(s);
        block(s, inside);
        s.close();
      }
    }
  }

  private static void fuelled(Source s) {
    s.line("if (!fuel()) break;");
  }

  private String newLabel() {
    return "l" + ++labels;
  }

  private boolean labelled(Source s, Scope scope) {
    String label = newLabel();
    s.open(label + ":");
    s.line("if (flag) break " + label + ";");
    block(s, scope.inner(new Scope.Target(label, false, false)));
    s.close();
    return true;
  }

  private void oldSwitch(Source s, Scope scope) {
    boolean strings = e.below(3) == 0;
    s.open("switch (" + expression(strings ? Type.STRING : Type.INT, scope) + ")");
    List<String> labels =
        new ArrayList<>(
            strings
                ? List.of("case \"a\"", "case \"bc\"", "default")
                : List.of("case 0", "case 1", "case 2", "case -1", "default"));
    Scope inside = scope.inner(new Scope.Target(Scope.NO_LABEL, false, true));
    while (!labels.isEmpty() && e.below(5) > 0) {
      s.open(labels.remove(e.below(labels.size())) + ":");
      boolean completes = block(s, inside);
      s.close();
      if (completes && e.below(3) > 0) {
        s.line("break;");
      }
    }
    s.line(strings ? "case \"77\": break;" : "case 77: break;"); // for its end to be reachable
    s.close();
  }

  private void newSwitch(Source s, Scope scope) {
    s.open("switch (" + expression(Type.INT, scope) + ")");
    List<String> labels = new ArrayList<>(List.of("case 0, 3", "case 1", "case 2", "default"));
    Scope inside = scope.inner(new Scope.Target(Scope.NO_LABEL, false, true));
    while (!labels.isEmpty() && e.below(5) > 0) {
      String label = labels.remove(e.below(labels.size())) + " ->";
      if (e.below(3) == 0) {
        s.line(label + " point(" + expression(Type.LONG, scope) + ");");
      } else {
        s.open(label);
        block(s, inside);
        s.close();
      }
    }
    s.line("case 77 -> say(77);"); // for its end to be reachable
    s.close();
  }

  // ---- exceptions and jumps --------------------------------------------------------------------

  private boolean tryStatement(Source s, Scope scope) {
    boolean resource = e.below(4) == 0;
    Scope body = scope.inner();
    String head = "try";
    if (resource) {
      Scope.Variable r = body.declare(null, false);
      String number = e.of(Type.INT, body, 2);
      head = "try (Resource " + r.name() + " = new Resource(" + number + "))";
    }
    s.open(head);
    boolean completes = block(s, body);
    int handlers = e.below(3);
    if (handlers > 0) {
      String first =
          e.oneOf("IllegalStateException", "ArithmeticException | IndexOutOfBoundsException");
      completes |= handler(s, scope, first);
    }
    if (handlers > 1) {
      completes |= handler(s, scope, e.oneOf("RuntimeException", "Throwable"));
    }
    if (e.below(2) == 0 || (handlers == 0 && !resource)) {
      s.next("finally");
      completes &= block(s, scope);
    }
    s.close();
    return completes;
  }

  private boolean handler(Source s, Scope scope, String types) {
    Scope inner = scope.inner();
    Scope.Variable caught = inner.declare(null, false);
    s.next("catch (" + types + " " + caught.name() + ")");
    s.line("say(" + caught.name() + ");");
    return block(s, inner);
  }

  private boolean jump(Source s, Scope scope) {
    List<String> jumps = new ArrayList<>();
    jumps.add("throw failure(" + expression(Type.INT, scope) + ");");
    if (scope.returned != null) {
      jumps.add("return " + expression(scope.returned, scope) + ";");
    }
    List<Scope.Target> targets = scope.targets();
    for (int i = 0; i < targets.size(); i++) {
      Scope.Target t = targets.get(i);
      if (!t.label().isEmpty()) {
        jumps.add("break " + t.label() + ";");
        if (t.isLoop()) {
          jumps.add("continue " + t.label() + ";");
        }
      }
    }
    targets.stream()
        .filter(Scope.Target::takesPlainBreak)
        .findAny()
        .ifPresent(t -> jumps.add("break;"));
    targets.stream().filter(Scope.Target::isLoop).findAny().ifPresent(t -> jumps.add("continue;"));
    s.line(e.one(jumps));
    return false;
  }

  // ---- the rest --------------------------------------------------------------------------------

  private void monitor(Source s, Scope scope) {
    if (!scope.canTry) {
      return; // a monitor is left in a handler
    }
    s.open("synchronized (" + expression(e.oneOf(Type.INTS, Type.NODE), scope) + ")");
    s.line("say(" + expression(Type.STRING, scope) + ");");
    s.close();
  }

  private void localClass(Source s, Scope scope) {
    String name = "Local" + ++classes;
    s.open("class " + name + " extends Base implements IntFn");
    s.line(name + "() { super(1); }");
    Scope inner = scope.captured(Type.INT);
    Scope.Variable n = inner.declare(Type.INT, true);
    s.open("public int apply(int " + n.name() + ")");
    if (list(s, inner, 3)) {
      s.line("return " + expression(Type.INT, inner) + ";");
    }
    s.close();
    s.close();
    s.line("say(new " + name + "().apply(" + expression(Type.INT, scope) + "));");
  }
}
