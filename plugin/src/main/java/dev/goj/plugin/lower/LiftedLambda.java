package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ClassType;
import com.sun.tools.javac.code.Type.MethodType;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.analysis.ParameterLimit;
import dev.goj.plugin.emit.ClassSource;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.ClassEntry;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.MovedCode;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lambda on its way to being a method and a class that calls it. */
final class LiftedLambda {
  private final Javac javac;
  private final Abi abi;
  private final Inference inference;
  private final Declarations declarations;
  private final ClassEntry entry;
  private final TreeBuilder build;

  private final Liftable liftable;
  private final JCLambda lambda;
  private final Set<VarSymbol> shared;
  private final LambdaLifter.Place from;
  private final JCClassDecl host;
  private final @Nullable MethodSymbol enclosing;
  private final String name;
  private final boolean isStatic;
  private final boolean suspends;

  private final Map<VarSymbol, VarSymbol> captured = new LinkedHashMap<>();
  private final MethodSymbol functional;
  private final Type descriptor;
  private MethodSymbol symbol;

  /** The only instance of its class; null if it captures something. */
  private VarSymbol instance;

  /**
   * A lambda.
   *
   * @param target where its method goes
   * @param from where the user wrote it
   */
  LiftedLambda(
      Services services,
      Liftable liftable,
      LambdaLifter.Place target,
      LambdaLifter.Place from,
      Captures captures) {
    this.javac = services.javac;
    this.abi = services.abi;
    this.inference = services.inference;
    this.declarations = services.declarations;
    this.entry = services.entry;
    this.build = new TreeBuilder(javac);
    this.liftable = liftable;
    this.lambda = liftable.lambda();
    this.shared = captures.shared;
    this.from = from;
    this.host = target.host;
    this.enclosing = target.method;
    this.name = "lambda$" + target.enclosing + "$g" + target.count;
    target.count++;
    this.isStatic = target.isStatic || target.inPrologue || !captures.receiver;
    this.suspends = inference.suspends(liftable.unit());
    Type functionalType = javac.functional(liftable.unit().target);
    this.functional = (MethodSymbol) javac.types.findDescriptorSymbol(functionalType.tsym);
    this.descriptor = javac.types.findDescriptorType(functionalType);
    if (liftable.receiver() != null) {
      captured.put(liftable.receiver(), liftable.receiver());
    }
    for (VarSymbol v : captures.variables) {
      captured.putIfAbsent(v, null);
    }
  }

  /** The method that has the lambda's code, once declared. */
  MethodSymbol symbol() {
    return symbol;
  }

  /** Whether that has a sibling. */
  boolean suspends() {
    return suspends;
  }

  /** Declares the method that has the lambda's code, and its sibling. */
  void declare() {
    ListBuffer<Type> types = new ListBuffer<>();
    for (VarSymbol v : captured.keySet()) {
      types.append(javac.erasure(v.type));
    }
    for (JCVariableDecl p : lambda.params) {
      types.append(javac.erasure(p.sym.type));
    }
    Type result = javac.erasure(descriptor.getReturnType());
    Type type =
        new MethodType(
            types.toList(), result, List.of(javac.syms.throwableType), javac.syms.methodClass);
    long flags = Flags.PRIVATE | (isStatic ? Flags.STATIC : 0);
    MethodSymbol method =
        new MovedCode(flags, javac.names.fromString(name), type, host.sym, enclosing);
    if (!ParameterLimit.leavesRoomForSibling(method)) {
      throw new CodeSize.ExceededException(
          "with the variables that it captures it would have more parameters than a method can"
              + " have");
    }
    symbol = method;
    host.sym.members_field.enter(symbol);
    if (suspends) {
      declarations.declareSibling(symbol);
    }
  }

  void undeclare() {
    if (symbol != null) {
      MethodSymbol sibling = suspends ? inference.siblings().of(symbol) : null;
      if (sibling != null) {
        declarations.undeclare(sibling);
      }
      declarations.undeclare(symbol);
    }
  }

  ClassSource source() {
    return new ClassSource(
        entry.freeName(host.sym, Character.toUpperCase(name.charAt(0)) + name.substring(1)),
        isStatic || host.sym.isInterface(),
        interfaces());
  }

