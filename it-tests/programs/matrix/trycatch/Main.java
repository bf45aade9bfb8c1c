import static dev.goj.Go.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Suspension points in try blocks and in handlers. */
public class Main extends Points {
  static int inTry() {
    int x = 1;
    try {
      x += point(10);
      x += point(100);
    } catch (Poison e) {
      say("caught " + e);
      x = -x;
    }
    return x;
  }

  static int inCatch() {
    int x = 1;
    try {
      x = 2;
      throw new IllegalStateException("thrown");
    } catch (IllegalStateException e) {
      x += point(10);
      say(e.getMessage());
      x += point(100);
      say(e.getMessage());
    }
    return x;
  }

  static int inBoth() {
    int x = 1;
    try {
      x += point(10);
      if (x > 5) throw new IllegalStateException("thrown");
    } catch (IllegalStateException e) {
      x += point(e.getMessage().length());
    } catch (RuntimeException e) {
      x -= point(1000);
      say(e);
    }
    return x + point(5);
  }

  static String multiCatch(int n) {
    try {
      switch (point(n)) {
        case 0:
          throw new FileNotFoundException("file");
        case 1:
          throw new TimeoutException("time");
        case 2:
          throw new IOException("io");
        default:
          throw new Exception("other");
      }
    } catch (FileNotFoundException | TimeoutException e) {
      Exception same = e;
      return "first " + point(e.getMessage()) + (same == e);
    } catch (IOException e) {
      return "second " + point(e.getMessage());
    } catch (Exception e) {
      point(1);
      return "third " + e.getMessage();
    }
  }

  static String nested() {
    String s = "";
    try {
      try {
        s += point("a");
        throw new IllegalArgumentException("inner");
      } catch (IllegalArgumentException e) {
        s += point("b");
        throw new IllegalStateException("outer", e);
      }
    } catch (IllegalStateException e) {
      s += point("c") + e.getMessage() + e.getCause().getMessage();
    }
    return s;
  }

  static String rethrown() throws Exception {
    try {
      try {
        point(1);
        throw new IOException("again");
      } catch (Exception e) {
        point(2);
        throw e;
      }
    } catch (IOException e) {
      return point("caught ") + e.getMessage();
    }
  }

  /** The compiler knows that only IOException can be rethrown. */
  static void precise() throws IOException {
    try {
      if (point(true)) throw new IOException("precise");
    } catch (final Exception e) {
      say("rethrowing");
      point(3);
      throw e;
    }
  }

  static String preciseCaught() {
    try {
      precise();
      return "none";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  static int variableOfHandlerReassigned() {
    try {
      throw new IllegalStateException("first");
    } catch (RuntimeException e) {
      point(1);
      e = new RuntimeException("second");
      return point(2) + e.getMessage().length();
    }
  }

  static String inLoop() {
    String s = "";
    for (int i = 0; i < 4; i++) {
      try {
        if (point(i) == 1) continue;
        if (i == 3) break;
        if (i == 2) throw new IllegalStateException("two");
        s += i;
      } catch (IllegalStateException e) {
        s += point(e.getMessage());
        continue;
      } catch (Poison e) {
        s += "poison";
      }
      s += "|";
    }
    return s;
  }

  static int retry() {
    int attempts = 0;
    while (true) {
      try {
        attempts++;
        int x = point(attempts);
        if (x < 3) throw new IllegalStateException();
        return x;
      } catch (IllegalStateException e) {
        point("again");
      }
    }
  }

  static int returnFromTryAndCatch(boolean fail) {
    try {
      if (fail) throw new IllegalStateException();
      return point(1);
    } catch (IllegalStateException e) {
      return point(2);
    }
  }

  static int localsInTry() {
    int sum = 0;
    try {
      int a = point(1);
      int b = a + point(2);
      sum = a + b;
      {
        int c = point(3);
        sum += c;
      }
      throw new IllegalStateException();
    } catch (IllegalStateException e) {
      int a = point(4);
      sum += a;
    }
    int a = sum;
    return a + point(5);
  }

  /** Assigned before the throw and read in the handler. */
  static int assignedInTry() {
    int x = 0;
    try {
      x = 1;
      point();
      x = 2;
      point();
      x = 3;
      point();
    } catch (Poison e) {
      return -x;
    }
    return x;
  }

  static String throwableOfOwnKind() {
    try {
      fail(point("message"), 7);
      return "never";
    } catch (OwnException e) {
      return point(e.getMessage()) + e.code;
    }
  }

  static void fail(String message, int code) throws OwnException {
    point(code);
    throw new OwnException(message, code);
  }

  static final class OwnException extends Exception {
    final int code;

    OwnException(String message, int code) {
      super(message);
      this.code = code;
    }
  }

  static String errors() {
    try {
      try {
        point(1);
        throw new AssertionError("error");
      } catch (Exception e) {
        return "wrong handler";
      }
    } catch (Throwable t) {
      return point("right handler ") + t.getMessage();
    }
  }

  static int fromCallee() {
    int x = 0;
    try {
      x = callee(3);
    } catch (IllegalStateException e) {
      x = Integer.parseInt(e.getMessage());
    }
    return x + point(1);
  }

  static int callee(int depth) {
    int mine = point(depth);
    if (depth == 0) {
      throw new IllegalStateException("42");
    }
    return mine + callee(depth - 1);
  }

  static String handlersInSequence() {
    String s = "";
    try {
      s += point(1);
    } catch (Poison e) {
      s += "p1 ";
    }
    try {
      s += point(2);
      throw new RuntimeException();
    } catch (Poison e) {
      s += "p2 ";
    } catch (RuntimeException e) {
      s += point("r2 ");
    }
    return s;
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("in try", Main::inTry);
          check("in catch", Main::inCatch);
          check("in both", Main::inBoth);
          for (int n = 0; n < 4; n++) {
            int i = n;
            check("multi-catch " + i, () -> multiCatch(i));
          }
          check("nested", Main::nested);
          check("rethrown", Main::rethrown);
          check("rethrown precisely", Main::preciseCaught);
          check("handler's variable reassigned", Main::variableOfHandlerReassigned);
          check("in loop", Main::inLoop);
          check("retry", Main::retry);
          check("return from try", () -> returnFromTryAndCatch(false));
          check("return from catch", () -> returnFromTryAndCatch(true));
          check("locals in try", Main::localsInTry);
          check("assigned in try", Main::assignedInTry);
          check("own exception", Main::throwableOfOwnKind);
          check("errors", Main::errors);
          check("from callee", Main::fromCallee);
          check("handlers in sequence", Main::handlersInSequence);
        });
  }
}
