package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which methods need a sibling though they do not suspend, because the JVM would find another one
 * than theirs, or none:
 *
 * <ul>
 *   <li>those that override one that suspends itself, or may do so elsewhere;
 *   <li>those of a class with two interfaces that know nothing of each other and have the same
 *       method: their siblings are default methods, between which the JVM does not choose. The
 *       class may inherit that method, or it is abstract, as in an interface that extends both;
 *   <li>those of a class whose superclass, in another package, has such a method for its package
 *       only: its sibling hides the default method of an interface.
 * </ul>
 *
 * All others inherit the sibling of an interface, which calls them. They are not given one of their
 * own because that is a mark: whoever is compiled against it would suspend, for nothing.
 */
final class Adapters {
  private final Javac javac;
  private final Inference inference;
  private final Set<MethodSymbol> found = new LinkedHashSet<>();

  Adapters(Javac javac, Inference inference) {
    this.javac = javac;
    this.inference = inference;
  }

  /**
   * Finds them. One that its class does not declare is a symbol of that class; its {@code
   * baseSymbol()} is the method that is inherited.
   */
  Set<MethodSymbol> find() {
    Map<MethodSymbol, Set<MethodSymbol>> implemented = new LinkedHashMap<>();
    for (Inference.Overriding o : inference.overrides()) {
      MethodSymbol m = o.overriding();
      if (inference.maySuspend(m) || inference.isFull(m.enclClass())) {
        continue;
      }
      if (inference.isTransformed(o.overridden()) || inference.comesMarked(o.overridden())) {
        found.add(m);
      } else if (hasSibling(o.overridden())) {
        implemented.computeIfAbsent(m, k -> new LinkedHashSet<>()).add(o.overridden());
      }
    }
    implemented.forEach(
        (m, all) -> {
          if (areUnrelated(all) || isHidden(m)) {
            found.add(m);
          }
        });
    inference
        .inherited()
        .forEach(
            (c, all) -> {
              if (!inference.isFull(c)) {
                findInherited(c, all.stream().filter(this::hasSibling).toList());
              }
            });
    return found;
  }

  /** Whether a lambda is of an intersection of types that have siblings for its method. */
  boolean isOfUnrelated(Unit u) {
    if (!(u.tree instanceof JCFunctionalExpression f) || !f.target.isCompound()) {
      return false;
    }
    List<MethodSymbol> all = new ArrayList<>();
    for (Type component : javac.components(f.target)) {
      for (Type t : javac.types.closure(component)) {
        for (Symbol s : t.tsym.members().getSymbolsByName(u.method.name)) {
          if (s instanceof MethodSymbol m && (m.flags() & Flags.ABSTRACT) != 0 && hasSibling(m)) {
            all.add(m);
          }
        }
      }
    }
    return areUnrelated(all);
  }

  private boolean hasSibling(MethodSymbol m) {
    return inference.suspending().contains(m) || found.contains(m) || inference.comesMarked(m);
  }

  /** Whether no method's class inherits from those of all others. */
  private boolean areUnrelated(Collection<MethodSymbol> methods) {
    return !methods.isEmpty()
        && methods.stream()
            .noneMatch(
                m -> methods.stream().allMatch(o -> m.owner.isSubClass(o.owner, javac.types)));
  }

  private boolean isHidden(MethodSymbol m) {
    ClassSymbol c = m.enclClass();
    Type t = javac.types.supertype(c.type);
    while (t.tsym instanceof ClassSymbol superclass) {
      for (Symbol s : superclass.members().getSymbolsByName(m.name)) {
        if (s instanceof MethodSymbol hiding
            && Inference.takesPart(hiding)
            && hasSibling(hiding)
            && isSame(c, m, hiding)
            && !m.overrides(hiding, c, javac.types, false)) {
          return true;
        }
      }
      t = javac.types.supertype(t);
    }
    return false;
  }

  private void findInherited(ClassSymbol c, List<MethodSymbol> all) {
    Set<MethodSymbol> seen = new HashSet<>();
    for (MethodSymbol m : all) {
      if (seen.contains(m)) {
        continue;
      }
      List<MethodSymbol> same = all.stream().filter(o -> isSame(c, m, o)).toList();
      seen.addAll(same);
      if (areUnrelated(same)) {
        MethodSymbol implementation = m.implementation(c, javac.types, true);
        MethodSymbol called = implementation != null ? implementation : mostSpecific(c, same);
        MethodSymbol own = called.clone(c);
        own.type = javac.types.memberType(c.type, called);
        found.add(own);
      }
    }
  }

  /** Whether two methods are one in a class that has both. */
  private boolean isSame(ClassSymbol c, MethodSymbol m, MethodSymbol other) {
    return m.name == other.name
        && javac.types.overrideEquivalent(
            javac.types.memberType(c.type, m), javac.types.memberType(c.type, other));
  }

  /** The one whose result is what all of them give; Java has no class without. */
  private MethodSymbol mostSpecific(ClassSymbol c, List<MethodSymbol> same) {
    return same.stream()
        .filter(m -> same.stream().allMatch(o -> givesResultOf(c, m, o)))
        .findFirst()
        .orElseThrow();
  }

  private boolean givesResultOf(ClassSymbol c, MethodSymbol m, MethodSymbol other) {
    return javac.types.returnTypeSubstitutable(
        javac.types.memberType(c.type, m), javac.types.memberType(c.type, other));
  }
}
