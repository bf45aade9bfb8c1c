package dev.goj.plugin.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * A generated class as source: what javac has to enter it by. Its fields and its code are added
 * when javac knows it, as trees that need not be attributed.
 *
 * <pre>{@code
 * final class Sum$Frame extends Frame$ {
 *   Sum$Frame() {}
 * }
 * }</pre>
 *
 * <p>It spells its supertypes by names of its own, which {@link dev.goj.plugin.javac.ClassEntry}
 * binds to the classes. So it makes no difference which other names hide a class's, or that it has
 * none outside of its method.
 */
public final class ClassSource {
  private final TypeSpec type;
  private final Map<String, ClassSymbol> classes = new HashMap<>();

  /**
   * A class.
   *
   * @param name its simple name
   * @param isStatic whether it has no enclosing instance
   * @param supertypes what it extends, if not Object, and implements
   */
  public ClassSource(String name, boolean isStatic, List<ClassSymbol> supertypes) {
    // The constructor is not left to javac, which would give a default one the line of the class.
    TypeSpec.Builder builder =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().build());
    if (isStatic) {
      builder.addModifiers(Modifier.STATIC);
    }
    for (ClassSymbol s : supertypes) {
      if (s.isInterface()) {
        builder.addSuperinterface(name(s));
      } else {
        builder.superclass(name(s));
      }
    }
    type = builder.build();
  }

  /** What the names in it stand for. */
  public Map<String, ClassSymbol> classes() {
    return classes;
  }

  /** The text. */
  @Override
  public String toString() {
    return type.toString();
  }

  private ClassName name(ClassSymbol c) {
    String name = c.name + "$";
    int index = 1;
    while (classes.putIfAbsent(name, c) != null) {
      name = c.name + "$" + ++index;
    }
    return ClassName.get("", name);
  }
}
