import static dev.goj.Go.run;

import java.io.IOException;

/** Try-with-resources: suspension points in the initialisers, in the body and in close. */
public class Main extends Points {
  /** A resource whose opening and closing are suspension points. */
  static final class Door implements AutoCloseable {
    final String name;

    Door(String name) {
      this.name = name;
    }

    static Door open(String name) {
      point("open " + name);
      return new Door(name);
    }

    @Override
    public void close() {
      point("close " + name);
      say(name + " closed");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A resource that cannot be closed. */
  static final class Stuck implements AutoCloseable {
    final String name;

    Stuck(String name) {
      this.name = name;
    }

    @Override
    public void close() throws IOException {
      point("stuck " + name);
      throw new IOException("cannot close " + name);
    }
  }

  /** A resource that does not suspend. */
  record Plain(String name) implements AutoCloseable {
    @Override
    public void close() {
      say(name + " closed");
    }
  }

  static String one() {
    try (Door a = Door.open("a")) {
      say("in " + a.name);
    }
    return "after";
  }

  static String two() {
    try (Door a = Door.open("a");
        Door b = Door.open("b" + a.name)) {
      return point(a.name + b.name);
    }
  }

  static String plainWithPointInBody() {
    try (Plain a = new Plain("a")) {
      return point("body");
    }
  }

  static String pointInInitialiserOnly() {
    try (Plain a = new Plain(point("a"));
        Plain b = point(new Plain("b"))) {
      return a.name() + b.name();
    }
  }

  static String withCatchAndFinally(boolean fail) {
    String s = "";
    try (Door a = Door.open("a")) {
      s += point("body ");
      if (fail) throw new IllegalStateException("failed");
    } catch (IllegalStateException e) {
      s += point("caught ") + e.getMessage();
    } finally {
      s += point(" finally");
    }
    return s;
  }

  static String suppressed() throws IOException {
    try (Stuck a = new Stuck("a");
        Stuck b = new Stuck("b")) {
      point("body");
      throw new IllegalStateException("failed");
    }
  }

  static String closeThrows() {
    try (Stuck a = new Stuck("a")) {
      point("body");
    } catch (IOException e) {
      return point("caught ") + show(e);
    }
    return "not reached";
  }

  static String nullResource() {
    try (Door none = null;
        Door a = Door.open("a")) {
      return point("body ") + none + a;
    }
  }

  static String nullPointResource() {
    Door nothing = null;
    try (Door none = point(nothing)) {
      return point("body ") + none;
    }
  }

  static String existingVariable() {
    final Door a = new Door("a");
    Door b = new Door("b");
    try (a;
        b) {
      point("body");
    }
    return a.name + b.name;
  }

  final Door field = new Door("field");

  String existingField() {
    try (this.field) {
      return point("body");
    }
  }

  static String varResource() {
    try (var a = Door.open("a")) {
      var n = a.name.length();
      return a.name + point(n);
    }
  }

  static int jumpsOut() {
    int n = 0;
    outer:
    for (int i = 0; ; i++) {
      try (Door a = Door.open("a" + i)) {
        n += point(1);
        if (i == 0) continue;
        try (Door b = Door.open("b" + i)) {
          if (i == 1) continue outer;
          if (i == 2) break outer;
        }
      }
    }
    return n;
  }

  static String nested() {
    try (Door a = Door.open("a")) {
      try (Door b = Door.open("b")) {
        point("inner");
        throw new IllegalStateException("from " + b);
      } catch (IllegalStateException e) {
        say("caught " + e.getMessage() + " in " + a);
        point("handler");
      }
      return "out of " + a;
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("one", Main::one);
          check("two", Main::two);
          check("point in body", Main::plainWithPointInBody);
          check("point in initialiser only", Main::pointInInitialiserOnly);
          check("catch and finally", () -> withCatchAndFinally(false));
          check("catch and finally, failing", () -> withCatchAndFinally(true));
          check("suppressed", Main::suppressed);
          check("close throws", Main::closeThrows);
          check("null resource", Main::nullResource);
          check("null point resource", Main::nullPointResource);
          check("existing variable", Main::existingVariable);
          check("existing field", () -> new Main().existingField());
          check("var resource", Main::varResource);
          check("jumps out", Main::jumpsOut);
          check("nested", Main::nested);
        });
  }
}
