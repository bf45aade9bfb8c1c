package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.emit.ClassSource;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.ClassEntry;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gives a method its sibling, and turns the method itself into a bridge for ordinary callers.
 *
 * <p>Nothing of the user's trees and symbols is changed before all of it has been made and checked;
 * if anything fails, the method stays as it is and its sibling just calls it.
 */
final class MethodTransformer {
  private final Services services;
  private final Javac javac;
  private final Abi abi;
  private final Inference inference;
  private final Declarations declarations;
  private final ClassEntry entry;
  private final TreeBuilder build;
  private final Stress stress;
  private final ListBuffer<JCTree> members = new ListBuffer<>();

  MethodTransformer(Services services, OptionalLong seed) {
    this.services = services;
    this.javac = services.javac;
    this.abi = services.abi;
    this.inference = services.inference;
    this.declarations = services.declarations;
    this.entry = services.entry;
    this.build = new TreeBuilder(javac);
    this.stress = seed.isPresent() ? new Stress(build, abi, seed.getAsLong()) : null;
  }

  /** The members that methods have become since it was last asked; no class has them yet. */
  List<JCTree> takeMembers() {
    List<JCTree> taken = members.toList();
    members.clear();
    return taken;
  }

  // ---- adapters --------------------------------------------------------------------------------

  /** {@code R m$go(c, f, args) { return m(args); }}. */
  void adapt(JCMethodDecl m) {
    members.append(adapter(m, m.sym, inference.siblings().of(m.sym), m.sym));
    MethodSymbol viaSuper = inference.siblings().superOf(m.sym);
    if (viaSuper != null) {
      MethodSymbol body = separateBody(m);
      members.append(adapter(m, m.sym, viaSuper, body));
    }
  }

  /**
   * The same for a method that javac has yet to write, such as the accessor of a record, or that
   * the class inherits.
   */
  void adaptImplicit(JCClassDecl host, MethodSymbol m) {
    MethodSymbol called = (MethodSymbol) m.baseSymbol();
    members.append(adapter(host, m, inference.siblings().of(m), called));
  }

  private JCMethodDecl adapter(JCTree at, MethodSymbol m, MethodSymbol from, MethodSymbol to) {
    build.nowhere();
    ListBuffer<VarSymbol> params = new ListBuffer<>();
    params.append(hiddenParameter("c$", abi.continuation.type, from));
    params.append(hiddenParameter("f$", abi.frame.type, from));
    List<JCExpression> args = parameters(m, from, params);
    from.params = params.toList();
    return generated(at, from, build.block(List.of(answer(m, build.call(null, to, args)))));
  }

  /** New parameters like those of a method, and the arguments that hand them on. */
  private List<JCExpression> parameters(
      MethodSymbol m, MethodSymbol owner, ListBuffer<VarSymbol> params) {
    ListBuffer<JCExpression> args = new ListBuffer<>();
    for (VarSymbol p : m.params()) {
      VarSymbol q = parameter(p.name.toString(), p.type, owner);
      params.append(q);
      args.append(build.ident(q));
    }
    return args.toList();
  }

  /**
   * Moves a body that could not be transformed to where {@code super} finds it without dispatch.
   */
  private MethodSymbol separateBody(JCMethodDecl m) {
    MethodSymbol body = declarations.declarePlainBody(m.sym);
    body.params = m.sym.params;
    JCMethodDecl decl = method(m, body, m.body);
    Owners.change(decl, m.sym, body);
    TypeAnnotations.dropOfCode(m.sym);
    giveNewParameters(m);
    members.append(decl);
    build.nowhere();
    ListBuffer<JCExpression> args = new ListBuffer<>();
    m.sym.params.forEach(p -> args.append(build.ident(p)));
    m.body = build.block(List.of(answer(m.sym, build.call(null, body, args.toList()))));
    abi.markGenerated(m.sym);
    return body;
  }

  private JCStatement answer(MethodSymbol m, JCExpression value) {
    return m.getReturnType().hasTag(TypeTag.VOID) ? build.exec(value) : build.ret(value);
  }

  private VarSymbol parameter(String name, Type type, MethodSymbol owner) {
    return new VarSymbol(Flags.PARAMETER, javac.names.fromString(name), type, owner);
  }

  /** A parameter that no user wrote; debuggers do not show it. */
  private VarSymbol hiddenParameter(String name, Type type, MethodSymbol owner) {
    VarSymbol p = parameter(name, type, owner);
    p.flags_field |= Flags.SYNTHETIC;
    return p;
  }

  /** A method with the code of a method of the user's. */
  private JCMethodDecl method(JCTree at, MethodSymbol symbol, JCBlock body) {
    return build.at(at).make().MethodDef(symbol, body);
  }

  /** A method that no user wrote anything of. */
  private JCMethodDecl generated(JCTree at, MethodSymbol symbol, JCBlock body) {
    abi.markGenerated(symbol);
    return method(at, symbol, body);
  }

  // ---- transformation --------------------------------------------------------------------------

