package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ClassType;
import com.sun.tools.javac.code.Type.ForAll;
import com.sun.tools.javac.code.Type.MethodType;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Name;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.analysis.Siblings;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.MovedCode;

/** Declares the siblings of methods, before any of them has a body. */
final class Declarations {
  private final Javac javac;
  private final Abi abi;
  private final Siblings siblings;

  Declarations(Javac javac, Abi abi, Siblings siblings) {
    this.javac = javac;
    this.abi = abi;
    this.siblings = siblings;
  }

  /**
   * Declares {@code m$go} as a member of m's class.
   *
   * <p>If a class can override it, it is marked as a bridge method: libraries that make mocks and
   * proxies leave those alone, and so see calls of {@code m} only. It is not synthetic, since javac
   * does not read such methods from class files.
   */
  MethodSymbol declareSibling(MethodSymbol m) {
    ClassSymbol owner = (ClassSymbol) m.owner;
    long kept = Flags.AccessFlags | Flags.STATIC | Flags.FINAL | Flags.STRICTFP | Flags.VARARGS;
    long flags = m.flags() & kept;
    if (owner.isInterface() && (flags & (Flags.STATIC | Flags.PRIVATE)) == 0) {
      flags |= Flags.PUBLIC | Flags.DEFAULT;
      owner.flags_field |= Flags.DEFAULT;
    }
    if (Inference.isOverridable(m) && !owner.isInterface()) {
      flags |= Flags.BRIDGE;
    }
    MethodSymbol sibling = declare(m, flags, suffixed(m, RuntimeNames.GO));
    siblings.declare(m, sibling);
    return sibling;
  }

  /**
   * Declares {@code m$super}, which runs m's own body for {@code super.m()}, whatever overrides m.
   */
  void declareSuper(MethodSymbol m, MethodSymbol sibling) {
    siblings.declareSuper(m, declare(m, sibling.flags(), suffixed(m, RuntimeNames.SUPER)));
  }

  /** Makes a class implement an interface more. */
  void implement(ClassSymbol c, Type added) {
    ClassType type = (ClassType) c.type;
    type.interfaces_field = type.interfaces_field.append(added);
  }

  /** Declares the private method that has the body of an overridable one. */
  MethodSymbol declareBody(MethodSymbol m) {
    return declare(m, bodyFlags(m), bodyName(m));
  }

  /** Declares a private method like {@code m}. */
  MethodSymbol declarePlainBody(MethodSymbol m) {
    return enter(bodyFlags(m), bodyName(m), m.type, m);
  }

  private static long bodyFlags(MethodSymbol m) {
    return Flags.PRIVATE | (m.flags() & (Flags.STATIC | Flags.STRICTFP | Flags.VARARGS));
  }

  private Name bodyName(MethodSymbol m) {
    Name name = suffixed(m, RuntimeNames.BODY);
    int index = 1;
    while (m.owner.members().findFirst(name) != null) {
      name = suffixed(m, RuntimeNames.BODY + ++index);
    }
    return name;
  }

  private MethodSymbol declare(MethodSymbol m, long flags, Name name) {
    MethodType like = m.type.asMethodType();
    Type type =
        new MethodType(
            like.argtypes.prepend(abi.frame.type).prepend(abi.continuation.type),
            like.restype,
            like.thrown,
            javac.syms.methodClass);
    List<Type> variables = m.type.getTypeArguments();
    if (variables.nonEmpty()) {
      type = new ForAll(variables, type);
    }
    return enter(flags, name, type, m);
  }

  private static MethodSymbol enter(long flags, Name name, Type type, MethodSymbol like) {
    ClassSymbol owner = (ClassSymbol) like.owner;
    MethodSymbol declared = new MovedCode(flags, name, type, owner, like);
    owner.members_field.enter(declared);
    return declared;
  }

  void undeclare(MethodSymbol m) {
    ((ClassSymbol) m.owner).members_field.remove(m);
  }

  private Name suffixed(MethodSymbol m, String suffix) {
    return m.name.append(javac.names.fromString(suffix));
  }
}
