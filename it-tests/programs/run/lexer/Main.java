import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;

/**
 * Rob Pike's lexer: a goroutine runs state functions, each of which returns the next, and sends the
 * items it finds to a parser that runs beside it.
 */
public class Main {
  enum Kind {
    TEXT,
    LEFT,
    RIGHT,
    NUMBER,
    IDENTIFIER,
    OPERATOR,
    ERROR,
    END
  }

  record Item(Kind kind, String text) {
    @Override
    public String toString() {
      return kind.toString().toLowerCase() + "'" + text.replace("\n", "\\n") + "'";
    }
  }

  /** A state of the lexer: does its part and returns the next one; null when done. */
  interface State {
    State run(Lexer lexer);
  }

  static final class Lexer {
    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";

    private final String input;
    private final Channel<Item> items = Channel.unbuffered();
    private int start;
    private int position;

    private Lexer(String input) {
      this.input = input;
    }

    static ReceiveChannel<Item> lex(String input) {
      Lexer lexer = new Lexer(input);
      go(lexer::run);
      return lexer.items;
    }

    private void run() {
      State state = Lexer::text;
      while (state != null) {
        state = state.run(this);
      }
      items.close();
    }

    private void emit(Kind kind) {
      items.send(new Item(kind, input.substring(start, position)));
      start = position;
    }

    private State error(String message) {
      items.send(new Item(Kind.ERROR, message));
      return null;
    }

    private boolean at(String prefix) {
      return input.startsWith(prefix, position);
    }

    private State text() {
      while (true) {
        if (at(LEFT)) {
          if (position > start) {
            emit(Kind.TEXT);
          }
          return Lexer::left;
        }
        if (position == input.length()) {
          break;
        }
        position++;
      }
      if (position > start) {
        emit(Kind.TEXT);
      }
      emit(Kind.END);
      return null;
    }

    private State left() {
      position += LEFT.length();
      emit(Kind.LEFT);
      return Lexer::inside;
    }

    private State inside() {
      while (true) {
        if (at(RIGHT)) {
          return lexer -> {
            lexer.position += RIGHT.length();
            lexer.emit(Kind.RIGHT);
            return Lexer::text;
          };
        }
        if (position == input.length()) {
          return error("unclosed action");
        }
        char c = input.charAt(position);
        switch (Character.getType(c)) {
          case Character.SPACE_SEPARATOR:
          case Character.CONTROL:
            start = ++position;
            break;
          case Character.DECIMAL_DIGIT_NUMBER:
            return Lexer::number;
          case Character.LOWERCASE_LETTER:
          case Character.UPPERCASE_LETTER:
            return Lexer::identifier;
          default:
            if ("+-*/|".indexOf(c) < 0) {
              return error("unexpected '" + c + "'");
            }
            position++;
            emit(Kind.OPERATOR);
        }
      }
    }

    private State number() {
      while (position < input.length() && Character.isDigit(input.charAt(position))) {
        position++;
      }
      if (position < input.length() && Character.isLetter(input.charAt(position))) {
        return error("bad number " + input.substring(start, position + 1));
      }
      emit(Kind.NUMBER);
      return Lexer::inside;
    }

    private State identifier() {
      while (position < input.length() && Character.isLetterOrDigit(input.charAt(position))) {
        position++;
      }
      emit(Kind.IDENTIFIER);
      return Lexer::inside;
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (String template :
              new String[] {
                "Hello, {{name}}!",
                "{{a1 + 22|upper}} and {{b}}\n",
                "",
                "no actions",
                "{{",
                "{{x $ y}}",
                "{{12ab}}"
              }) {
            StringBuilder line = new StringBuilder();
            for (Item item : Lexer.lex(template)) {
              line.append(item).append(' ');
            }
            System.out.println(line.toString().trim());
          }
        });
  }
}
