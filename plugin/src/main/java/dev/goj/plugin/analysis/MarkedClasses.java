package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.util.Name;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Javac;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes that come with a sibling of a method, from where they were compiled, or by hand. What
 * is not of one of them is told so without a look for the sibling of each method that is called.
 */
final class MarkedClasses {
  private final ClassSymbol continuation;
  private final Set<Name> substituted;
  private final Map<Symbol, Boolean> known = new HashMap<>();

  MarkedClasses(Javac javac) {
    this.continuation = javac.classNamed(RuntimeNames.CONTINUATION_CLASS);
    this.substituted =
        RuntimeNames.SUBSTITUTED.stream().map(javac.names::fromString).collect(Collectors.toSet());
  }

  /** Whether a class is one; for a class of this compilation, as it was when first asked for. */
  boolean contains(Symbol c) {
    Boolean marked = known.get(c);
    if (marked == null) {
      marked = c instanceof ClassSymbol type && hasSibling(type);
      known.put(c, marked);
    }
    return marked;
  }

  /** Whether a class is one of the JDK's that the runtime has siblings for. */
  boolean isSubstituted(Symbol c) {
    return substituted.contains(c.getQualifiedName());
  }

  private boolean hasSibling(ClassSymbol c) {
    for (Symbol s : c.members().getSymbols()) {
      if (s instanceof MethodSymbol m
          && m.type.getParameterTypes().nonEmpty()
          && m.type.getParameterTypes().head.tsym == continuation) {
        return true;
      }
    }
    return false;
  }
}
