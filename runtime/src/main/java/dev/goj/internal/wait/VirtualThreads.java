package dev.goj.internal.wait;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Virtual threads, on JDKs that have them. */
public final class VirtualThreads {
  /** {@code Thread.isVirtual()}, or null. */
  private static final MethodHandle IS_VIRTUAL;

  /** {@code Thread.startVirtualThread(Runnable)}, or null. */
  private static final MethodHandle START;

  static {
    MethodHandle isVirtual = null;
    MethodHandle start = null;
    if (Runtime.version().feature() >= 21) {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      try {
        isVirtual =
            lookup.findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        start =
            lookup.findStatic(
                Thread.class,
                "startVirtualThread",
                MethodType.methodType(Thread.class, Runnable.class));
      } catch (ReflectiveOperationException e) {
        // As on a JDK without.
      }
    }
    IS_VIRTUAL = isVirtual;
    START = start;
  }

  private VirtualThreads() {}

  /** Starts one; false if this JDK has none. */
  public static boolean start(Runnable body) {
    if (START == null) {
      return false;
    }
    try {
      Thread unused = (Thread) START.invokeExact(body);
      return true;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /** Whether the calling thread is one. */
  static boolean isCurrent() {
    if (IS_VIRTUAL == null) {
      return false;
    }
    try {
      return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }
}
