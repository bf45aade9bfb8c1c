package dev.goj.abi;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Mocks and spies of Mockito, which replaces the methods of the user's own classes in place and
 * leaves siblings alone, as they are bridge methods. So a mock inherits no override by which it
 * could be told, and Mockito has to be asked.
 */
final class Mocks {
  /** {@code Mockito.mockingDetails(Object).isMock()}; null where there is no Mockito. */
  private static final MethodHandle IS_MOCK = find(ClassLoader.getSystemClassLoader());

  private Mocks() {}

  /** Whether there can be mocks in this process. */
  static boolean arePossible() {
    return IS_MOCK != null;
  }

  static boolean isMock(Object o) {
    try {
      return IS_MOCK != null && (boolean) IS_MOCK.invokeExact(o);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private static MethodHandle find(ClassLoader loader) {
    try {
      Class<?> mockito = Class.forName("org.mockito.Mockito", false, loader);
      Class<?> details = Class.forName("org.mockito.MockingDetails", false, loader);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      return MethodHandles.filterReturnValue(
          lookup.findStatic(mockito, "mockingDetails", methodType(details, Object.class)),
          lookup.findVirtual(details, "isMock", methodType(boolean.class)));
    } catch (ReflectiveOperationException | LinkageError e) {
      return null; // none, or one that we do not know
    }
  }
}
