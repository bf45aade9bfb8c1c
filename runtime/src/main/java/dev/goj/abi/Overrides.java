package dev.goj.abi;

/**
 * Whether a class overrides a suspending method without its sibling, because it was compiled
 * without the plugin. Such an override must still be the one that runs: a sibling that inherits its
 * place calls it then.
 */
public final class Overrides extends ClassValue<Boolean> {
  private final Class<?> declaring;
  private final String method;
  private final Class<?>[] parameters;
  private final Class<?>[] siblingParameters;

  /** For the method of that class. */
  public Overrides(Class<?> declaring, String method, Class<?>... parameters) {
    this.declaring = declaring;
    this.method = method;
    this.parameters = parameters.clone();
    this.siblingParameters = new Class<?>[parameters.length + 2];
    siblingParameters[0] = Continuation.class;
    siblingParameters[1] = Frame.class;
    System.arraycopy(parameters, 0, siblingParameters, 2, parameters.length);
  }

  /** Whether an object runs another method than the sibling that it inherits does. */
  public boolean overriddenElsewhere(Object receiver) {
    return get(receiver.getClass());
  }

  @Override
  protected Boolean computeValue(Class<?> receiver) {
    return declarer(receiver, method, parameters)
        != declarer(receiver, method + "$go", siblingParameters);
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

  private static boolean declares(Class<?> c, String name, Class<?>[] types) {
    try {
      return c.getDeclaredMethod(name, types) != null;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
