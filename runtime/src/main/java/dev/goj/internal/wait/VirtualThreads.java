package dev.goj.internal.wait;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Virtual threads, on JDKs that have them. */
public final class VirtualThreads {
  /** From when on a virtual thread that holds a monitor leaves its carrier to others. */
  private static final int DO_NOT_PIN = 24;

  /** {@code Thread.isVirtual()}, or null. */
  private static final MethodHandle IS_VIRTUAL;

  /**
   * {@code Thread.ofVirtual().inheritInheritableThreadLocals(false).start(Runnable)}, or null: what
   * would be inherited is the starting worker's, which has it from whoever went before.
   */
  private static final MethodHandle START;

  static {
    MethodHandle isVirtual = null;
    MethodHandle start = null;
    if (Runtime.version().feature() >= 21) {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      try {
        isVirtual =
            lookup.findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        if (Runtime.version().feature() >= DO_NOT_PIN) {
          start = start(lookup);
        }
      } catch (ReflectiveOperationException e) {
        // As on a JDK without.
      }
    }
    IS_VIRTUAL = isVirtual;
    START = start;
  }

  private VirtualThreads() {}

  private static MethodHandle start(MethodHandles.Lookup lookup)
      throws ReflectiveOperationException {
    Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
    MethodHandle make =
        lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
    MethodHandle inherit =
        lookup.findVirtual(
            builder,
            "inheritInheritableThreadLocals",
            MethodType.methodType(builder, boolean.class));
    MethodHandle start =
        lookup.findVirtual(builder, "start", MethodType.methodType(Thread.class, Runnable.class));
    MethodHandle bare = MethodHandles.insertArguments(inherit, 1, false);
    return MethodHandles.collectArguments(start, 0, MethodHandles.collectArguments(bare, 0, make));
  }

  /** Whether this JDK has some that can hold a monitor while they wait. */
  public static boolean canStart() {
    return START != null;
  }

  /** Starts one, where it {@linkplain #canStart can}. */
  public static void start(Runnable body) {
    try {
      Thread unused = (Thread) START.invokeExact(body);
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
