package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The constants that the file of a class can have at most, once javac has lowered and written it.
 *
 * <p>There is an entry for each constant that {@code Gen} and {@code ClassWriter} can make. Entries
 * need not look like what javac writes; it is enough that two different constants are never the
 * same entry. What is the same in all classes (the names of attributes, the JDK's methods that
 * javac calls by itself) is in {@link #ANYWHERE}.
 */
final class ConstantPool {
  /** Those that are in any class. */
  static final int ANYWHERE = 1_000;

  /** Those of a lambda itself that nothing else shares. */
  private static final int PER_LAMBDA = 12;

  private final Javac javac;
  private final Set<Object> entries = new HashSet<>();
  private final List<Object> newEntries = new ArrayList<>();

  /** A constant of some kind that refers to others. */
  private record Reference(String kind, Object first, @Nullable Object second) {}

  ConstantPool(Javac javac) {
    this.javac = javac;
  }

  int size() {
    return entries.size() + ANYWHERE;
  }

  /** Keeps what has been entered. */
  void keep() {
    newEntries.clear();
  }

  /** Takes back what has been entered since the last that was kept. */
  void takeBack() {
    newEntries.forEach(entries::remove);
    newEntries.clear();
  }

  /** What is one constant for each pair of these. */
  void enter(String kind, Object first, @Nullable Object second) {
    enter(new Reference(kind, first, second));
  }

  private void enter(Object entry) {
    if (entries.add(entry)) {
      newEntries.add(entry);
    }
  }

  /** Entries that nothing else shares. */
  void any(int count) {
    for (int i = 0; i < count; i++) {
      enter(new Object());
    }
  }

  void text(CharSequence text) {
    enter(text.toString());
  }

  void value(Object constant) {
    enter("value", constant.getClass(), constant);
    if (constant instanceof String s) {
      text(s);
    } else if (constant instanceof Long || constant instanceof Double) {
      enter("second half", constant.getClass(), constant);
    }
  }

  /** A class, and what the attribute InnerClasses says of it. */
  void classOf(Type type) {
    Type erased = javac.types.erasure(type);
    if (erased.hasTag(TypeTag.ARRAY)) {
      String descriptor = javac.descriptor(erased);
      enter("class", descriptor, null);
      text(descriptor);
      Type element = javac.types.elemtype(erased);
      if (!element.isPrimitive()) {
        classOf(element);
      }
    } else if (erased.tsym instanceof ClassSymbol c && erased.hasTag(TypeTag.CLASS)) {
      inner(c);
    }
  }

  void inner(ClassSymbol c) {
    enter("class", c, null);
    text(c.flatname.toString().replace('.', '/'));
    if (c.owner.kind != Kinds.Kind.PCK) {
      text(c.name);
      if (c.owner instanceof ClassSymbol outer) {
        inner(outer);
      }
    }
  }

  /** A descriptor; classes in it are in InnerClasses. */
  void descriptor(Type type) {
    Type erased = javac.types.erasure(type);
    text(javac.descriptor(erased));
    mentioned(erased);
  }

  private void mentioned(Type erased) {
    if (erased.hasTag(TypeTag.METHOD)) {
      erased.getParameterTypes().forEach(this::mentioned);
      mentioned(erased.getReturnType());
    } else if (erased.hasTag(TypeTag.ARRAY)) {
      mentioned(javac.types.elemtype(erased));
    } else if (erased.tsym instanceof ClassSymbol c
        && erased.hasTag(TypeTag.CLASS)
        && c.owner.kind != Kinds.Kind.PCK) {
      inner(c);
    }
  }

  void signature(Type type) {
    if (!javac.types.isSameType(type, javac.types.erasure(type))) {
      enter("signature", type.toString(), null);
    }
  }

  void declare(Symbol member) {
    text(member.name);
    descriptor(member.type);
    signature(member.type);
  }

  /**
   * A name with its descriptor. That of a constructor may have hidden parameters, which depend on
   * its class.
   */
  private Reference named(Symbol member) {
    ClassSymbol owner = member.enclClass();
    boolean isMember = owner.owner.kind == Kinds.Kind.TYP && (owner.flags() & Flags.ENUM) == 0;
    boolean isPlain = owner.owner.kind == Kinds.Kind.PCK && (owner.flags() & Flags.ENUM) == 0;
    Symbol hidden = !member.isConstructor() || isPlain ? null : isMember ? owner.owner : owner;
    descriptor(member.type);
    return named(member.name.toString(), javac.descriptor(member.type), hidden);
  }

  private Reference named(String name, String descriptor, @Nullable Symbol hidden) {
    if (hidden != null) {
      enter("hidden", hidden, descriptor);
    }
    Reference named = new Reference("named", name, new Reference("of", descriptor, hidden));
    enter(named);
    return named;
  }

  /** A reference to a member, as one of that class. */
  void member(Symbol member, Symbol site) {
    text(member.name);
    enter("member", site, named(member));
    classOf(site.type);
  }

  /** The same, of a member that there is no symbol for yet. */
  void member(String name, String descriptor, ClassSymbol site) {
    enter("member", site, named(name, descriptor, null));
  }

  /** A reference to a member by a type that has it. */
  void member(Symbol member, Type site) {
    if (member.owner.kind != Kinds.Kind.TYP) {
      return;
    }
    if (member.owner == javac.syms.arrayClass) {
      any(3); // clone(), of that kind of array
      return;
    }
    member(member, member.owner);
    Symbol erased = javac.types.erasure(site).tsym;
    if (erased != member.owner && erased instanceof ClassSymbol) {
      member(member, erased);
    }
  }

  // ---- lambdas ---------------------------------------------------------------------------------

  void lambda(JCFunctionalExpression tree) {
    boolean serializable =
        javac.types.asSuper(tree.target, javac.syms.serializableType.tsym) != null;
    for (int i = 0; i < (serializable ? 2 * PER_LAMBDA : PER_LAMBDA); i++) {
      enter("lambda", tree, i);
    }
    for (Type t : javac.components(tree.target)) {
      classOf(t);
    }
    Symbol method = javac.types.findDescriptorSymbol(javac.functional(tree.target).tsym);
    text(method.name);
    descriptor(method.type);
    enter("method type", javac.descriptor(method.type), null);
  }

  /** A lambda has become a class and a method. */
  void removeLambda(JCFunctionalExpression lambda) {
    for (int i = 0; i < PER_LAMBDA; i++) {
      entries.remove(new Reference("lambda", lambda, i));
    }
  }
}
