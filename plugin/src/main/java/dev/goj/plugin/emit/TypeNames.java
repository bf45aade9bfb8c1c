package dev.goj.plugin.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Types as generated source can spell them. */
public final class TypeNames {
  private final Javac javac;

  public TypeNames(Javac javac) {
    this.javac = javac;
  }

  /**
   * The nearest erased supertype of a type that has a name everywhere in its file; the type itself
   * unless it is a local or anonymous class.
   */
  public Type nameable(Type type) {
    Type t = javac.types.erasure(type);
    if (t.hasTag(TypeTag.BOT)) {
      return javac.syms.objectType;
    }
    if (t.hasTag(TypeTag.ARRAY)) {
      Type element = javac.types.elemtype(t);
      return element.isPrimitive() || javac.types.isSameType(nameable(element), element)
          ? t
          : javac.syms.objectType;
    }
    while (t.hasTag(TypeTag.CLASS) && ((ClassSymbol) t.tsym).isDirectlyOrIndirectlyLocal()) {
      Type superclass = javac.types.erasure(javac.types.supertype(t));
      t = superclass.hasTag(TypeTag.CLASS) ? superclass : javac.syms.objectType;
    }
    return t;
  }

  public boolean isNameable(Type type) {
    return javac.types.isSameType(nameable(type), javac.types.erasure(type));
  }

  /** The name of a nameable type. */
  public TypeName name(Type type) {
    Type t = javac.types.erasure(type);
    return switch (t.getTag()) {
      case BOOLEAN -> TypeName.BOOLEAN;
      case BYTE -> TypeName.BYTE;
      case SHORT -> TypeName.SHORT;
      case CHAR -> TypeName.CHAR;
      case INT -> TypeName.INT;
      case LONG -> TypeName.LONG;
      case FLOAT -> TypeName.FLOAT;
      case DOUBLE -> TypeName.DOUBLE;
      case VOID -> TypeName.VOID;
      case ARRAY -> ArrayTypeName.of(name(javac.types.elemtype(t)));
      default -> className((ClassSymbol) t.tsym);
    };
  }

  /** The names of nameable types. */
  public List<TypeName> names(List<? extends Type> types) {
    return types.stream().map(this::name).toList();
  }

  public static ClassName className(ClassSymbol c) {
    Deque<String> simpleNames = new ArrayDeque<>();
    Symbol s = c;
    while (s.kind == Kinds.Kind.TYP) {
      simpleNames.addFirst(s.name.toString());
      s = s.owner;
    }
    String outermost = simpleNames.removeFirst();
    return ClassName.get(
        c.packge().fullname.toString(), outermost, simpleNames.toArray(new String[0]));
  }
}
