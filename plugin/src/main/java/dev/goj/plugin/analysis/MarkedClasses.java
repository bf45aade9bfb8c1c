package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.util.Name;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Javac;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes that come with a sibling of a method, from where they were compiled, or by hand. What
 * is not of one of them is told so without a look for the sibling of each method that is called.
 */
public final class MarkedClasses {
  private final ClassSymbol continuation;
  private final ClassSymbol jdkSiblings;
  private final Name waitsBehind;
  private final Set<Name> substituted;
  private final Javac javac;
  private final Map<Symbol, Boolean> known = new HashMap<>();
  private final Map<Symbol, Set<ClassSymbol>> behind = new HashMap<>();

  public MarkedClasses(Javac javac) {
    this.javac = javac;
    this.continuation = javac.classNamed(RuntimeNames.CONTINUATION_CLASS);
    this.jdkSiblings = javac.classNamed(RuntimeNames.JDK_SIBLINGS_CLASS);
    this.waitsBehind = javac.names.fromString(RuntimeNames.WAITS_BEHIND_CLASS);
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

  /**
   * The interfaces of {@code JdkSiblings} behind which code of a class waits, or of what it
   * inherits from or creates, as was noted where that was compiled.
   */
  Set<ClassSymbol> waitsBehind(Symbol c) {
    return behind.computeIfAbsent(c, this::noted);
  }

  private Set<ClassSymbol> noted(Symbol c) {
    Set<ClassSymbol> interfaces = new LinkedHashSet<>();
    if (c instanceof ClassSymbol type && type.type.hasTag(TypeTag.CLASS)) {
      for (Type t : javac.types.closure(type.type)) {
        ClassSymbol s = (ClassSymbol) t.tsym;
        if (!Implicit.isSource(s)) {
          javac.annotationsOf(s).forEach(a -> addNoted(a.type.tsym, interfaces));
        }
      }
    }
    return interfaces;
  }

  /** If this is an annotation of {@code WaitsBehind}: they have the names of the interfaces. */
  private void addNoted(Symbol annotation, Set<ClassSymbol> interfaces) {
    if (annotation.owner.getQualifiedName() == waitsBehind
        && jdkSiblings.members().findFirst(annotation.name) instanceof ClassSymbol i) {
      interfaces.add(i);
    }
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
