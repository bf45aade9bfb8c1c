package dev.goj.abi;

/**
 * One suspended activation of a suspending method: where to go on, and the variables that are live
 * there. Allocated at the first real suspension of an activation and used again for its later ones.
 */
public abstract class Frame {
  /** The frame of the activation that called this one; null for the outermost. */
  Frame caller;

  /** The suspension point to go on from; never 0 in a suspended frame. */
  public int label;

  /** For generated subclasses. */
  protected Frame() {}

  /**
   * Goes on behind the suspension point {@link #label}. On return either {@code c} is suspended
   * again, or the activation's result has been handed over with one of {@code c}'s {@code complete}
   * methods.
   *
   * @throws Throwable what the activation threw
   */
  protected abstract void resume(Continuation c) throws Throwable;

  /** The user's method, file and line of the suspension point {@link #label}. */
  protected abstract StackTraceElement location();

  /**
   * For generated subclasses: the location of the current label.
   *
   * @param lines the lines of the labels from 1, separated by spaces
   */
  protected final StackTraceElement at(String className, String method, String file, String lines) {
    int index = label - 1;
    String[] all = lines.split(" ", -1);
    int line = index >= 0 && index < all.length ? Integer.parseInt(all[index]) : -1;
    return new StackTraceElement(className, method, file, line);
  }

  /** The frame of the caller, or null; for dumps. */
  public final Frame caller() {
    return caller;
  }
}
