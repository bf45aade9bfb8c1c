import static dev.goj.Go.async;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Task;
import java.util.HashMap;
import java.util.Map;

/** Parses expressions and evaluates them, both operands of a large one at the same time. */
public class Main {
  sealed interface Expression {
    int size();

    record Number(double value) implements Expression {
      @Override
      public int size() {
        return 1;
      }
    }

    record Variable(String name) implements Expression {
      @Override
      public int size() {
        return 1;
      }
    }

    record Binary(char operator, Expression left, Expression right) implements Expression {
      @Override
      public int size() {
        return 1 + left.size() + right.size();
      }
    }

    record Let(String name, Expression value, Expression in) implements Expression {
      @Override
      public int size() {
        return 1 + value.size() + in.size();
      }
    }
  }

  static final class ParseException extends RuntimeException {
    ParseException(String message, int position) {
      super(message + " at " + position);
    }
  }

  static final class Parser {
    private final String text;
    private int position;

    Parser(String text) {
      this.text = text;
    }

    Expression parse() {
      Expression e = sum();
      if (peek() != '\0') {
        throw new ParseException("unexpected '" + peek() + "'", position);
      }
      return e;
    }

    private char peek() {
      while (position < text.length() && text.charAt(position) == ' ') {
        position++;
      }
      return position < text.length() ? text.charAt(position) : '\0';
    }

    private boolean accept(char c) {
      if (peek() == c) {
        position++;
        return true;
      }
      return false;
    }

    private void expect(char c) {
      if (!accept(c)) {
        throw new ParseException("expected '" + c + "'", position);
      }
    }

    private Expression sum() {
      Expression left = product();
      while (true) {
        if (accept('+')) left = new Expression.Binary('+', left, product());
        else if (accept('-')) left = new Expression.Binary('-', left, product());
        else return left;
      }
    }

    private Expression product() {
      Expression left = factor();
      for (char c; (c = peek()) == '*' || c == '/'; ) {
        position++;
        left = new Expression.Binary(c, left, factor());
      }
      return left;
    }

    private Expression factor() {
      if (accept('(')) {
        Expression e = sum();
        expect(')');
        return e;
      }
      int start = position;
      char c = peek();
      if (Character.isDigit(c)) {
        start = position;
        while (position < text.length() && "0123456789.".indexOf(text.charAt(position)) >= 0) {
          position++;
        }
        return new Expression.Number(Double.parseDouble(text.substring(start, position)));
      }
      if (Character.isLetter(c)) {
        String name = name();
        if (!name.equals("let")) {
          return new Expression.Variable(name);
        }
        peek();
        String variable = name();
        expect('=');
        Expression value = sum();
        expect(':');
        return new Expression.Let(variable, value, sum());
      }
      throw new ParseException(c == '\0' ? "unexpected end" : "unexpected '" + c + "'", position);
    }

    private String name() {
      int start = position;
      while (position < text.length() && Character.isLetter(text.charAt(position))) {
        position++;
      }
      return text.substring(start, position);
    }
  }

  static double evaluate(Expression e, Map<String, Double> scope) {
    if (e instanceof Expression.Number n) {
      return n.value();
    }
    if (e instanceof Expression.Variable v) {
      Double value = scope.get(v.name());
      if (value == null) {
        throw new IllegalArgumentException("unknown " + v.name());
      }
      return value;
    }
    if (e instanceof Expression.Let let) {
      Map<String, Double> inner = new HashMap<>(scope);
      inner.put(let.name(), evaluate(let.value(), scope));
      return evaluate(let.in(), inner);
    }
    Expression.Binary b = (Expression.Binary) e;
    if (b.size() < 5) {
      yieldNow();
      return apply(b.operator(), evaluate(b.left(), scope), evaluate(b.right(), scope));
    }
    Task<Double> left = async(() -> evaluate(b.left(), scope));
    return apply(b.operator(), left.await(), evaluate(b.right(), scope));
  }

  static double apply(char operator, double a, double b) {
    return switch (operator) {
      case '+' -> a + b;
      case '-' -> a - b;
      case '*' -> a * b;
      case '/' -> {
        if (b == 0) {
          throw new ArithmeticException("division by zero");
        }
        yield a / b;
      }
      default -> throw new IllegalArgumentException("operator " + operator);
    };
  }

  static String balanced(int depth) {
    return depth == 0
        ? "1"
        : "(" + balanced(depth - 1) + (depth % 2 == 0 ? "+" : "*") + balanced(depth - 1) + ")";
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (String text :
              new String[] {
                "1 + 2 * 3 - 4 / 8",
                "(1 + 2) * (3 - 4) / 8",
                "let x = 3: let y = x * x: (x + y) * (x - y)",
                "1 / (2 - 1 - 1)",
                "a + 1",
                "(1 + 2",
                "1 + * 2",
                balanced(8)
              }) {
            String shown = text.length() > 50 ? text.length() + " characters" : text;
            try {
              System.out.println(shown + " = " + evaluate(new Parser(text).parse(), Map.of()));
            } catch (ParseException | ArithmeticException e) {
              System.out.println(shown + ": " + e.getMessage());
            } catch (IllegalArgumentException e) {
              System.out.println(shown + ": illegal, " + e.getMessage());
            }
          }
        });
  }
}
