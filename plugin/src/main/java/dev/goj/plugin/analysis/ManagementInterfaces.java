package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Attribute;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import dev.goj.plugin.javac.Javac;
import java.util.HashSet;
import java.util.Set;

/**
 * The interfaces by which JMX manages objects, and those that they inherit from. It takes each of
 * their public methods for an attribute or operation, and rejects what has parameters like those of
 * a sibling.
 */
final class ManagementInterfaces {
  private final Javac javac;
  private final Set<Symbol> all = new HashSet<>();

  ManagementInterfaces(Javac javac) {
    this.javac = javac;
  }

  /** Adds a class of the compilation, if it is one, with what it inherits from. */
  void addIfOne(ClassSymbol c) {
    if (isOne(c)) {
      for (Type t : javac.types.closure(c.type)) {
        if (t.tsym.isInterface()) {
          all.add(t.tsym);
        }
      }
    }
  }

  boolean contains(Symbol c) {
    return all.contains(c);
  }

  /** By JMX's own rules, but for what is handed to a {@code StandardMBean}. */
  private static boolean isOne(ClassSymbol c) {
    if (!c.isInterface()) {
      return false;
    }
    for (Attribute.Compound a : c.getAnnotationMirrors()) {
      if (a.type.tsym.getQualifiedName().contentEquals("javax.management.MXBean")) {
        Attribute value = a.member(c.name.table.names.value);
        return value == null || Boolean.TRUE.equals(value.getValue());
      }
    }
    String name = c.name.toString();
    return name.endsWith("MBean") || name.endsWith("MXBean");
  }
}
