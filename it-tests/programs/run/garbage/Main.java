import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * What is out of scope, or has been set to null, is garbage, also in methods that can wait: each of
 * these has room for one large object at a time.
 */
public class Main {
  private static final int MORE_THAN_HALF = 35_000_000;

  private static volatile boolean never;
  private static int used;

  public static void main(String[] args) {
    check("set to null", Main::setToNull);
    check("parameter set to null", () -> parameterSetToNull(large()));
    check("in a loop", Main::inLoop);
    check("in a loop that goes on without waiting", Main::inLoopWithoutWait);
    check("in a loop, behind a continue", Main::behindContinue);
    check("in a handler", Main::inHandler);
    check("in a handler in a loop", Main::inHandlerInLoop);
    check("in a handler that does not wait", Main::inHandlerWithoutWait);
    check("when the heap was full", Main::whenHeapWasFull);
  }

  private static void check(String name, Action<?> action) {
    try {
      run(action::run);
      System.out.println(name);
    } catch (Throwable t) {
      System.out.println(name + ": " + t);
    }
  }

  private static byte[] large() {
    return new byte[MORE_THAN_HALF];
  }

  private static void use(byte[] bytes) {
    used += bytes.length;
  }

  private static void setToNull() {
    byte[] a = large();
    yieldNow();
    use(a);
    a = null;
    use(large());
  }

  private static void parameterSetToNull(byte[] a) {
    yieldNow();
    use(a);
    a = null;
    use(large());
  }

  private static void inLoop() {
    for (int i = 0; i < 3; i++) {
      byte[] a = large();
      yieldNow();
      use(a);
    }
  }

  private static void inLoopWithoutWait() {
    for (int i = 0; i < 3; i++) {
      byte[] a = large();
      if (never) {
        yieldNow();
      }
      use(a);
    }
  }

  private static void behindContinue() {
    for (int i = 0; i < 3; i++) {
      byte[] a = large();
      yieldNow();
      use(a);
      if (used != 0) {
        continue;
      }
      use(a);
    }
  }

  private static void inHandler() {
    try {
      byte[] a = large();
      yieldNow();
      use(a);
      throw new IllegalStateException();
    } catch (IllegalStateException e) {
      byte[] b = large();
      yieldNow();
      use(b);
    }
  }

  private static void inHandlerInLoop() {
    for (int i = 0; i < 3; i++) {
      try {
        for (int k = 0; k < 3; k++) {
          byte[] a = large();
          yieldNow();
          use(a);
          if (k == 1) {
            throw new IllegalStateException();
          }
        }
      } catch (IllegalStateException e) {
        byte[] b = large();
        yieldNow();
        use(b);
      }
    }
  }

  private static void inHandlerWithoutWait() {
    for (int i = 0; i < 3; i++) {
      try {
        byte[] a = large();
        yieldNow();
        use(a);
        throw new IllegalStateException();
      } catch (IllegalStateException e) {
        use(large());
      }
    }
  }

  private static void whenHeapWasFull() {
    for (int i = 0; i < 3; i++) {
      try {
        List<byte[]> all = new ArrayList<>();
        while (true) {
          all.add(new byte[1_000]);
        }
      } catch (OutOfMemoryError e) {
        yieldNow();
      }
    }
  }
}
