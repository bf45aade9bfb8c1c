import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON: characters, tokens and values by three goroutines; the parser pulls what it needs. */
public class Main {
  enum Type {
    PUNCTUATION,
    STRING,
    NUMBER,
    WORD,
    ERROR
  }

  record Token(Type type, String text) {
    boolean is(char c) {
      return type == Type.PUNCTUATION && text.charAt(0) == c;
    }
  }

  static final class JsonException extends Exception {
    JsonException(String message) {
      super(message);
    }
  }

  /** Hands the text over in small pieces, as a network would. */
  static void pieces(String text, SendChannel<String> out) {
    for (int i = 0; i < text.length(); i += 3) {
      out.send(text.substring(i, Math.min(text.length(), i + 3)));
    }
    out.close();
  }

  /** Reads characters out of pieces; one can be put back. */
  static final class Reader {
    private final ReceiveChannel<String> pieces;
    private String piece = "";
    private int at;

    Reader(ReceiveChannel<String> pieces) {
      this.pieces = pieces;
    }

    /** The next character, or -1. */
    int next() {
      while (at == piece.length()) {
        piece = pieces.receive();
        at = 0;
        if (piece == null) {
          piece = "";
          return -1;
        }
      }
      return piece.charAt(at++);
    }

    void back() {
      at--;
    }
  }

  static void tokenise(ReceiveChannel<String> pieces, SendChannel<Token> out) {
    Reader in = new Reader(pieces);
    try {
      for (int c; (c = in.next()) >= 0; ) {
        if (Character.isWhitespace(c)) {
          continue;
        }
        switch (c) {
          case '{', '}', '[', ']', ':', ',' ->
              out.send(new Token(Type.PUNCTUATION, String.valueOf((char) c)));
          case '"' -> out.send(new Token(Type.STRING, string(in)));
          default -> {
            StringBuilder word = new StringBuilder();
            do {
              word.append((char) c);
              c = in.next();
            } while (c >= 0 && (Character.isLetterOrDigit(c) || ".+-".indexOf(c) >= 0));
            if (c >= 0) {
              in.back();
            }
            boolean number = "-0123456789".indexOf(word.charAt(0)) >= 0;
            out.send(new Token(number ? Type.NUMBER : Type.WORD, word.toString()));
          }
        }
      }
    } catch (JsonException e) {
      out.send(new Token(Type.ERROR, e.getMessage()));
    } finally {
      out.close();
    }
  }

  static String string(Reader in) throws JsonException {
    StringBuilder s = new StringBuilder();
    while (true) {
      int c = in.next();
      if (c < 0) {
        throw new JsonException("unterminated string");
      }
      if (c == '"') {
        return s.toString();
      }
      if (c == '\\') {
        c =
            switch (in.next()) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case '"' -> '"';
              case '\\' -> '\\';
              case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                  code = code * 16 + Character.digit(in.next(), 16);
                }
                yield code;
              }
              default -> throw new JsonException("bad escape");
            };
      }
      s.append((char) c);
    }
  }

  static Object value(ReceiveChannel<Token> tokens, Token first) throws JsonException {
    if (first == null) {
      throw new JsonException("unexpected end");
    }
    switch (first.type()) {
      case STRING:
        return first.text();
      case NUMBER:
        try {
          return Double.valueOf(first.text());
        } catch (NumberFormatException e) {
          throw new JsonException("bad number " + first.text());
        }
      case WORD:
        return switch (first.text()) {
          case "true" -> true;
          case "false" -> false;
          case "null" -> "(null)";
          default -> throw new JsonException("unknown word " + first.text());
        };
      case ERROR:
        throw new JsonException(first.text());
      default:
    }
    if (first.is('[')) {
      List<Object> list = new ArrayList<>();
      Token next = tokens.receive();
      while (next != null && !next.is(']')) {
        list.add(value(tokens, next));
        next = separator(tokens, ']');
      }
      return list;
    }
    if (first.is('{')) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Token key = tokens.receive(); key != null && !key.is('}'); ) {
        if (key.type() != Type.STRING) {
          throw new JsonException("expected a name, got " + key.text());
        }
        Token colon = tokens.receive();
        if (colon == null || !colon.is(':')) {
          throw new JsonException("expected ':'");
        }
        map.put(key.text(), value(tokens, tokens.receive()));
        key = separator(tokens, '}');
      }
      return map;
    }
    throw new JsonException("unexpected " + first.text());
  }

  /** What follows an element: the closing token, or the first one of the next element. */
  static Token separator(ReceiveChannel<Token> tokens, char close) throws JsonException {
    Token t = tokens.receive();
    if (t != null && t.is(',')) {
      t = tokens.receive();
    } else if (t != null && !t.is(close)) {
      throw new JsonException("expected ',' or '" + close + "', got " + t.text());
    }
    if (t == null) {
      throw new JsonException("unexpected end");
    }
    return t;
  }

  static Object parse(String text) throws JsonException {
    Channel<String> pieces = Channel.unbuffered();
    Channel<Token> tokens = Channel.buffered(2);
    go(() -> pieces(text, pieces));
    go(() -> tokenise(pieces, tokens));
    return value(tokens, tokens.receive());
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (String text :
              List.of(
                  "{\"name\": \"GoJ\", \"tags\": [\"a\", \"b\\n"
                      + "\", []], \"n\": -1.5e3, \"ok\": true}",
                  "[1, 2, {\"x\": null}, \"\\u0041\\\"\"]",
                  "\"just a string\"",
                  "[1, 2",
                  "{\"a\" 1}",
                  "[1 2]",
                  "\"open",
                  "nothing",
                  "")) {
            try {
              System.out.println(parse(text).toString().replace("\n", "\\n"));
            } catch (JsonException e) {
              System.out.println("error: " + e.getMessage());
            }
          }
        });
  }
}
