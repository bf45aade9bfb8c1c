package dev.goj.abi;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;

/**
 * Whether a class overrides a suspending method without its sibling, because it was compiled
 * without the plugin. Such an override must still be the one that runs: a sibling that inherits its
 * place calls it then. The same goes for mocks.
 */
public final class Overrides extends ClassValue<Boolean> {
  /** Whether objects of any class may be mocks, so that even those of the own class are asked. */
  public static final boolean MOCKS = Mocks.arePossible();

  private final Class<?> declaring;
  private final String method;
  private final Class<?>[] parameters;
  private final Class<?>[] siblingParameters;
  private final boolean substituted;

  /** For the method of that class. */
  public Overrides(Class<?> declaring, String method, Class<?>... parameters) {
    this(false, declaring, method, parameters);
  }

  private Overrides(
      boolean substituted, Class<?> declaring, String method, Class<?>... parameters) {
    this.substituted = substituted;
    this.declaring = declaring;
    this.method = method;
    this.parameters = parameters.clone();
    this.siblingParameters = new Class<?>[parameters.length + 2];
    siblingParameters[0] = Continuation.class;
    siblingParameters[1] = Frame.class;
    System.arraycopy(parameters, 0, siblingParameters, 2, parameters.length);
  }

  /**
   * For a method of the JDK, which has no sibling but a substitute: that does what the method
   * itself does, so every override must run in its place.
   */
  public static Overrides ofSubstituted(Class<?> declaring, String method, Class<?>... parameters) {
    return new Overrides(true, declaring, method, parameters);
  }

  /**
   * Whether the object is a proxy or a mock: its handler is to see calls of the user's methods, and
   * would not know what to do with a sibling.
   */
  public static boolean intercepts(Object receiver) {
    return receiver instanceof Proxy || Mocks.isMock(receiver);
  }

  /** Whether an object runs another method than the sibling that it inherits does. */
  public boolean overriddenElsewhere(Object receiver) {
    return get(receiver.getClass()) || Mocks.isMock(receiver);
  }

  @Override
  protected Boolean computeValue(Class<?> receiver) {
    Class<?> ofSibling =
        substituted ? declaring : declarer(receiver, method + "$go", siblingParameters);
    return declarer(receiver, method, parameters) != ofSibling;
  }

  /** The class nearest to {@code receiver} that declares the method; else the first declarer. */
  private Class<?> declarer(Class<?> receiver, String name, Class<?>[] types) {
    for (Class<?> c = receiver; c != null; c = c.getSuperclass()) {
      if (declares(c, name, types)) {
        return c;
      }
    }
    try {
      return receiver.getMethod(name, types).getDeclaringClass();
    } catch (NoSuchMethodException e) {
      return declaring;
    }
  }

  private boolean declares(Class<?> c, String name, Class<?>[] types) {
    try {
      return !isBridgeToInherited(c, c.getDeclaredMethod(name, types)) && canOverride(c);
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /**
   * Whether the compiler has written a method for an interface that another one is inherited for.
   * One that calls a method of its own class overrides what that overrides, with other parameters.
   */
  private static boolean isBridgeToInherited(Class<?> c, Method m) {
    return m.isSynthetic()
        && Stream.of(c.getDeclaredMethods())
            .noneMatch(
                own ->
                    !own.isSynthetic()
                        && own.getName().equals(m.getName())
                        && own.getParameterCount() == m.getParameterCount());
  }

  /** What only its package sees is not overridden by a method of that name in another one. */
  private boolean canOverride(Class<?> c) throws NoSuchMethodException {
    return substituted
        || (declaring.getPackageName().equals(c.getPackageName())
            && declaring.getClassLoader() == c.getClassLoader())
        || (declaring.getDeclaredMethod(method, parameters).getModifiers()
                & (Modifier.PUBLIC | Modifier.PROTECTED))
            != 0;
  }
}
