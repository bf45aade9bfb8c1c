package dev.goj.internal.sched;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Transformed;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a body can be suspended, that is, whether the plugin compiled it. */
public final class Bodies {
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  /** For classes without the marker: whether they override a {@code $go} sibling by hand. */
  private static final ClassValue<Boolean> OVERRIDES =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> body) {
          return overridesSibling(body);
        }
      };

  private Bodies() {}

  /** Whether {@code body} can be suspended. */
  public static boolean isTransformed(Object body) {
    return body instanceof Transformed || OVERRIDES.get(body.getClass());
  }

  /** Says, once, that {@code body} runs on a thread since it was not compiled with the plugin. */
  public static void tell(Object body) {
    if (!Settings.untransformedIsOk() && TOLD.compareAndSet(false, true)) {
      String name = body.getClass().getName();
      int lambda = name.indexOf("$$Lambda");
      System.err.println(
          "goj: "
              + (lambda < 0 ? name : name.substring(0, lambda))
              + " was not compiled with -Xplugin:GoJ; its goroutines run on threads"
              + " (-Dgoj.untransformed=ok to be silent)");
    }
  }

  /** None where one of them names a class that is missing, which need not keep it from running. */
  private static Method[] methodsOf(Class<?> body) {
    try {
      return body.getMethods();
    } catch (LinkageError e) {
      return new Method[0];
    }
  }

  /** Siblings are recognised by name and first parameters; in the interfaces they are defaults. */
  private static boolean overridesSibling(Class<?> body) {
    for (Method m : methodsOf(body)) {
      Class<?>[] p = m.getParameterTypes();
      if (m.getName().endsWith("$go")
          && p.length >= 2
          && p[0] == Continuation.class
          && p[1] == Frame.class
          && !m.getDeclaringClass().isInterface()) {
        return true;
      }
    }
    return false;
  }
}
