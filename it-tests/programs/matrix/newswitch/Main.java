import static dev.goj.Go.run;

import java.util.ArrayList;
import java.util.List;

/** Switch statements and switch expressions with arrows or yield, also as operands. */
public class Main extends Points {
  enum Op {
    ADD,
    SUB,
    MUL,
    NEG
  }

  static String statement(int n) {
    StringBuilder s = new StringBuilder();
    switch (n) {
      case 0 -> s.append(point("zero"));
      case 1, 2 -> {
        s.append("one or ");
        s.append(point("two"));
      }
      case 3 -> throw new IllegalArgumentException(point("three"));
      case 4 -> {
        if (point(true)) {
          break;
        }
        s.append("never");
      }
      case 5 -> {}
      default -> s.append(point("default"));
    }
    return s.append(" end").toString();
  }

  static int statementSelector() {
    int sum = 0;
    for (Op op : Op.values()) {
      switch (point(op)) {
        case ADD -> sum += point(1);
        case MUL -> sum *= 10;
        case NEG -> {
          return -sum;
        }
        default -> {
          continue;
        }
      }
      sum++;
    }
    return 0;
  }

  static int apply(Op op, int a, int b) {
    return switch (op) {
      case ADD -> a + point(b);
      case SUB -> point(a) - b;
      case MUL -> {
        int result = 0;
        for (int i = 0; i < b; i++) {
          result += point(a);
        }
        yield result;
      }
      case NEG -> -point(a + b);
    };
  }

  static int selector() {
    int x = 3;
    return switch (x + point(1)) {
      case 4 -> x;
      default -> -1;
    };
  }

  static String asOperand(String s) {
    int x = 1;
    return "<"
        + x
        + switch (s) {
          case "a" -> point("A");
          case "b" -> {
            x = 5;
            yield point("B") + x;
          }
          default -> s;
        }
        + x
        + point(">");
  }

  static int twoInOneExpression(int n) {
    return switch (n) {
              case 0 -> point(10);
              default -> 20;
            }
            * point(2)
        - switch (point(n + 1)) {
          case 1:
            yield point(3);
          case 2:
            say("two");
          default:
            yield 4;
        };
  }

  static int withColons(int n) {
    int r =
        switch (n) {
          case 0:
            point(0);
          case 1:
            yield point(1);
          case 2:
            {
              int y = point(2);
              if (y > 1) yield y;
              yield -y;
            }
          default:
            for (int i = 0; ; i++) {
              if (point(i) == 2) {
                yield 100 + i;
              }
            }
        };
    return r * 10;
  }

  static int nested(Op op, int n) {
    return switch (op) {
      case ADD ->
          switch (n) {
            case 0 -> point(1);
            case 1 -> {
              int inner =
                  switch (point("in")) {
                    case "in" -> point(2);
                    default -> 3;
                  };
              yield inner + n;
            }
            default -> 4;
          };
      case SUB -> 5;
      default ->
          point(6)
              + (n > 0
                  ? switch (n) {
                    default -> point(7);
                  }
                  : 8);
    };
  }

  static int asArgument() {
    return sum(
        said(1),
        switch (point(2)) {
          case 2 -> point(20);
          default -> 0;
        },
        switch ("x") {
          case "x" -> said(3);
          default -> point(4);
        });
  }

  static int sum(int a, int b, int c) {
    return a + b + c;
  }

  static String asCondition() {
    String s = "";
    for (int i = 0;
        switch (i) {
          case 0, 1 -> point(true);
          default -> false;
        };
        i++) {
      if (switch (point(i)) {
        case 0 -> true;
        default -> point(false);
      }) {
        s += "t";
      } else {
        s += "f";
      }
    }
    return s;
  }

  static String throwing(int n) {
    try {
      String s =
          switch (n) {
            case 0 -> throw new IllegalStateException(point("zero"));
            case 1 -> {
              try {
                yield point("one");
              } finally {
                say("leaving");
                point("on the way out");
              }
            }
            case 2 -> {
              try {
                throw new IllegalStateException("two");
              } catch (IllegalStateException e) {
                yield point("caught " + e.getMessage());
              }
            }
            default -> point(null);
          };
      return s + "!";
    } catch (IllegalStateException e) {
      return "outside: " + e.getMessage();
    }
  }

  static double mixedTypes(int n) {
    var v =
        switch (n) {
          case 0 -> point(1);
          case 1 -> point(2L);
          case 2 -> point('c');
          default -> point(0.5f);
        };
    return v;
  }

  static Object boxedOrNot(int n) {
    Integer boxed = 7;
    Object o =
        switch (n) {
          case 0 -> point(boxed);
          case 1 -> point("string");
          default -> point(3.0);
        };
    return o.getClass().getSimpleName() + o;
  }

  static List<Integer> genericResult(int n) {
    List<Integer> list =
        switch (n) {
          case 0 -> new ArrayList<>();
          case 1 -> point(List.of(1));
          default -> List.of(point(2), point(3));
        };
    return list;
  }

  static int booleansInside(int n) {
    return switch (n) {
      case 0 -> point(true) && point(false) ? 1 : point(2);
      default -> {
        boolean b = point(n > 1) || point(n > 0);
        yield b ? point(3) : 4;
      }
    };
  }

  static int fieldOfResult() {
    return (switch (point(1)) {
          case 1 -> point("four");
          default -> "x";
        })
        .length();
  }

  static int compound() {
    int[] a = {1, 2};
    int i = 0;
    a[i++] +=
        switch (i) {
          case 1 -> point(a[1]) + (a[0] = 50);
          default -> 0;
        };
    return a[0];
  }

  static String returnedAndThrown(int n) {
    if (n > 0) {
      throw switch (n) {
        case 1 -> new IllegalStateException(point("one"));
        default -> new IllegalArgumentException(point("many"));
      };
    }
    return switch (n) {
      case 0 -> point("none");
      default -> "negative";
    };
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (int n = 0; n < 7; n++) {
            int i = n;
            check("statement " + i, () -> statement(i));
          }
          check("statement's selector", Main::statementSelector);
          for (Op op : Op.values()) {
            check("apply " + op, () -> apply(op, 3, 2));
          }
          check("selector", Main::selector);
          for (String s : "abc".split("")) {
            check("operand " + s, () -> asOperand(s));
          }
          for (int n = 0; n < 4; n++) {
            int i = n;
            check("two in one expression " + i, () -> twoInOneExpression(i));
            check("with colons " + i, () -> withColons(i));
            check("nested ADD " + i, () -> nested(Op.ADD, i));
            check("throwing " + i, () -> throwing(i));
            check("mixed types " + i, () -> mixedTypes(i));
            check("boxed or not " + i, () -> boxedOrNot(i));
            check("generic result " + i, () -> genericResult(i));
            check("booleans inside " + i, () -> booleansInside(i));
            check("returned and thrown " + i, () -> returnedAndThrown(i));
          }
          check("nested SUB", () -> nested(Op.SUB, 0));
          check("nested MUL", () -> nested(Op.MUL, 0));
          check("nested NEG", () -> nested(Op.NEG, 1));
          check("argument", Main::asArgument);
          check("condition", Main::asCondition);
          check("field of result", Main::fieldOfResult);
          check("compound", Main::compound);
        });
  }
}
