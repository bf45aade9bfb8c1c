import static dev.goj.Go.async;
import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import java.util.List;

/**
 * Stack traces show the user's methods and lines, those of the callers too, whether or not an
 * exception is thrown after its goroutine has waited.
 */
public class Main {
  static int fail(boolean waits) {
    if (waits) {
      yieldNow();
    }
    throw new IllegalStateException("failed");
  }

  static int middle(boolean waits) {
    int x = 1;
    x += fail(waits);
    return x;
  }

  static int outer(boolean waits) {
    for (int i = 0; i < 3; i++) {
      if (i == 1) {
        return middle(waits) + i;
      }
    }
    return 0;
  }

  int divide(int a, int b) {
    yieldNow();
    int c = a + b;
    yieldNow();
    return c / b;
  }

  static class Nested {
    int index(int[] array, int i) {
      int before = array[0];
      yieldNow();
      return before + array[i];
    }
  }

  static void inFinally() {
    try {
      yieldNow();
      new Main().divide(1, 0);
    } finally {
      yieldNow();
    }
  }

  static int inSwitch(int n) {
    return switch (n) {
      case 0 -> {
        yieldNow();
        throw new UnsupportedOperationException();
      }
      default -> inSwitch(n - 1);
    };
  }

  static void receiveNull() {
    Channel<Integer> closed = Channel.unbuffered();
    closed.close();
    int x = closed.receive();
  }

  static void sendOnClosed() {
    Channel<Integer> channel = Channel.unbuffered();
    go(
        () -> {
          for (int i = 0; i < 10; i++) yieldNow();
          channel.close();
        });
    channel.send(1);
  }

  /** The lines of this class, as far out as the method that caught the exception. */
  static void show(String name, Throwable e, String catcher) {
    StringBuilder s = new StringBuilder();
    String last = "";
    for (StackTraceElement frame : e.getStackTrace()) {
      if (!frame.getClassName().startsWith("Main")) {
        continue;
      }
      String method = frame.getMethodName();
      if (method.contains("lambda$")) {
        method = "lambda";
      } else if (method.contains("$")) {
        method = method.substring(0, method.indexOf('$'));
      }
      String line = method + ":" + frame.getLineNumber();
      if (!line.equals(last)) {
        s.append(' ').append(line);
      }
      last = line;
      if (method.equals(catcher)) {
        break;
      }
    }
    System.out.println(name + ": " + e.getClass().getSimpleName() + s);
  }

  @SuppressWarnings("goj.blocks-worker")
  static void throughPlainCode() {
    List.of(1).forEach(i -> outer(i > 0));
  }

  static void fromMain() {
    try {
      outer(false);
    } catch (IllegalStateException e) {
      show("without waiting", e, "fromMain");
    }
    try {
      outer(true);
    } catch (IllegalStateException e) {
      show("after waiting", e, "fromMain");
    }
    try {
      throughPlainCode();
    } catch (IllegalStateException e) {
      show("through plain code", e, "throughPlainCode");
    }
    try {
      new Main().divide(2, 0);
    } catch (ArithmeticException e) {
      show("in an expression", e, "fromMain");
    }
    try {
      new Nested().index(new int[1], 1);
    } catch (ArrayIndexOutOfBoundsException e) {
      show("in a nested class", e, "fromMain");
    }
    try {
      inFinally();
    } catch (ArithmeticException e) {
      show("through finally", e, "fromMain");
    }
    try {
      inSwitch(1);
    } catch (UnsupportedOperationException e) {
      show("in a switch", e, "fromMain");
    }
    try {
      receiveNull();
    } catch (NullPointerException e) {
      show("unboxing null", e, "fromMain");
    }
    try {
      sendOnClosed();
    } catch (IllegalStateException e) {
      show("closed while sending", e, "fromMain");
    }
  }

  static void throwsAtOnce() {
    throw new IllegalStateException("at once");
  }

  /** The trace shows who called this method, though it has waited. */
  static int catchesItself(boolean waits) {
    if (waits) {
      yieldNow();
    }
    try {
      throwsAtOnce();
    } catch (IllegalStateException | IllegalArgumentException e) {
      show("caught after waiting", e, "fromGoroutine");
    }
    try {
      return new int[1][2].length + fail(false);
    } catch (RuntimeException e) {
      yieldNow();
      show("in a handler that waits", e, "fromGoroutine");
      try {
        throw new IllegalStateException("again", e);
      } catch (IllegalStateException again) {
        show("in a handler in it", again, "fromGoroutine");
        return 1;
      } finally {
        yieldNow();
      }
    }
  }

  static int callsCatcher() {
    int x = catchesItself(true);
    return x + catchesItself(false);
  }

  static void fromGoroutine() {
    callsCatcher();
    try {
      async(() -> outer(true)).await();
    } catch (IllegalStateException e) {
      show("in a task", e, "lambda");
    }
  }

  @SuppressWarnings("goj.blocks-worker")
  static void waitsBeforePlainCode() {
    yieldNow();
    List.of(1).forEach(i -> outer(i > 0));
  }

  static void rethrows(Channel<IllegalStateException> failures) {
    throw failures.receive();
  }

  /** What another goroutine has sent was not called from here. */
  static void fromOthers() {
    try {
      waitsBeforePlainCode();
    } catch (IllegalStateException e) {
      show("through plain code, behind a wait", e, "fromOthers");
    }
    for (boolean waits : new boolean[] {false, true}) {
      Channel<IllegalStateException> failures = Channel.unbuffered();
      go(
          () -> {
            if (waits) {
              yieldNow();
            }
            try {
              throwsAtOnce();
            } catch (IllegalStateException e) {
              failures.send(e);
            }
          });
      try {
        rethrows(failures);
      } catch (IllegalStateException e) {
        show("of another goroutine", e, "fromOthers");
      }
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          fromMain();
          fromGoroutine();
          fromOthers();
        });
  }
}
