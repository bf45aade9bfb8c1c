package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Name;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The {@code m$go} of a method {@code m}, for methods of this compilation once declared, and for
 * those that come with one, in class files or written by hand: having one is the mark of a
 * suspending method.
 */
public final class Siblings {
  private final Javac javac;
  private final Abi abi;
  private final MarkedClasses marked;
  private final Map<MethodSymbol, MethodSymbol> declared = new HashMap<>();
  private final Map<MethodSymbol, MethodSymbol> supers = new HashMap<>();
  private final Map<MethodSymbol, MethodSymbol> external = new HashMap<>();
  private final Map<MethodSymbol, MethodSymbol> substitutes = new HashMap<>();

  public Siblings(Javac javac, Abi abi, MarkedClasses marked) {
    this.javac = javac;
    this.abi = abi;
    this.marked = marked;
  }

  /**
   * Whether javac says that siblings which a class inherits do not go together: those of interfaces
   * that know nothing of each other. The class gets one of its own, for which javac looks too
   * early.
   */
  public static boolean isClash(JCDiagnostic error) {
    return error.getCode().equals("compiler.err.types.incompatible")
        && Stream.of(error.getArgs())
            .flatMap(why -> why instanceof JCDiagnostic d ? Stream.of(d.getArgs()) : Stream.of())
            .anyMatch(a -> a instanceof Name n && isOfSibling(n.toString()));
  }

  /** Those for calls through {@code super} name their interface, so a class needs none. */
  private static boolean isOfSibling(String name) {
    return name.endsWith(RuntimeNames.GO) || name.endsWith(RuntimeNames.SUPER);
  }

  /** The sibling of a method, or what stands in for it, or null. */
  public MethodSymbol of(MethodSymbol m) {
    MethodSymbol here = declared.get(m);
    MethodSymbol own = here != null ? here : external(m);
    return own != null ? own : substitute(m);
  }

  /** Notes the sibling that this compilation gives to a method. */
  public void declare(MethodSymbol m, MethodSymbol sibling) {
    declared.put(m, sibling);
  }

  /** Whether this compilation gives a sibling to the method. */
  public boolean declaredFor(MethodSymbol m) {
    return declared.containsKey(m);
  }

  /**
   * The sibling that a method comes with, or null. Of a class of this compilation it is asked first
   * while there are only those that are written by hand.
   */
  MethodSymbol external(MethodSymbol m) {
    if (!marked.contains(m.owner)) {
      return null;
    }
    if (!external.containsKey(m)) {
      external.put(m, find(m));
    }
    return external.get(m);
  }

  /** Whether a class is of this compilation, or comes with siblings. */
  boolean isOurs(ClassSymbol c) {
    return Implicit.isSource(c) || marked.contains(c);
  }

  /** The interfaces of {@code JdkSiblings} behind which code of a class elsewhere waits. */
  Set<ClassSymbol> waitsBehind(Symbol c) {
    return marked.waitsBehind(c);
  }

  /**
   * The static method of the runtime that stands in for the sibling of a method of the JDK, with
   * the receiver as its first argument if there is one; null where there is none.
   */
  public MethodSymbol substitute(MethodSymbol m) {
    if (!substitutes.containsKey(m)) {
      substitutes.put(m, findSubstitute(m));
    }
    return substitutes.get(m);
  }

  private MethodSymbol findSubstitute(MethodSymbol m) {
    if (!marked.isSubstituted(m.owner)) {
      return null;
    }
    List<Type> parameters = javac.types.erasure(m.type.getParameterTypes());
    return find(
        abi.substitutes,
        m.name,
        RuntimeNames.GO,
        m.isStatic() ? parameters : parameters.prepend(javac.types.erasure(m.owner.type)));
  }

  /** The entry for calls through {@code super} that a method has in its class file, or null. */
  MethodSymbol externalSuper(MethodSymbol m) {
    return find(m, RuntimeNames.SUPER);
  }

  /** The entry for calls of a method through {@code super}, or null where it has none. */
  public MethodSymbol superOf(MethodSymbol m) {
    MethodSymbol here = supers.get(m);
    return here != null ? here : externalSuper(m);
  }

  /** Notes the entry for calls through {@code super} that this compilation gives to a method. */
  public void declareSuper(MethodSymbol m, MethodSymbol entry) {
    supers.put(m, entry);
  }

  private MethodSymbol find(MethodSymbol m) {
    return find(m, RuntimeNames.GO);
  }

  private MethodSymbol find(MethodSymbol m, String suffix) {
    if (m.isConstructor() || m.owner.kind != Kinds.Kind.TYP) {
      return null;
    }
    return find(
        (ClassSymbol) m.owner, m.name, suffix, javac.types.erasure(m.type.getParameterTypes()));
  }

  private MethodSymbol find(ClassSymbol owner, Name name, String suffix, List<Type> parameters) {
    List<Type> wanted = parameters.prepend(abi.frame.type).prepend(abi.continuation.type);
    for (Symbol s : owner.members().getSymbolsByName(name.append(javac.names.fromString(suffix)))) {
      if (s instanceof MethodSymbol go
          && javac.types.isSameTypes(javac.types.erasure(go.type.getParameterTypes()), wanted)) {
        return go;
      }
    }
    return null;
  }
}
