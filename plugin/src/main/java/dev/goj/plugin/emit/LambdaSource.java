package dev.goj.plugin.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The class that a lambda becomes, as source. Its code has become a method of the class around it.
 *
 * <pre>{@code
 * final class Lambda$main$g0 implements Action, Transformed {
 *   final Channel ch;
 *   Lambda$main$g0(Channel ch) { this.ch = ch; }
 *   public void run() { lambda$main$g0(ch); }
 *   public void run$go(Continuation c, Frame f) { lambda$main$g0$go(c, null, ch); }
 * }
 * }</pre>
 *
 * @param name its simple name
 * @param isStatic whether it has no enclosing instance
 * @param receiver the type of a field for the enclosing instance, in interfaces; null elsewhere
 * @param interfaces what it implements
 * @param captured the variables it captures
 * @param method the interface's method
 * @param parameters the parameters of that method, erased
 * @param casts what the lambda's code takes them as
 * @param result the result of that method, erased
 * @param code the method that has the lambda's code
 * @param suspends whether that method has a sibling
 */
public record LambdaSource(
    String name,
    boolean isStatic,
    TypeName receiver,
    List<ClassName> interfaces,
    List<FrameSource.Field> captured,
    String method,
    List<TypeName> parameters,
    List<TypeName> casts,
    TypeName result,
    String code,
    boolean suspends) {

  /** Prints it. */
  public String print() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .addSuperinterfaces(interfaces)
            .addSuperinterface(RuntimeNames.TRANSFORMED)
            .addAnnotation(RuntimeNames.GENERATED)
            .addAnnotation(FrameSource.QUIET);
    if (isStatic) {
      type.addModifiers(Modifier.STATIC);
    }
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    List<FrameSource.Field> all = new ArrayList<>();
    if (receiver != null) {
      all.add(new FrameSource.Field("self$", receiver));
    }
    all.addAll(captured);
    for (FrameSource.Field f : all) {
      type.addField(f.type(), f.name(), Modifier.FINAL);
      constructor.addParameter(f.type(), f.name());
      constructor.addStatement("this.$L = $L", f.name(), f.name());
    }
    type.addMethod(constructor.build());
    type.addMethod(plain());
    type.addMethod(sibling());
    return type.build().toString();
  }

  private MethodSpec plain() {
    MethodSpec.Builder m =
        MethodSpec.methodBuilder(method).addModifiers(Modifier.PUBLIC).returns(result);
    List<CodeBlock> arguments = arguments(m);
    return m.addStatement(call(code, arguments)).build();
  }

  private MethodSpec sibling() {
    MethodSpec.Builder m =
        MethodSpec.methodBuilder(method + RuntimeNames.GO)
            .addModifiers(Modifier.PUBLIC)
            .returns(result)
            .addParameter(RuntimeNames.CONTINUATION, "c$")
            .addParameter(RuntimeNames.FRAME, "f$");
    List<CodeBlock> arguments = arguments(m);
    if (!suspends) {
      return m.addStatement(call(code, arguments)).build();
    }
    arguments.add(0, CodeBlock.of("c$$"));
    arguments.add(1, CodeBlock.of("null"));
    return m.addStatement(call(code + RuntimeNames.GO, arguments)).build();
  }

  private List<CodeBlock> arguments(MethodSpec.Builder m) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (FrameSource.Field f : captured) {
      arguments.add(CodeBlock.of("this.$L", f.name()));
    }
    for (int i = 0; i < parameters.size(); i++) {
      String p = "p" + i + "$";
      m.addParameter(parameters.get(i), p);
      arguments.add(
          casts.get(i).equals(parameters.get(i))
              ? CodeBlock.of("$L", p)
              : CodeBlock.of("($T) $L", casts.get(i), p));
    }
    return arguments;
  }

  private CodeBlock call(String target, List<CodeBlock> arguments) {
    return CodeBlock.of(
        "$L$L$L($L)",
        result.equals(TypeName.VOID) ? "" : "return ",
        receiver == null ? "" : "self$.",
        target,
        CodeBlock.join(arguments, ", "));
  }
}
