package dev.goj.plugin.emit;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The continuation class of a method, as source.
 *
 * <pre>{@code
 * final class Sum$Frame extends Frame {
 *   Channel in; int total;
 *   void save1(Continuation c, int label, Channel in, int total) { ...; c.push(this); }
 *   protected void resume(Continuation c) throws Throwable {
 *     c.completeInt(sum$go(c, this, null, 0));
 *   }
 *   protected StackTraceElement location() { return at("C", "sum", "C.java", "7 9"); }
 * }
 * }</pre>
 *
 * @param name its simple name
 * @param isStatic whether it has no enclosing instance; else that is the method's receiver
 * @param receiver the type of a field for the receiver, in interfaces, whose members are static;
 *     null elsewhere
 * @param fields what it holds
 * @param saves its save methods
 * @param lines the line of each suspension point
 * @param call the method that goes on
 * @param origin the user's method
 * @param overridable what tells apart an override that was compiled elsewhere; null where none can
 *     be
 */
public record FrameSource(
    String name,
    boolean isStatic,
    TypeName receiver,
    List<Field> fields,
    List<Save> saves,
    List<Integer> lines,
    Call call,
    Origin origin,
    Overridable overridable) {

  /** A variable that is saved. */
  public record Field(String name, TypeName type) {}

  /** A save method: the fields that it sets to its parameters, and those that it sets to null. */
  public record Save(String name, List<Field> parameters, List<Field> cleared) {}

  /** The method to call: its name, the values for its parameters, the kind of its result. */
  public record Call(String method, List<String> arguments, String resultKind, boolean isVoid) {}

  /** Where the user wrote it. */
  public record Origin(String className, String method, String file) {}

  /** The overridable method. */
  public record Overridable(ClassName declaring, String method, List<TypeName> parameters) {}

  static final AnnotationSpec QUIET =
      AnnotationSpec.builder(SuppressWarnings.class)
          .addMember("value", "{\"deprecation\", \"removal\", \"rawtypes\", \"unchecked\"}")
          .build();

  private static final ParameterSpec CONTINUATION =
      ParameterSpec.builder(RuntimeNames.CONTINUATION, "c$").build();

  // Without @Override, since javac attributes annotations slowly, and there are many frames.
  private static final MethodSpec RESUME =
      MethodSpec.methodBuilder(RuntimeNames.RESUME)
          .addModifiers(Modifier.PROTECTED)
          .addException(Throwable.class)
          .addParameter(CONTINUATION)
          .build();

  private static final MethodSpec LOCATION =
      MethodSpec.methodBuilder(RuntimeNames.LOCATION)
          .addModifiers(Modifier.PROTECTED)
          .returns(StackTraceElement.class)
          .build();

  private static final ParameterSpec LABEL = ParameterSpec.builder(TypeName.INT, "label$").build();

  /** Prints it. */
  public String print() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .superclass(RuntimeNames.FRAME)
            .addAnnotation(RuntimeNames.GENERATED)
            .addAnnotation(QUIET);
    if (isStatic) {
      type.addModifiers(Modifier.STATIC);
    }
    // Not left to javac, which would give a default constructor the line of the class.
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    if (receiver != null) {
      type.addField(receiver, "self$", Modifier.FINAL);
      constructor.addParameter(receiver, "self$").addStatement("this.self$$ = self$$");
    }
    type.addMethod(constructor.build());
    for (Field f : fields) {
      type.addField(f.type, f.name);
    }
    for (Save s : saves) {
      type.addMethod(save(s));
    }
    type.addMethod(resume());
    type.addMethod(location());
    if (overridable != null) {
      addOverride(type);
    }
    return type.build().toString();
  }

  private static MethodSpec save(Save s) {
    MethodSpec.Builder m =
        MethodSpec.methodBuilder(s.name).addParameter(CONTINUATION).addParameter(LABEL);
    m.addStatement("label = label$$");
    for (Field f : s.parameters) {
      m.addParameter(f.type, f.name);
      m.addStatement("$L", "this." + f.name + " = " + f.name);
    }
    for (Field f : s.cleared) {
      m.addStatement("$L", "this." + f.name + " = null");
    }
    return m.addStatement("c$$.push(this)").build();
  }

  private MethodSpec resume() {
    MethodSpec.Builder m = RESUME.toBuilder();
    StringBuilder go = new StringBuilder(receiver == null ? "" : "self$.");
    go.append(call.method).append("(c$, this");
    call.arguments.forEach(a -> go.append(", ").append(a));
    go.append(')');
    String complete = "c$." + RuntimeNames.transfer("complete", call.resultKind) + "(";
    if (call.isVoid) {
      m.addStatement("$L", go).addStatement("$L", complete + ")");
    } else {
      m.addStatement("$L", complete + go + ")");
    }
    return m.build();
  }

  private MethodSpec location() {
    String numbers = lines.stream().map(String::valueOf).collect(joining(" "));
    return LOCATION.toBuilder()
        .addStatement(
            "return $L($S, $S, $S, $S)",
            RuntimeNames.AT,
            origin.className,
            origin.method,
            origin.file,
            numbers)
        .build();
  }

  private void addOverride(TypeSpec.Builder type) {
    CodeBlock.Builder parameters = CodeBlock.builder();
    for (TypeName p : overridable.parameters) {
      parameters.add(", $T.class", p);
    }
    type.addField(
        FieldSpec.builder(RuntimeNames.OVERRIDES, "overrides$")
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "new $T($T.class, $S$L)",
                RuntimeNames.OVERRIDES,
                overridable.declaring,
                overridable.method,
                parameters.build())
            .build());
    type.addMethod(
        MethodSpec.methodBuilder(RuntimeNames.OVERRIDDEN_ELSEWHERE)
            .addModifiers(Modifier.STATIC)
            .returns(TypeName.BOOLEAN)
            .addParameter(Object.class, "receiver$")
            .addStatement(
                "return receiver$$.getClass() != $T.class && overrides$$.$L(receiver$$)",
                overridable.declaring,
                RuntimeNames.OVERRIDDEN_ELSEWHERE)
            .build());
  }
}
