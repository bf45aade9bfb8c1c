package dev.goj.plugin.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The class that a lambda becomes, as source: its fields and its constructor. The code is added to
 * the class when javac knows it, as trees that need not be attributed.
 *
 * <pre>{@code
 * final class Lambda$main$g0 implements Action, Transformed {
 *   final Channel ch;
 *   Lambda$main$g0(Channel ch) {}
 * }
 * }</pre>
 *
 * @param name its simple name
 * @param isStatic whether it has no enclosing instance
 * @param receiver the type of a field for the enclosing instance, in interfaces; null elsewhere
 * @param interfaces what it implements
 * @param captured the variables it captures
 */
public record LambdaSource(
    String name,
    boolean isStatic,
    TypeName receiver,
    List<TypeName> interfaces,
    List<FrameSource.Field> captured) {
  /** Prints it. */
  public String print() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL).addSuperinterfaces(interfaces);
    if (isStatic) {
      type.addModifiers(Modifier.STATIC);
    }
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    List<FrameSource.Field> all = new ArrayList<>();
    if (receiver != null) {
      all.add(new FrameSource.Field(FrameSource.SELF, receiver));
    }
    all.addAll(captured);
    for (FrameSource.Field f : all) {
      type.addField(f.type(), f.name(), Modifier.FINAL);
      constructor.addParameter(f.type(), f.name());
    }
    return type.addMethod(constructor.build()).build().toString();
  }
}
