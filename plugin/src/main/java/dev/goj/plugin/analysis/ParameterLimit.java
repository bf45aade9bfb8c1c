package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;

/**
 * The number of parameters that class files allow: 255 slots, of which long and double take two.
 */
public final class ParameterLimit {
  /** The slots of a method's parameters and its receiver. */
  public static final int MAX_SLOTS = 255;

  private ParameterLimit() {}

  public static int slots(Type t) {
    return t.hasTag(TypeTag.LONG) || t.hasTag(TypeTag.DOUBLE) ? 2 : 1;
  }

  /** Whether two more parameters and a receiver fit. */
  public static boolean leavesRoomForSibling(MethodSymbol m) {
    int slots = 3;
    for (Type t : m.type.getParameterTypes()) {
      slots += slots(t);
    }
    return slots <= MAX_SLOTS;
  }
}
