package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ClassType;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Name;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JDK's interfaces whose methods have siblings although nobody compiled them with the plugin:
 * those for which the runtime has an interface in {@code JdkSiblings}. Their callers dispatch at
 * run time, since an implementation may have the sibling or not.
 */
public final class JdkInterfaces {
  private final Javac javac;

  /** The siblings by the method, in the interface that declares it. */
  private final Map<MethodSymbol, MethodSymbol> siblings = new HashMap<>();

  JdkInterfaces(Javac javac, Abi abi) {
    this.javac = javac;
    for (Symbol s : abi.jdkSiblings.members().getSymbols()) {
      if (s instanceof ClassSymbol sibling) {
        sibling.complete();
        add(sibling);
      }
    }
  }

  private void add(ClassSymbol interfaceOfSibling) {
    ClassSymbol jdk = jdkInterface(interfaceOfSibling);
    for (Symbol s : interfaceOfSibling.members().getSymbols()) {
      Name name = javac.names.fromString(s.name.toString().replace(RuntimeNames.GO, ""));
      for (Symbol m : jdk.members().getSymbolsByName(name)) {
        siblings.put((MethodSymbol) m, (MethodSymbol) s);
      }
    }
  }

  private ClassSymbol jdkInterface(ClassSymbol interfaceOfSibling) {
    return (ClassSymbol) javac.types.interfaces(interfaceOfSibling.type).head.tsym;
  }

  /**
   * The sibling that a method has if the object it is called on has it; for a method of one of the
   * interfaces, and for one that overrides it and was compiled without the plugin. Else null.
   */
  public MethodSymbol sibling(MethodSymbol m) {
    MethodSymbol declared = declared(m);
    return declared == null ? null : siblings.get(declared);
  }

  /** The methods of the JDK that an interface of {@code JdkSiblings} has the siblings of. */
  Set<MethodSymbol> methodsOf(ClassSymbol interfaceOfSibling) {
    return siblings.keySet().stream()
        .filter(m -> siblings.get(m).owner == interfaceOfSibling)
        .collect(Collectors.toSet());
  }

  /** The method of one of the interfaces that a method is or overrides, or null. */
  MethodSymbol declared(MethodSymbol m) {
    if (siblings.containsKey(m)) {
      return m;
    }
    for (MethodSymbol candidate : siblings.keySet()) {
      if (candidate.name == m.name
          && m.owner instanceof ClassSymbol owner
          && owner.isSubClass(candidate.owner, javac.types)
          && m.overrides(candidate, owner, javac.types, false)) {
        return candidate;
      }
    }
    return null;
  }

  /** The interface that has the sibling of a method, as a class of that type implements it. */
  Type implementedBy(Type type, MethodSymbol sibling) {
    Type own = sibling.owner.type;
    List<Type> arguments =
        javac.types.asSuper(type, jdkInterface((ClassSymbol) sibling.owner)).getTypeArguments();
    return arguments.isEmpty()
        ? javac.types.erasure(own)
        : new ClassType(own.getEnclosingType(), arguments, own.tsym);
  }
}
