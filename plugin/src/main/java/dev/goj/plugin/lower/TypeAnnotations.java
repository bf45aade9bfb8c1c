package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Attribute.TypeCompound;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Annotations of types in code that moves away. javac keeps them with the method around it, and
 * would write them there: with the places of variables that its code does not have, at which
 * readers of class files fail, and those of a lambda's parameters as its own. They go.
 */
final class TypeAnnotations {
  private TypeAnnotations() {}

  /** Takes from a method those of its code. */
  static void dropOfCode(MethodSymbol m) {
    m.setTypeAttributes(
        without(
            m.getRawTypeAttributes(),
            a -> a.position.onLambda != null || a.position.type.isLocal()));
  }

  /**
   * Takes those of a lambda from where it stands.
   *
   * @param m the method around it; null in an initializer
   */
  static void dropOfLambda(JCLambda lambda, ClassSymbol c, @Nullable MethodSymbol m) {
    Set<JCLambda> lambdas = Collections.newSetFromMap(new IdentityHashMap<>());
    new TreeScanner() {
      @Override
      public void visitLambda(JCLambda tree) {
        lambdas.add(tree);
        super.visitLambda(tree);
      }
    }.scan(lambda);
    Predicate<TypeCompound> gone = a -> lambdas.contains(a.position.onLambda);
    if (m != null) {
      m.setTypeAttributes(without(m.getRawTypeAttributes(), gone));
    } else {
      c.setInitTypeAttributes(without(c.getInitTypeAttributes(), gone));
      c.setClassInitTypeAttributes(without(c.getClassInitTypeAttributes(), gone));
      // JDK 17 takes a constructor for the method around it
      for (Symbol s : c.members().getSymbols(Symbol::isConstructor)) {
        s.setTypeAttributes(without(s.getRawTypeAttributes(), gone));
      }
    }
  }

  private static List<TypeCompound> without(List<TypeCompound> all, Predicate<TypeCompound> gone) {
    return List.from(all.stream().filter(gone.negate()).toList());
  }
}
