package dev.goj.plugin.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
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
 *   void save1(Continuation c, Channel in, int total) { label = 1; ...; c.push(this); }
 *   protected void resume(Continuation c) throws Throwable {
 *     int r = sum$go(c, this, null, 0);
 *     if (!c.isSuspended()) c.completeInt(r);
 *   }
 *   protected StackTraceElement location() { ... }
 * }
 * }</pre>
 *
 * @param name its simple name
 * @param isStatic whether it has no enclosing instance; else that is the method's receiver
 * @param receiver the type of a field for the receiver, in interfaces, whose members are static;
 *     null elsewhere
 * @param fields what it holds
 * @param points what can be saved
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
    List<Point> points,
    Call call,
    Origin origin,
    Overridable overridable) {

  /** A variable that is saved. */
  public record Field(String name, TypeName type) {}

  /**
   * A suspension point: its label, its line, the live fields that its save method takes, and those
   * that are too many for that and are set one by one.
   */
  public record Point(int label, int line, List<Field> live, List<Field> direct) {}

  /** The method to call: its name, the values for its parameters, the kind of its result. */
  public record Call(String method, List<String> arguments, String resultKind, TypeName result) {}

  /** Where the user wrote it. */
  public record Origin(String className, String method, String file) {}

  /** The overridable method. */
  public record Overridable(ClassName declaring, String method, List<TypeName> parameters) {}

  /** Prints it. */
  public String print() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .superclass(RuntimeNames.FRAME)
            .addAnnotation(RuntimeNames.GENERATED)
            .addAnnotation(quiet());
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
    for (Point p : points) {
      type.addMethod(save(p));
    }
    type.addMethod(resume());
    type.addMethod(location());
    if (overridable != null) {
      addOverride(type);
    }
    return type.build().toString();
  }

  static AnnotationSpec quiet() {
    return AnnotationSpec.builder(SuppressWarnings.class)
        .addMember("value", "{\"deprecation\", \"removal\", \"rawtypes\", \"unchecked\"}")
        .build();
  }

  private MethodSpec save(Point p) {
    MethodSpec.Builder m =
        MethodSpec.methodBuilder(saveName(p.label)).addParameter(RuntimeNames.CONTINUATION, "c$");
    m.addStatement("$L = $L", RuntimeNames.LABEL, p.label);
    for (Field f : fields) {
      if (p.live.contains(f)) {
        m.addParameter(f.type, f.name);
        m.addStatement("this.$L = $L", f.name, f.name);
      } else if (!f.type.isPrimitive() && !p.direct.contains(f)) {
        m.addStatement("this.$L = null", f.name);
      }
    }
    return m.addStatement("c$$.$L(this)", RuntimeNames.PUSH).build();
  }

  /** The method that saves what is live at a point. */
  public static String saveName(int label) {
    return "save" + label;
  }

  private MethodSpec resume() {
    MethodSpec.Builder m =
        MethodSpec.methodBuilder(RuntimeNames.RESUME)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addException(Throwable.class)
            .addParameter(RuntimeNames.CONTINUATION, "c$");
    CodeBlock go =
        CodeBlock.of(
            "$L$L(c$$, this$L)",
            receiver == null ? "" : "self$.",
            call.method,
            call.arguments.isEmpty() ? "" : ", " + String.join(", ", call.arguments));
    String complete = RuntimeNames.transfer("complete", call.resultKind);
    if (call.result.equals(TypeName.VOID)) {
      m.addStatement(go);
      m.beginControlFlow("if (!c$$.$L())", RuntimeNames.IS_SUSPENDED);
      m.addStatement("c$$.$L()", complete);
    } else {
      m.addStatement("$T result$$ = $L", call.result, go);
      m.beginControlFlow("if (!c$$.$L())", RuntimeNames.IS_SUSPENDED);
      m.addStatement("c$$.$L(result$$)", complete);
    }
    return m.endControlFlow().build();
  }

  private MethodSpec location() {
    MethodSpec.Builder m =
        MethodSpec.methodBuilder(RuntimeNames.LOCATION)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(StackTraceElement.class)
            .addStatement("int line$$")
            .beginControlFlow("switch ($L)", RuntimeNames.LABEL);
    for (Point p : points) {
      m.addStatement("case $L: line$$ = $L; break", p.label, p.line);
    }
    return m.addStatement("default: line$$ = -1")
        .endControlFlow()
        .addStatement(
            "return new $T($S, $S, $S, line$$)",
            StackTraceElement.class,
            origin.className,
            origin.method,
            origin.file)
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
            .addStatement("Class type$$ = receiver$$.getClass()")
            .addStatement(
                "return type$$ != $T.class && overrides$$.$L(type$$)",
                overridable.declaring,
                RuntimeNames.OVERRIDDEN_ELSEWHERE)
            .build());
  }
}