  /** Transforms a method that suspends. */
  HugeMethods.Transformed transform(JCClassDecl host, JCCompilationUnit unit, JCMethodDecl m) {
    MethodSymbol sibling = inference.siblings().of(m.sym);
    boolean separate = Inference.isOverridable(m.sym);
    MethodSymbol target = separate ? declarations.declareBody(m.sym) : sibling;
    JCClassDecl entered = null;
    try {
      VarSymbol continuation = hiddenParameter("c$", abi.continuation.type, target);
      VarSymbol activation = hiddenParameter("f$", abi.frame.type, target);
      target.params = m.sym.params.prepend(activation).prepend(continuation);
      Lowering lowering = new Lowering(services, m, target);
      JCBlock copy = BodyCopy.of(m.body);
      if (stress != null) {
        stress.insert(copy);
      }
      List<JCStatement> body = Spiller.spill(lowering, copy);
      java.util.List<SuspensionPoint> points = Reentry.number(body);
      java.util.List<VarSymbol> variables = new ArrayList<>(m.sym.params);
      lowering.hoisted.forEach(variables::add);
      java.util.List<VarSymbol> saved =
          Liveness.analyze(variables, v -> isShared(v, m, target), body);
      checkSize(points, CodeSize.ofSaves(points)); // before they are made
      Map<VarSymbol, String> fields = fieldNames(saved);
      Set<VarSymbol> settled = SettledVariables.among(saved, body);
      Type receiver = target.isStatic() ? null : host.sym.type;
      ClassSource source =
          new ClassSource(frameName(host.sym, m), true, java.util.List.of(abi.frame));
      entered = entry.enter(host, m.pos, source);
      FrameLayout layout = new FrameLayout(javac, build, entered, receiver, fields, settled);
      FrameCode frame = new FrameCode(javac, abi, build, layout);
      SaveMethod.choose(points, settled).forEach(frame::save);
      frame.resume(target);
      frame.location(origin(host, unit, m, points));
      MethodSymbol overridden = isClosed(m) ? null : frame.overriddenElsewhere(m.sym);
      JCBlock lowered = Reentry.reenter(lowering, layout, m.body, body);
      long size = CodeBytes.atMost(lowered, variables.size());
      checkSize(points, size);
      if (CodeSize.isTooDeep(lowered, m.body)) {
        throw CodeSize.tooDeep();
      }
      services.files.addTransformed(host.sym, entered.sym, lowered);
      commit(m, sibling, target, layout, lowering, lowered, overridden);
      services.sink.accept(host.sym, entered);
      return new HugeMethods.Transformed(target, points.size(), size);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      if (entered != null && entered.sym != null) {
        entry.remove(host.sym, entered.sym);
      }
      if (separate) {
        declarations.undeclare(target);
      }
      throw e;
    }
  }

  private static void checkSize(java.util.List<SuspensionPoint> points, long size) {
    if (size > CodeSize.MAX_BYTES) {
      throw new CodeSize.ExceededException(
          "with its " + points.size() + " waits it could exceed the 64 KB that a method can have");
    }
  }

  // ---- the frame -------------------------------------------------------------------------------

  private Map<VarSymbol, String> fieldNames(java.util.List<VarSymbol> saved) {
    Map<VarSymbol, String> names = new LinkedHashMap<>();
    Set<String> taken =
        new HashSet<>(
            java.util.List.of(
                "label", "label$", "caller", "c$", "frame$", Members.SELF, "overrides$"));
    for (VarSymbol v : saved) {
      String name = v.name.toString();
      int index = 1;
      while (!taken.add(name)) {
        name = v.name + "$" + ++index;
      }
      names.put(v, name);
    }
    return names;
  }

  private FrameCode.Origin origin(
      JCClassDecl host,
      JCCompilationUnit unit,
      JCMethodDecl m,
      java.util.List<SuspensionPoint> points) {
    return new FrameCode.Origin(
        host.sym.flatname.toString(),
        m.name.toString(),
        fileName(unit),
        points.stream().map(p -> javac.line(unit, p.pos)).toList());
  }

