package dev.goj.plugin.lower;

import static java.util.stream.Collectors.joining;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;

/**
 * The code of a continuation class, which {@link FrameLayout} gives its fields:
 *
 * <pre>{@code
 * static void save1(Sum$Frame f, Continuation c, int label, Channel in, int total) {
 *   if (f == null) { f = new Sum$Frame(in); }
 *   f.label = label;
 *   f.total = total;
 *   c.push(f);
 * }
 * protected void resume(Continuation c) throws Throwable {
 *   c.completeInt(sum$go(c, this, null, 0));
 * }
 * protected StackTraceElement location() { return at("C", "sum", "C.java", "7 9"); }
 * }</pre>
 */
final class FrameCode {
  private final Javac javac;
  private final Abi abi;
  private final TreeBuilder build;
  private final FrameLayout frame;
  private final Members members;

  /**
   * Where the user wrote the method.
   *
   * @param lines the line of each suspension point
   */
  record Origin(String className, String method, String file, java.util.List<Integer> lines) {}

  FrameCode(Javac javac, Abi abi, TreeBuilder build, FrameLayout frame) {
    this.javac = javac;
    this.abi = abi;
    this.build = build;
    this.frame = frame;
    this.members = frame.members();
    abi.markGenerated(frame.symbol());
    build.nowhere();
  }

  /**
   * Adds a save method: it makes the frame, if there is none, and sets fields to its parameters,
   * and others to null. The code of that is not in the method itself, for the JIT compiler's sake,
   * which inlines what is small.
   */
  void save(SaveMethod s) {
    ListBuffer<VarSymbol> taken = new ListBuffer<>();
    ListBuffer<VarSymbol> cleared = new ListBuffer<>();
    for (VarSymbol v : frame.variables()) {
      if (s.takes(v)) {
        taken.append(frame.field(v));
      } else if (!v.type.isPrimitive() && !s.leaves(v)) {
        cleared.append(frame.field(v));
      }
    }
    List<VarSymbol> handed = frame.given().appendList(taken.toList());
    List<Type> types = handed.map(f -> f.type).prepend(javac.syms.intType);
    types = types.prepend(abi.continuation.type).prepend(frame.type());
    java.util.List<String> names = new ArrayList<>(java.util.List.of("frame$", "c$", "label$"));
    handed.forEach(f -> names.add(f.name.toString()));
    MethodSymbol m = members.declare(Flags.STATIC, s.name, javac.syms.voidType, types, names);
    VarSymbol saved = m.params.head;
    VarSymbol continuation = m.params.tail.head;
    VarSymbol label = m.params.tail.tail.head;
    List<VarSymbol> values = m.params.tail.tail.tail;
    ListBuffer<JCExpression> given = new ListBuffer<>();
    for (int i = 0; i < frame.given().size(); i++) {
      given.append(build.ident(values.head));
      values = values.tail;
    }
    ListBuffer<JCStatement> body = new ListBuffer<>();
    body.append(
        build.ifThen(
            build.equal(build.ident(saved), build.nullLiteral()),
            List.of(build.set(saved, build.create(frame.symbol(), given.toList())))));
    body.append(set(saved, abi.label, build.ident(label)));
    for (VarSymbol field : taken) {
      body.append(set(saved, field, build.ident(values.head)));
      values = values.tail;
    }
    for (VarSymbol field : cleared) {
      body.append(set(saved, field, build.nullLiteral()));
    }
    body.append(
        build.exec(build.call(build.ident(continuation), abi.push, List.of(build.ident(saved)))));
    members.add(m, body.toList());
  }

  private JCStatement set(VarSymbol saved, VarSymbol field, JCExpression value) {
    return build.exec(build.assign(build.select(build.ident(saved), field), value));
  }

  /** Adds what goes on in the method that the frame is of. */
  void resume(MethodSymbol target) {
    MethodSymbol m =
        members.declare(
            Flags.PROTECTED, RuntimeNames.RESUME, abi.resume.type, java.util.List.of("c$"));
    VarSymbol c = m.params.head;
    ListBuffer<JCExpression> args = new ListBuffer<>();
    args.append(build.ident(c)).append(build.make().This(frame.type()));
    for (VarSymbol p : target.params.tail.tail) {
      args.append(build.zero(p.type));
    }
    JCExpression receiver = frame.receiver() == null ? null : build.ident(frame.receiver());
    JCExpression go = build.call(receiver, target, args.toList());
    Type result = target.type.getReturnType();
    MethodSymbol complete = abi.complete(result);
    if (result.hasTag(TypeTag.VOID)) {
      members.add(
          m, List.of(build.exec(go), build.exec(build.call(build.ident(c), complete, List.nil()))));
    } else {
      members.add(m, List.of(build.exec(build.call(build.ident(c), complete, List.of(go)))));
    }
  }

  /** Adds what dumps and stack traces ask for. */
  void location(Origin origin) {
    MethodSymbol m =
        members.declare(
            Flags.PROTECTED, RuntimeNames.LOCATION, abi.location.type, java.util.List.of());
    String lines = origin.lines.stream().map(String::valueOf).collect(joining(" "));
    JCMethodInvocation at =
        build.call(
            null,
            abi.at,
            List.of(
                build.literal(origin.className),
                build.literal(origin.method),
                build.literal(origin.file),
                build.literal(lines)));
    members.add(m, List.of(build.ret(at)));
  }

  /**
   * Adds what tells apart an override of a method that was compiled without the plugin:
   *
   * <pre>{@code
   * static final Overrides overrides$ = new Overrides(C.class, "sum", Channel.class);
   * static boolean overriddenElsewhere(Object receiver) {
   *   return (receiver.getClass() != C.class || Overrides.MOCKS)
   *       && overrides$.overriddenElsewhere(receiver);
   * }
   * }</pre>
   */
  MethodSymbol overriddenElsewhere(MethodSymbol method) {
    ClassSymbol declaring = (ClassSymbol) method.owner;
    List<JCExpression> parameters = method.params.map(p -> build.classLiteral(p.type));
    JCExpression types = build.array(javac.syms.classType, parameters);
    JCExpression created =
        build.create(
            abi.overrides,
            abi.newOverrides,
            List.of(
                build.classLiteral(declaring.type), build.literal(method.name.toString()), types));
    VarSymbol overrides = members.constant("overrides$", abi.overrides.type, created);
    MethodSymbol m =
        members.declare(
            Flags.STATIC,
            RuntimeNames.OVERRIDDEN_ELSEWHERE,
            javac.syms.booleanType,
            List.of(javac.syms.objectType),
            java.util.List.of("receiver$"));
    VarSymbol receiver = m.params.head;
    JCExpression own = build.call(build.ident(receiver), abi.getClass, List.nil());
    JCExpression other = build.binary(JCTree.Tag.NE, own, build.classLiteral(declaring.type));
    JCExpression asked =
        build.call(build.ident(overrides), abi.overriddenElsewhere, List.of(build.ident(receiver)));
    JCExpression mocks = build.make().QualIdent(abi.mocks);
    members.add(m, List.of(build.ret(build.and(build.or(other, mocks), asked))));
    return m;
  }
}
