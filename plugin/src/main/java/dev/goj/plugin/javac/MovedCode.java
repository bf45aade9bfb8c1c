package dev.goj.plugin.javac;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.util.Name;
import org.jspecify.annotations.Nullable;

/**
 * A method whose code stood elsewhere. The classes in it say that they are enclosed by the method
 * of the user's, as javac lets those in its own lambdas do: reflection looks there for the type
 * variables that they use.
 */
public final class MovedCode extends MethodSymbol {
  private final @Nullable MethodSymbol original;

  /**
   * A method with code of another.
   *
   * @param from where it stood; null for an initializer
   */
  public MovedCode(
      long flags, Name name, Type type, ClassSymbol owner, @Nullable MethodSymbol from) {
    super(flags, name, type, owner);
    this.original = from instanceof MovedCode moved ? moved.original : from;
  }

  /** Early builds of 17 do not have it, so there is no call of it here. */
  @Override
  public @Nullable MethodSymbol originalEnclosingMethod() {
    return original;
  }
}
