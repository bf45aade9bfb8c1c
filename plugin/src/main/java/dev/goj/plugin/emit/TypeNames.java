package dev.goj.plugin.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import dev.goj.plugin.javac.Javac;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of one generated source, as it spells them: by names of its own, which {@link
 * dev.goj.plugin.javac.ClassEntry} binds to the classes. So it makes no difference which other
 * names hide a class's, or that it has none, as anonymous classes, or none outside of its method.
 */
public final class TypeNames {
  private final Javac javac;
  private final Map<String, ClassSymbol> classes = new HashMap<>();

  public TypeNames(Javac javac) {
    this.javac = javac;
  }

  /** What the names stand for. */
  public Map<String, ClassSymbol> classes() {
    return classes;
  }

  /** The name of a type's erasure. */
  public TypeName name(Type type) {
    Type t = javac.erasure(type);
    return switch (t.getTag()) {
      case BOOLEAN -> TypeName.BOOLEAN;
      case BYTE -> TypeName.BYTE;
      case SHORT -> TypeName.SHORT;
      case CHAR -> TypeName.CHAR;
      case INT -> TypeName.INT;
      case LONG -> TypeName.LONG;
      case FLOAT -> TypeName.FLOAT;
      case DOUBLE -> TypeName.DOUBLE;
      case ARRAY -> ArrayTypeName.of(name(javac.types.elemtype(t)));
      default -> name((ClassSymbol) t.tsym);
    };
  }

  /** The names of classes. */
  public List<TypeName> names(List<ClassSymbol> all) {
    return all.stream().<TypeName>map(this::name).toList();
  }

  /** The name of a class. */
  public ClassName name(ClassSymbol c) {
    String base = c.name.isEmpty() ? "Anonymous" : c.name.toString();
    String name = base + "$";
    int index = 1;
    ClassSymbol other;
    while ((other = classes.putIfAbsent(name, c)) != null && other != c) {
      name = base + "$" + ++index;
    }
    return ClassName.get("", name);
  }
}