  private static String fileName(JCCompilationUnit source) {
    String path = source.getSourceFile().getName();
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private String frameName(ClassSymbol host, JCMethodDecl m) {
    String name = m.name.toString();
    return entry.freeName(
        host, Character.toUpperCase(name.charAt(0)) + name.substring(1) + "$Frame");
  }

  /** Whether nobody can override it who is compiled without the plugin. */
  private static boolean isClosed(JCMethodDecl m) {
    ClassSymbol owner = (ClassSymbol) m.sym.owner;
    return !Inference.isOverridable(m.sym)
        || owner.isDirectlyOrIndirectlyLocal()
        || (owner.flags() & (Flags.ENUM | Flags.RECORD)) != 0;
  }

  // ---- commit ----------------------------------------------------------------------------------

  private void commit(
      JCMethodDecl m,
      MethodSymbol sibling,
      MethodSymbol target,
      FrameLayout layout,
      Lowering lowering,
      JCBlock lowered,
      MethodSymbol overridden) {
    JCMethodDecl body = method(m, target, lowered);
    Owners.change(body, m.sym, target);
    TypeAnnotations.dropOfCode(m.sym);
    List<VarSymbol> params = m.sym.params;
    giveNewParameters(m);
    for (VarSymbol p : params) {
      release(p, target);
    }
    for (VarSymbol v : lowering.hoisted) {
      if (!isShared(v, m, target)) {
        release(v, target);
      }
    }
    for (VarSymbol v : lowering.unbound) {
      v.flags_field &= ~Flags.MATCH_BINDING;
    }
    members.append(layout.decl());
    members.append(body);
    if (target != sibling) {
      members.append(forwarder(m, sibling, target, overridden));
      MethodSymbol viaSuper = inference.siblings().superOf(m.sym);
      if (viaSuper != null) {
        members.append(forwarder(m, viaSuper, target, null));
      }
    }
    m.body = bridge(m, target);
    abi.markGenerated(m.sym);
  }

  /**
   * Whether a variable belongs to another method: a lambda's code has it for the classes of that
   * method that capture it, for which javac looks there where they are created.
   */
  private static boolean isShared(VarSymbol v, JCMethodDecl m, MethodSymbol target) {
    return v.owner != m.sym && v.owner != target;
  }

  private static void release(VarSymbol v, MethodSymbol owner) {
    v.owner = owner;
    v.flags_field &= ~(Flags.FINAL | Flags.UNION);
  }

  /** The user's parameters have gone to the sibling with the code that reads them. */
  private static void giveNewParameters(JCMethodDecl m) {
    ListBuffer<VarSymbol> params = new ListBuffer<>();
    for (JCVariableDecl p : m.params) {
      VarSymbol copy = new VarSymbol(p.sym.flags(), p.sym.name, p.sym.type, m.sym);
      copy.setAttributes(p.sym);
      p.sym = copy;
      params.append(copy);
    }
    m.sym.params = params.toList();
  }

  // R m$go(c, f, args) { if (M$Frame.overriddenElsewhere(this)) return m(args); return m$body(c, f,
  // args); }
  private JCMethodDecl forwarder(
      JCMethodDecl m, MethodSymbol from, MethodSymbol target, MethodSymbol overridden) {
    build.nowhere();
    ListBuffer<VarSymbol> params = new ListBuffer<>();
    ListBuffer<JCExpression> args = new ListBuffer<>();
    for (VarSymbol p : target.params) {
      VarSymbol q = parameter(p.name.toString(), p.type, from);
      params.append(q);
      args.append(build.ident(q));
    }
    from.params = params.toList();
    ListBuffer<JCStatement> body = new ListBuffer<>();
    if (overridden != null) {
      JCExpression self = build.make().This(m.sym.owner.type);
      JCMethodInvocation plain =
          build.call(null, m.sym, TreeBuilder.copies(args.toList().tail.tail));
      ListBuffer<JCStatement> instead = new ListBuffer<>();
      instead.append(answer(m.sym, plain));
      if (m.sym.getReturnType().hasTag(TypeTag.VOID)) {
        instead.append(build.ret(null));
      }
      body.append(build.ifThen(build.staticCall(overridden, List.of(self)), instead.toList()));
    }
    body.append(answer(m.sym, build.call(null, target, args.toList())));
    return generated(m, from, build.block(body.toList()));
  }

  // See Continuation.enterThread for the code.
  private JCBlock bridge(JCMethodDecl m, MethodSymbol target) {
    build.nowhere();
    VarSymbol c = build.variable("c$", abi.continuation.type, m.sym);
    Type result = m.sym.getReturnType();
    boolean isVoid = result.hasTag(TypeTag.VOID);
    ListBuffer<JCExpression> args = new ListBuffer<>();
    args.append(build.ident(c)).append(build.nullLiteral());
    for (VarSymbol p : m.sym.params) {
      args.append(build.ident(p));
    }
    JCExpression call = build.call(null, target, args.toList());
    JCExpression taken = build.call(build.ident(c), abi.take(result), List.nil());
    if (!result.isPrimitiveOrVoid()) {
      taken = build.cast(result, taken);
    }
    JCStatement await = build.exec(build.call(build.ident(c), abi.awaitOnThread, List.nil()));
    JCExpression isSuspended = build.call(build.ident(c), abi.isSuspended, List.nil());
    List<JCStatement> inside;
    if (isVoid) {
      inside =
          List.of(build.exec(call), build.ifThen(isSuspended, List.of(await, build.exec(taken))));
    } else {
      VarSymbol r = build.variable("r$", result, m.sym);
      inside =
          List.of(
              build.declare(r, call),
              build.ifThen(isSuspended, List.of(await, build.set(r, taken))),
              build.ret(build.ident(r)));
    }
    JCStatement leave = build.exec(build.call(build.ident(c), abi.leaveThread, List.nil()));
    JCTry guarded = build.make().Try(build.block(inside), List.nil(), build.block(List.of(leave)));
    guarded.finallyCanCompleteNormally = true;
    return build.block(
        List.of(build.declare(c, build.staticCall(abi.enterThread, List.nil())), guarded));
  }
}