  /**
   * Adds the members of its class:
   *
   * <pre>{@code
   * final Channel ch$0;
   * Lambda$main$g0(Channel ch$0) { this.ch$0 = ch$0; }
   * public void run() { lambda$main$g0(this.ch$0); }
   * public void run$go(Continuation c, Frame f) { lambda$main$g0$go(c, null, this.ch$0); }
   * }</pre>
   *
   * <p>One that captures nothing is the same object each time, as it is in all JVMs; there are
   * programs that rely on it.
   */
  void addMembers(JCClassDecl entered) {
    abi.markGenerated(entered.sym);
    Members members = new Members(javac, build, entered);
    build.nowhere();
    List<VarSymbol> fields = members.fields(Flags.FINAL, fields());
    members.constructor(fields);
    if (isStatic && fields.isEmpty()) {
      instance =
          members.constant("INSTANCE", entered.sym.type, build.create(entered.sym, List.nil()));
    }
    for (Type erased : javac.functionalErasures(host.sym, liftable.unit().target)) {
      implementation(members, fields, erased);
    }
  }

  /** Implements the interface's method and its sibling, as they are called by that type. */
  private void implementation(Members members, List<VarSymbol> fields, Type erased) {
    List<Type> types = erased.getParameterTypes();
    Type result = erased.getReturnType();
    java.util.List<String> names = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      names.add("p" + i + "$");
    }
    MethodSymbol plain =
        members.declare(Flags.PUBLIC, functional.name.toString(), result, types, names);
    members.add(plain, List.of(call(members, fields, symbol, plain.params, List.nil())));
    names.addAll(0, java.util.List.of("c$", "f$"));
    MethodSymbol go =
        members.declare(
            Flags.PUBLIC,
            functional.name + RuntimeNames.GO,
            result,
            types.prepend(abi.frame.type).prepend(abi.continuation.type),
            names);
    List<VarSymbol> params = go.params.tail.tail;
    members.add(
        go,
        List.of(
            suspends
                ? call(
                    members,
                    fields,
                    inference.siblings().of(symbol),
                    params,
                    List.of(build.ident(go.params.head), build.nullLiteral()))
                : call(members, fields, symbol, params, List.nil())));
  }

  private Map<String, Type> fields() {
    Map<String, Type> types = new LinkedHashMap<>();
    if (keepsReceiver()) {
      types.put(Members.SELF, host.sym.type);
    }
    int index = 0;
    for (VarSymbol v : captured.keySet()) {
      types.put(v.name + "$" + index++, v.type);
    }
    return types;
  }

  /** Whether its class has a field for the receiver, since members of interfaces are static. */
  private boolean keepsReceiver() {
    return host.sym.isInterface() && !isStatic;
  }

  /** A call of the method that has the lambda's code, or its sibling. */
  private JCStatement call(
      Members members,
      List<VarSymbol> fields,
      MethodSymbol code,
      List<VarSymbol> params,
      List<JCExpression> first) {
    ListBuffer<JCExpression> args = new ListBuffer<>();
    args.appendList(first);
    JCExpression receiver = null;
    for (VarSymbol f : fields) {
      if (f.name.contentEquals(Members.SELF)) {
        receiver = members.own(f);
      } else {
        args.append(members.own(f));
      }
    }
    List<JCVariableDecl> wanted = lambda.params;
    for (VarSymbol p : params) {
      Type type = javac.erasure(wanted.head.sym.type);
      JCExpression value = build.ident(p);
      args.append(javac.types.isSameType(type, p.type) ? value : build.cast(type, value));
      wanted = wanted.tail;
    }
    JCExpression call = build.call(receiver, code, args.toList());
    boolean isVoid = functional.getReturnType().hasTag(TypeTag.VOID);
    return isVoid ? build.exec(call) : build.ret(call);
  }

  private java.util.List<ClassSymbol> interfaces() {
    java.util.List<ClassSymbol> interfaces = new ArrayList<>();
    for (Type t : javac.components(liftable.unit().target)) {
      interfaces.add((ClassSymbol) t.tsym);
    }
    if (inference.isDispatched(functional)) {
      interfaces.add((ClassSymbol) inference.jdkInterfaces().sibling(functional).owner);
    }
    interfaces.add(abi.transformed);
    return interfaces;
  }

  /** Moves the code into the method. */
  JCMethodDecl commit(java.util.List<JCMethodDecl> inner) {
    build.nowhere();
    Owners.change(lambda, null, symbol);
    TypeAnnotations.dropOfLambda(lambda, from.host.sym, from.method);
    if (isMoved()) {
      moveClasses();
    }
    ListBuffer<VarSymbol> params = new ListBuffer<>();
    ListBuffer<JCStatement> declared = new ListBuffer<>();
    captured.replaceAll(
        (v, unset) ->
            v == liftable.receiver()
                ? v
                : new VarSymbol(Flags.EFFECTIVELY_FINAL, v.name, v.type, symbol));
    captured.forEach(
        (v, inside) -> {
          params.append(parameter(inside));
          if (shared.contains(v)) {
            declared.append(build.declare(v, build.ident(inside)));
          }
        });
    for (JCVariableDecl p : lambda.params) {
      params.append(parameter(p.sym));
    }
    replaceCaptured(lambda.body);
    inner.forEach(this::share);
    symbol.params = params.toList();
    JCBlock body = body();
    body.stats = body.stats.prependList(declared.toList());
    return build.at(liftable.unit()).make().MethodDef(symbol, body);
  }

  /** Whether its method is of another class than the one that the user wrote it in. */
  private boolean isMoved() {
    return host != from.host;
  }

  /** The classes in it stand in another one now. */
  private void moveClasses() {
    new TreeScanner() {
      @Override
      public void visitClassDef(JCClassDecl tree) {
        ClassSymbol c = tree.sym;
        if ((c.flags() & Flags.STATIC) == 0) {
          c.flags_field &= ~Flags.NOOUTERTHIS;
          c.erasure_field = null;
          ((ClassType) c.type).setEnclosingType(isStatic ? Type.noType : host.sym.type);
        }
      }
    }.scan(lambda.body);
  }

  private VarSymbol parameter(VarSymbol v) {
    v.owner = symbol;
    v.adr = -1;
    v.flags_field |= Flags.PARAMETER;
    if (v.name.isEmpty()) { // '_', for which there is no name in a class file
      v.name = javac.names.fromString("_$" + v.pos);
      v.flags_field |= Flags.SYNTHETIC;
    }
    return v;
  }

  private void replaceCaptured(JCTree code) {
    new TreeScanner() {
      @Override
      public void visitIdent(JCIdent tree) {
        if (tree.sym instanceof VarSymbol v && captured.get(v) != null) {
          tree.sym = captured.get(v);
        }
      }
    }.scan(code);
  }

  /** A class in this lambda that captures a variable captures what has replaced it here. */
  private void share(JCMethodDecl inner) {
    ListBuffer<JCStatement> statements = new ListBuffer<>();
    for (JCStatement s : inner.body.stats) {
      statements.append(s);
      if (s instanceof JCVariableDecl d && captured.get(d.sym) != null) {
        statements.append(build.declare(captured.get(d.sym), TreeBuilder.copy(d.init)));
      }
    }
    inner.body.stats = statements.toList();
  }

  private JCBlock body() {
    if (lambda.body instanceof JCBlock b) {
      return b;
    }
    JCExpression value = (JCExpression) lambda.body;
    boolean isVoid = symbol.getReturnType().hasTag(TypeTag.VOID);
    JCBlock b = build.at(lambda.body).block(List.of(isVoid ? build.exec(value) : build.ret(value)));
    TreeBuilder.setClosingBrace(b, lambda.body.pos);
    return b;
  }

  /** What stands where the lambda was. */
  JCExpression created(JCClassDecl entered) {
    build.at(liftable.unit());
    if (instance != null) {
      return build.select(build.ident(entered.sym), instance);
    }
    JCNewClass created = build.create(entered.sym, arguments());
    if (isMoved() && entered.sym.hasOuterInstance()) {
      created.encl = receiver();
    }
    return created;
  }

  private List<JCExpression> arguments() {
    ListBuffer<JCExpression> args = new ListBuffer<>();
    if (keepsReceiver()) {
      args.append(receiver());
    }
    for (VarSymbol v : captured.keySet()) {
      args.append(v == liftable.receiver() ? liftable.receiverValue() : build.ident(v));
    }
    return args.toList();
  }

  private JCExpression receiver() {
    JCExpression self = build.make().This(host.sym.type);
    return isMoved() ? build.select(build.ident(host.sym), TreeInfo.symbol(self)) : self;
  }
}
