package dev.goj.it.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random expressions, most of which contain a suspension point. */
final class Expressions {
  private static final List<String> STRINGS = List.of("\"\"", "\"a\"", "\"bc\"", "\"def\"");

  private final SplittableRandom random;
  private final List<Method> callable = new ArrayList<>();
  private final Statements statements;

  /** A method of the program. */
  record Method(String name, Type result, List<Type> parameters) {}

  Expressions(SplittableRandom random) {
    this.random = random;
    this.statements = new Statements(this);
  }

  /** What the bodies of lambdas and classes are made of. */
  Statements statements() {
    return statements;
  }

  /** The methods that can be called from now on. */
  void callable(List<Method> methods) {
    callable.clear();
    callable.addAll(methods);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  @SafeVarargs
  final <T> T oneOf(T... of) {
    return of[below(of.length)];
  }

  Type type() {
    return oneOf(Type.values());
  }

  /** An expression of a type, of a depth at most. */
  String of(Type type, Scope scope, int depth) {
    if (depth <= 0) {
      return leaf(type, scope);
    }
    int d = depth - 1;
    return switch (below(14)) {
      case 0, 1, 2 -> point(type, scope, d);
      case 3 -> "(" + of(Type.BOOLEAN, scope, d) + " ? " + same(type, scope, d) + ")";
      case 4 -> call(type, scope, d);
      case 5 -> assignment(type, scope, d);
      case 6 -> switchExpression(type, scope, true, d);
      case 7 -> type.isPrimitive() ? point(type, scope, d) : id(type, scope, d);
      case 8 -> leaf(type, scope);
      default -> operation(type, scope, d);
    };
  }

  private String point(Type type, Scope scope, int d) {
    return switch (type) {
      case INTS, FUNCTION, NODE -> id(type, scope, d);
      case BOXED, OBJECT -> "Probe.<" + type.java + ">point(" + of(type, scope, d) + ")";
      default -> "point(" + of(type, scope, d) + ")";
    };
  }

  private String same(Type type, Scope scope, int d) {
    return of(type, scope, d) + " : " + of(type, scope, d);
  }

  private String id(Type type, Scope scope, int d) {
    return "Probe.<" + type.java + ">id(" + of(type, scope, d) + ")";
  }

  private static String parenthesized(String e) {
    return "(" + e + ")";
  }

  private String leaf(Type type, Scope scope) {
    List<Scope.Variable> variables = scope.variables(type, false);
    if (!variables.isEmpty() && below(4) > 0) {
      return one(variables).name();
    }
    return switch (type) {
      case INT -> oneOf("0", "1", "2", "3", "-1", "7", "field", "Integer.MAX_VALUE");
      case LONG -> oneOf("0L", "1L", "5000000000L", "wide");
      case CHAR -> oneOf("'a'", "'z'", "(char) 3");
      case DOUBLE -> oneOf("0.0", "1.5", "-2.25");
      case BOOLEAN -> oneOf("true", "false", "fuel()", "flag");
      case STRING -> below(5) == 0 ? "name" : one(STRINGS);
      case BOXED -> oneOf("Integer.valueOf(4)", "Integer.valueOf(-3)", "boxed", "(Integer) null");
      case INTS -> oneOf("new int[] {1, 2, 3}", "numbers", "(new int[2])");
      case OBJECT ->
          oneOf(
              "(Object) \"o\"", "(Object) 11", "(Object) new Object[] {1, \"x\"}", "(Object) null");
      case FUNCTION -> oneOf("(Fn<Integer, Integer>) (z -> z)", "function");
      case NODE -> oneOf("new Base(1)", "new Derived(2)", "node");
    };
  }

  private String call(Type type, Scope scope, int d) {
    List<Method> fitting = callable.stream().filter(m -> m.result == type).toList();
    if (fitting.isEmpty()) {
      return operation(type, scope, d);
    }
    return call(one(fitting), scope, d);
  }

  String call(Method m, Scope scope, int d) {
    List<String> arguments = new ArrayList<>();
    for (Type t : m.parameters) {
      arguments.add(of(t, scope, d));
    }
    return m.name + "(" + String.join(", ", arguments) + ")";
  }

  private String assignment(Type type, Scope scope, int d) {
    List<Scope.Variable> variables = scope.variables(type, true);
    if (variables.isEmpty()) {
      return of(type, scope, d);
    }
    String v = one(variables).name();
    if (type == Type.INT || type == Type.LONG || type == Type.CHAR) {
      return switch (below(4)) {
        case 0 -> "(" + v + " = " + of(type, scope, d) + ")";
        case 1 -> oneOf("++" + v, "--" + v, v + "++", v + "--");
        default ->
            "(" + v + oneOf(" += ", " -= ", " *= ", " ^= ", " <<= ") + of(type, scope, d) + ")";
      };
    }
    if (type == Type.BOXED && below(2) == 0) {
      return below(2) == 0 ? v + "++" : "(" + v + " += " + of(Type.INT, scope, d) + ")";
    }
    if (type == Type.STRING && below(2) == 0) {
      return "(" + v + " += " + of(type(), scope, d, Type.BOXED) + ")";
    }
    if (type == Type.BOOLEAN && below(2) == 0) {
      return "(" + v + oneOf(" &= ", " |= ", " ^= ") + of(type, scope, d) + ")";
    }
    return "(" + v + " = " + of(type, scope, d) + ")";
  }

  /** An expression of a type that prints the same in every run, else of another type. */
  private String of(Type type, Scope scope, int d, Type other) {
    boolean prints =
        type.isNumber() || type == Type.BOOLEAN || type == Type.BOXED || type == Type.NODE;
    return of(prints ? type : other, scope, d);
  }

  /** A switch expression; an operand, or all of an initializer. */
  String switchExpression(Type type, Scope scope, boolean isOperand, int d) {
    Source s = new Source();
    boolean strings = below(2) == 0;
    s.open("(switch (" + of(strings ? Type.STRING : Type.INT, scope, d) + ")");
    List<String> labels = new ArrayList<>(strings ? STRINGS : List.of("0", "1", "2", "3"));
    while (labels.size() > 1 && below(4) > 0) {
      caseRule(s, "case " + labels.remove(below(labels.size())), type, scope, isOperand, d);
    }
    caseRule(s, "default", type, scope, isOperand, d);
    // For a result, should the others all throw.
    s.line((strings ? "case \"77\" -> " : "case 77 -> ") + leaf(type, scope) + ";");
    s.close(")");
    return s.toString().strip();
  }

  private void caseRule(Source s, String label, Type type, Scope scope, boolean isOperand, int d) {
    if (below(3) > 0) {
      s.line(label + " -> " + of(type, scope, d) + ";");
      return;
    }
    s.open(label + " ->");
    Scope inner = scope.closed(isOperand);
    if (statements.list(s, inner, 2)) {
      Scope.Variable v = inner.reserve(type, true);
      String value = of(type, inner, d);
      if (value.startsWith("(")) { // which javac reads as the arguments of a method
        s.line(type.java + " " + v.name() + " = " + value + ";");
        value = v.name();
      }
      s.line("yield " + value + ";");
    }
    s.close();
  }

  private String operation(Type type, Scope scope, int d) {
    return switch (type) {
      case INT -> integer(scope, d);
      case LONG ->
          switch (below(3)) {
            case 0 -> "(long) " + parenthesized(of(number(), scope, d));
            case 1 -> "Math.max(" + of(type, scope, d) + ", " + of(type, scope, d) + ")";
            default -> binary(type, scope, d, " + ", " - ", " * ", " / ", " & ");
          };
      case CHAR -> "(char) (" + of(Type.CHAR, scope, d) + " + " + of(Type.INT, scope, d) + ")";
      case DOUBLE ->
          below(3) == 0
              ? "(double) " + parenthesized(of(number(), scope, d))
              : binary(type, scope, d, " + ", " - ", " * ", " / ");
      case BOOLEAN -> condition(scope, d);
      case STRING -> string(scope, d);
      case BOXED ->
          below(2) == 0
              ? "Integer.valueOf(" + of(Type.INT, scope, d) + ")"
              : callee(scope, d) + ".apply(" + of(type, scope, d) + ")";
      case INTS ->
          below(2) == 0
              ? "new int[] {" + of(Type.INT, scope, d) + ", " + of(Type.INT, scope, d) + "}"
              : "ints(" + of(Type.INT, scope, d) + ", " + of(Type.INT, scope, d) + ")";
      case OBJECT ->
          below(2) == 0
              ? "(Object) " + parenthesized(of(oneOf(Type.STRING, Type.BOXED, Type.LONG), scope, d))
              : "(Object) new Object[] {"
                  + of(Type.INT, scope, d)
                  + ", "
                  + of(Type.STRING, scope, d)
                  + "}";
      case FUNCTION -> function(scope, d);
      case NODE -> node(scope, d);
    };
  }

  /** A function, to have one of its methods called. */
  private String callee(Scope scope, int d) {
    return "((Fn<Integer, Integer>) " + parenthesized(of(Type.FUNCTION, scope, d)) + ")";
  }

  private Type number() {
    return oneOf(Type.INT, Type.LONG, Type.CHAR, Type.DOUBLE);
  }

  private String binary(Type type, Scope scope, int d, String... operators) {
    return parenthesized(of(type, scope, d) + oneOf(operators) + of(type, scope, d));
  }

  private String integer(Scope scope, int d) {
    return switch (below(12)) {
      case 0 -> "(int) " + parenthesized(of(number(), scope, d));
      case 1 -> of(Type.INTS, scope, d) + "[" + of(Type.INT, scope, d) + oneOf(" & 1]", "]");
      case 2 -> of(Type.STRING, scope, d) + ".length()";
      case 3 -> of(Type.NODE, scope, d) + ".m(" + of(Type.INT, scope, d) + ")";
      case 4 -> of(Type.NODE, scope, d) + ".f";
      case 5 -> "(int) " + parenthesized(of(Type.BOXED, scope, d));
      case 6 -> "sum(" + of(Type.INT, scope, d) + ", " + of(Type.INT, scope, d) + ")";
      case 7 -> "(field" + oneOf(" += ", " = ", " -= ") + of(Type.INT, scope, d) + ")";
      case 8 ->
          parenthesized("numbers[" + of(Type.INT, scope, d) + " & 3] += " + of(Type.INT, scope, d));
      case 9 -> parenthesized(of(Type.NODE, scope, d) + ".f += " + of(Type.INT, scope, d));
      default -> binary(Type.INT, scope, d, " + ", " - ", " * ", " / ", " % ", " & ", " >> ");
    };
  }

  private String condition(Scope scope, int d) {
    return switch (below(7)) {
      case 0, 1 -> binary(Type.BOOLEAN, scope, d, " && ", " || ", " ^ ", " & ", " == ");
      case 2 -> "!" + parenthesized(of(Type.BOOLEAN, scope, d));
      case 3 -> of(Type.STRING, scope, d) + ".equals(" + of(Type.OBJECT, scope, d) + ")";
      case 4 ->
          parenthesized(
              of(Type.OBJECT, scope, d) + " instanceof " + oneOf("String", "Integer", "Object[]"));
      default -> {
        Type t = number();
        yield binary(t, scope, d, " < ", " >= ", " == ", " != ");
      }
    };
  }

  private String string(Scope scope, int d) {
    return switch (below(4)) {
      case 0 -> "String.valueOf(" + of(number(), scope, d) + ")";
      case 1 -> "cut(" + of(Type.STRING, scope, d) + ").concat(" + of(Type.STRING, scope, d) + ")";
      default -> {
        String left = "cut(" + of(Type.STRING, scope, d) + ")";
        yield parenthesized(left + " + " + parenthesized(of(type(), scope, d, Type.STRING)));
      }
    };
  }

  private String function(Scope scope, int d) {
    if (below(5) == 0) {
      return callee(scope, d) + ".then(" + of(Type.FUNCTION, scope, d) + ")";
    }
    if (below(5) == 0) {
      return "(Fn<Integer, Integer>) "
          + oneOf("Probe::point", "Probe::twice", "new Derived(1)::plus");
    }
    Scope inner = scope.captured(Type.BOXED);
    Scope.Variable parameter = inner.declare(Type.BOXED, below(2) == 0);
    String head = "(Fn<Integer, Integer>) (" + parameter.name() + " -> ";
    if (below(2) == 0) {
      return head + of(Type.BOXED, inner, d) + ")";
    }
    Source s = new Source();
    s.open(head);
    if (statements.list(s, inner, 2)) {
      s.line("return " + of(Type.BOXED, inner, d) + ";");
    }
    s.close(")");
    return s.toString().strip();
  }

  private String node(Scope scope, int d) {
    if (below(3) > 0) {
      return "new " + oneOf("Base", "Derived") + "(" + of(Type.INT, scope, d) + ")";
    }
    Source s = new Source();
    s.open("new Derived(" + of(Type.INT, scope, d) + ")");
    Scope inner = scope.captured(Type.INT);
    Scope.Variable parameter = inner.declare(Type.INT, true);
    s.open("int m(int " + parameter.name() + ")");
    if (statements.list(s, inner, 2)) {
      s.line("return super.m(" + of(Type.INT, inner, d) + ");");
    }
    s.close();
    s.close();
    return s.toString().strip();
  }
}
