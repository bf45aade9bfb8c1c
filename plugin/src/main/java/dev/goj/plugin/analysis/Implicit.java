package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.util.Name;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;

/** The calls that the language makes without a call in the source. */
public final class Implicit {
  private final Javac javac;
  private final Abi abi;
  private final ClassSymbol thread;
  private final Name blocking;

  private final Siblings siblings;

  /** What for-each loops go over, and whether it is a channel. */
  private final Map<Symbol, Boolean> channels = new HashMap<>();

  public Implicit(Javac javac, Abi abi, Siblings siblings) {
    this.javac = javac;
    this.abi = abi;
    this.siblings = siblings;
    this.thread = javac.classNamed("java.lang.Thread");
    this.blocking = javac.names.fromString(RuntimeNames.BLOCKING);
  }

  /** Whether a for-each over an expression of that type receives from a channel. */
  public boolean isChannel(Type type) {
    if (type == null) {
      return false;
    }
    Type t = javac.types.skipTypeVars(type, false);
    return channels.computeIfAbsent(
        t.tsym, s -> javac.types.asSuper(t, abi.receiveChannel) != null);
  }

  /** {@code ReceiveChannel.receive}. */
  public MethodSymbol receive() {
    return abi.receive;
  }

  /**
   * What a for-each over an expression of that type calls, if code that waits may be behind it: it
   * is of this compilation, or of one with such code, or is {@code Iterable}. Nobody's list waits
   * for what is in it.
   */
  public List<MethodSymbol> iteration(Type type) {
    Type t = javac.types.skipTypeVars(type, false);
    if (!(t.tsym instanceof ClassSymbol c)
        || (c != javac.syms.iterableType.tsym && !isSource(c) && siblings.waitsBehind(c).isEmpty())
        || javac.types.asSuper(t, javac.syms.iterableType.tsym) == null) {
      return List.of();
    }
    return List.of(
        plainMethod(t, javac.names.iterator),
        plainMethod(javac.syms.iteratorType, javac.names.hasNext),
        plainMethod(javac.syms.iteratorType, javac.names.next));
  }

  static boolean isSource(ClassSymbol c) {
    return c.classfile == null || c.classfile.getKind() == JavaFileObject.Kind.SOURCE;
  }

  /** The {@code close} that a resource of that type is closed with, or null. */
  public MethodSymbol close(Type type) {
    return type == null ? null : plainMethod(type, javac.names.close);
  }

  /**
   * The {@code toString} that makes an operand of a concatenation a string; null where that is
   * Object's, as far as is known, and of strings and primitives.
   */
  public MethodSymbol conversion(Type operand) {
    if (javac.isString(operand)) {
      return null;
    }
    MethodSymbol m = plainMethod(operand, javac.names.toString);
    return m == null || m.owner == javac.syms.objectType.tsym ? null : m;
  }

  /** The most specific method of that name without parameters that a type has, or null. */
  public MethodSymbol plainMethod(Type type, Name name) {
    Type t = javac.types.skipTypeVars(type, false);
    if (!t.hasTag(TypeTag.CLASS)) {
      return null;
    }
    for (Type s : javac.types.closure(t)) {
      for (Symbol m : s.tsym.members().getSymbolsByName(name)) {
        if (m instanceof MethodSymbol found
            && found.type.getParameterTypes().isEmpty()
            && !found.isStatic()) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * Whether the arguments run on another thread: those of {@code Go.blocking}, and of {@code
   * Thread.startVirtualThread} and the builders of threads.
   */
  boolean runsElsewhere(MethodSymbol m) {
    return (m.name == blocking && m.owner.getQualifiedName().contentEquals(RuntimeNames.GO_CLASS))
        || (thread != null && (m.owner == thread || m.owner.owner == thread));
  }

  boolean isThread(Type type) {
    return type != null && thread != null && type.tsym.isSubClass(thread, javac.types);
  }
}
