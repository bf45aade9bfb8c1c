package dev.goj.plugin.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The continuation class of a method, as source: its fields and its constructor. The code is added
 * to the class when javac knows it, as trees that need not be attributed.
 *
 * <pre>{@code
 * final class Sum$Frame extends Frame {
 *   Channel in;
 *   int total;
 *   Sum$Frame() {}
 * }
 * }</pre>
 *
 * @param name its simple name
 * @param isStatic whether it has no enclosing instance; else that is the method's receiver
 * @param superclass the class of all frames
 * @param receiver the type of a field for the receiver, in interfaces, whose members are static;
 *     null elsewhere
 * @param fields what it holds
 */
public record FrameSource(
    String name, boolean isStatic, TypeName superclass, TypeName receiver, List<Field> fields) {
  /** The name of the field for the receiver. */
  public static final String SELF = "self$";

  /** A variable that is saved. */
  public record Field(String name, TypeName type) {}

  /** Prints it. */
  public String print() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL).superclass(superclass);
    if (isStatic) {
      type.addModifiers(Modifier.STATIC);
    }
    // Not left to javac, which would give a default constructor the line of the class.
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    if (receiver != null) {
      type.addField(receiver, SELF, Modifier.FINAL);
      constructor.addParameter(receiver, SELF);
    }
    type.addMethod(constructor.build());
    for (Field f : fields) {
      type.addField(f.type, f.name);
    }
    return type.build().toString();
  }
}
