package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
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
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.tree.TreeTranslator;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.analysis.ParameterLimit;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.emit.FrameSource;
import dev.goj.plugin.emit.LambdaSource;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.emit.TypeNames;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.ClassEntry;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.MovedCode;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lambdas and method references whose interface has a sibling for its method into methods
 * of the class around them and a small class that calls these; after that there are only methods.
 *
 * <p>{@code go(() -> ch.send(x))} becomes {@code go(new Lambda$main$g0(ch, x))}, with the methods
 * {@code lambda$main$g0(Channel ch, Object x)} and its sibling. Inner lambdas come first. The names
 * differ from javac's own {@code lambda$main$0} by the letter.
 */
final class LambdaLifter extends TreeTranslator {
  private final Javac javac;
  private final Abi abi;
  private final Inference inference;
  private final Declarations declarations;
  private final ClassEntry entry;
  private final Diagnostics diagnostics;
  private final ClassFiles files;
  private final SourceSink sink;
  private final TreeBuilder build;
  private final References references;
  private final JCCompilationUnit source;
  private final NewMembers members = new NewMembers();

  private Place place;

  /** The methods that have variables of others, for the local classes that capture these. */
  private final java.util.List<JCMethodDecl> sharing = new ArrayList<>();

  LambdaLifter(
      Javac javac,
      Abi abi,
      Inference inference,
      Declarations declarations,
      ClassEntry entry,
      Diagnostics diagnostics,
      References references,
      ClassFiles files,
      SourceSink sink,
      JCCompilationUnit source) {
    this.javac = javac;
    this.abi = abi;
    this.inference = inference;
    this.declarations = declarations;
    this.entry = entry;
    this.diagnostics = diagnostics;
    this.references = references;
    this.files = files;
    this.sink = sink;
    this.source = source;
    this.build = new TreeBuilder(javac);
  }

  /** Lifts all lambdas of a top-level class and the classes in it. */
  void lift(JCClassDecl topLevel) {
    translate(topLevel);
  }

  // ---- where we are ----------------------------------------------------------------------------

  @Override
  public void visitClassDef(JCClassDecl tree) {
    if (tree.sym == null) {
      result = tree;
      return;
    }
    Place outer = place;
    place = new Place(tree, outer);
    for (JCTree def : tree.defs) {
      place.method = null;
      place.isStatic = isStatic(def);
      place.enclosing = place.isStatic ? "static" : "new";
      translate(def);
    }
    members.giveTo(tree);
    place = outer;
    result = tree;
  }

  /** A class and what of it is being translated. */
  private static final class Place {
    final JCClassDecl host;

    /** Where the class stands; null for a top-level one. */
    final @Nullable Place outer;

    /** The method that is being translated; null in an initializer. */
    @Nullable MethodSymbol method;

    String enclosing = "new";
    boolean isStatic;

    /** Whether this is before the end of {@code this(...)} or {@code super(...)}. */
    boolean inPrologue;

    /** How many lambdas there have been. */
    int count;

    Place(JCClassDecl host, @Nullable Place outer) {
      this.host = host;
      this.outer = outer;
    }

    /** Whether the class reaches instances or variables of what it stands in. */
    boolean reachesOut() {
      ClassSymbol c = host.sym;
      boolean isLocal = c.owner.kind != Kinds.Kind.TYP && c.owner.kind != Kinds.Kind.PCK;
      return outer != null
          && (c.hasOuterInstance() || (isLocal && (c.flags() & Flags.STATIC) == 0));
    }
  }

  private static boolean isStatic(JCTree def) {
    if (def instanceof JCVariableDecl field) {
      return field.sym.isStatic();
    }
    return def instanceof JCBlock b && (b.flags & Flags.STATIC) != 0;
  }

  @Override
  public void visitMethodDef(JCMethodDecl tree) {
    place.method = tree.sym;
    place.isStatic = tree.sym.isStatic();
    place.enclosing = tree.sym.isConstructor() ? "new" : tree.name.toString();
    place.inPrologue = tree.sym.isConstructor() && hasPrologue(tree);
    tree.body = translate(tree.body);
    place.inPrologue = false;
    result = tree;
  }

  private static boolean hasPrologue(JCMethodDecl constructor) {
    return constructor.body.stats.stream().anyMatch(LambdaLifter::isConstructorCall);
  }

  /** Whether a statement is {@code this(...)} or {@code super(...)}. */
  private static boolean isConstructorCall(JCStatement s) {
    return s instanceof JCExpressionStatement e
        && e.expr instanceof JCMethodInvocation call
        && TreeInfo.symbol(call.meth) instanceof MethodSymbol m
        && m.isConstructor();
  }

  @Override
  public void visitExec(JCExpressionStatement tree) {
    super.visitExec(tree);
    if (isConstructorCall(tree)) {
      place.inPrologue = false;
    }
  }

  // ---- lambdas and method references -----------------------------------------------------------

  @Override
  public void visitLambda(JCLambda tree) {
    int before = sharing.size();
    tree.body = translate(tree.body);
    result = tree;
    if (inference.isConverted(tree)) {
      result = lift(tree, tree, null, null, sharing.subList(before, sharing.size()));
    }
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    tree.expr = translate(tree.expr);
    result = tree;
    if (inference.isConverted(tree) && references.canConvert(tree)) {
      References.Converted c = references.toLambda(tree);
      result = lift(tree, c.lambda(), c.receiver(), c.receiverValue(), java.util.List.of());
    }
  }

  /**
   * Lifts a lambda: to its class, or from a prologue, which has no instance yet, to where that
   * class stands if the lambda uses something of there.
   *
   * @param unit what the user wrote
   * @param extra a variable that the lambda reads and nobody declares, or null
   * @param extraValue its value, evaluated where the lambda is
   * @param inner what has become of the lambdas in it and shares variables
   */
  private JCExpression lift(
      JCTree.JCFunctionalExpression unit,
      JCLambda lambda,
      VarSymbol extra,
      JCExpression extraValue,
      java.util.List<JCMethodDecl> inner) {
    Place target = place;
    Set<ClassSymbol> hosts = new HashSet<>(Set.of(target.host.sym));
    Captures captures = captures(lambda, hosts);
    while (target.inPrologue && captures.receiver && target.reachesOut()) {
      target = target.outer;
      hosts.add(target.host.sym);
      captures = captures(lambda, hosts);
    }
    JCClassDecl host = target.host;
    boolean suspends = inference.suspends(unit);
    if (captures.createsAnyOf(hosts, host.sym)) {
      if (suspends) {
        diagnostics.notTransformed(
            source, unit, "this code", "it creates a class that is declared before 'super(...)'");
      }
      return unit;
    }
    captures.variables.remove(extra);
    Lifted lifted = new Lifted(unit, lambda, target, captures, extra, extraValue);
    JCClassDecl entered = null;
    try {
      lifted.declare();
      if (suspends) {
        declarations.declareSibling(lifted.symbol);
      }
      TypeNames names = new TypeNames(javac);
      entered = entry.enter(host, unit.pos, lifted.source(names).print(), names.classes());
      lifted.addCode(entered, suspends);
      files.addLifted(place.host.sym, unit, host.sym, entered.sym, lifted.symbol, suspends);
      sink.accept(host.sym, entered);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      if (entered != null && entered.sym != null) {
        entry.remove(host.sym, entered.sym);
      }
      lifted.undeclare(suspends);
      CodeSize.ExceededException large = CodeSize.exceeded(e);
      if (large != null) {
        diagnostics.tooLarge(source, unit, "this code", large.getMessage(), large.fix);
      } else {
        diagnostics.notTransformed(source, unit, "this code", String.valueOf(e.getMessage()));
      }
      return unit;
    }
    JCMethodDecl decl = lifted.commit(inner);
    if (!captures.shared.isEmpty()) {
      sharing.add(decl);
    }
    inference.addLifted(decl, unit);
    members.add(host, entered);
    members.add(host, decl);
    return lifted.created(entered);
  }

  private Captures captures(JCLambda lambda, Set<ClassSymbol> hosts) {
    Captures captures = Captures.of(lambda, hosts);
    Set<ClassSymbol> created = captures.localClasses;
    Set<ClassSymbol> seen = new HashSet<>();
    while (!seen.containsAll(created)) {
      for (ClassSymbol c : new ArrayList<>(created)) {
        JCClassDecl decl = inference.declaration(c);
        if (seen.add(c) && decl != null) {
          captures.addOfClass(decl);
        }
      }
    }
    return captures;
  }

  // ---- one lambda ------------------------------------------------------------------------------

  /** A lambda on its way to being a method. */
  private final class Lifted {
    private final JCTree.JCFunctionalExpression unit;
    private final JCLambda lambda;
    private final VarSymbol extra;
    private final JCExpression extraValue;
    private final Set<VarSymbol> shared;
    private final JCClassDecl host;
    private final @Nullable MethodSymbol enclosing;
    private final String name;
    private final boolean isStatic;
    private final Map<VarSymbol, VarSymbol> captured = new LinkedHashMap<>();
    private final MethodSymbol functional;
    private final Type descriptor;
    MethodSymbol symbol;

    /** The only instance of its class; null if it captures something. */
    private VarSymbol instance;

    Lifted(
        JCTree.JCFunctionalExpression unit,
        JCLambda lambda,
        Place target,
        Captures captures,
        VarSymbol extra,
        JCExpression extraValue) {
      this.unit = unit;
      this.lambda = lambda;
      this.extra = extra;
      this.extraValue = extraValue;
      this.shared = captures.shared;
      this.host = target.host;
      this.enclosing = target.method;
      this.name = "lambda$" + target.enclosing + "$g" + target.count;
      target.count++;
      this.isStatic = target.isStatic || target.inPrologue || !captures.receiver;
      Type functionalType = javac.functional(unit.target);
      this.functional = (MethodSymbol) javac.types.findDescriptorSymbol(functionalType.tsym);
      this.descriptor = javac.types.findDescriptorType(functionalType);
      if (extra != null) {
        captured.put(extra, extra);
      }
      for (VarSymbol v : captures.variables) {
        captured.put(v, null);
      }
    }

    /** Declares the method that has the lambda's code. */
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
      MethodSymbol code =
          new MovedCode(flags, javac.names.fromString(name), type, host.sym, enclosing);
      if (!ParameterLimit.leavesRoomForSibling(code)) {
        throw new CodeSize.ExceededException(
            "with the variables that it captures it would have more parameters than a method can"
                + " have");
      }
      symbol = code;
      host.sym.members_field.enter(symbol);
    }

    void undeclare(boolean suspends) {
      if (symbol != null) {
        MethodSymbol sibling = suspends ? inference.siblings().of(symbol) : null;
        if (sibling != null) {
          declarations.undeclare(sibling);
        }
        declarations.undeclare(symbol);
      }
    }

    LambdaSource source(TypeNames names) {
      java.util.List<FrameSource.Field> fields = new ArrayList<>();
      for (VarSymbol v : captured.keySet()) {
        fields.add(new FrameSource.Field(v.name + "$" + fields.size(), names.name(v.type)));
      }
      boolean inInterface = host.sym.isInterface();
      return new LambdaSource(
          entry.freeName(host.sym, Character.toUpperCase(name.charAt(0)) + name.substring(1)),
          isStatic || inInterface,
          inInterface && !isStatic ? names.name(host.sym) : null,
          names.names(interfaces()),
          fields);
    }

    /**
     * Adds the code of its class:
     *
     * <pre>{@code
     * public void run() { lambda$main$g0(this.ch); }
     * public void run$go(Continuation c, Frame f) { lambda$main$g0$go(c, null, this.ch); }
     * }</pre>
     *
     * <p>One that captures nothing is the same object each time, as it is in all JVMs; there are
     * programs that rely on it.
     */
    void addCode(JCClassDecl entered, boolean suspends) {
      abi.markGenerated(entered.sym);
      Members members = new Members(javac, build, entered);
      build.nowhere();
      java.util.List<VarSymbol> fields = members.constructor();
      if (isStatic && fields.isEmpty()) {
        instance =
            members.constant("INSTANCE", entered.sym.type, build.create(entered.sym, List.nil()));
      }
      Type erased = functional.erasure(javac.types);
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

    /** A call of the method that has the lambda's code, or its sibling. */
    private JCStatement call(
        Members members,
        java.util.List<VarSymbol> fields,
        MethodSymbol code,
        List<VarSymbol> params,
        List<JCExpression> first) {
      ListBuffer<JCExpression> args = new ListBuffer<>();
      args.appendList(first);
      JCExpression receiver = null;
      for (VarSymbol f : fields) {
        if (f.name.contentEquals(FrameSource.SELF)) {
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
      for (Type t : javac.components(unit.target)) {
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
      if (isMoved()) {
        moveClasses();
      }
      ListBuffer<VarSymbol> params = new ListBuffer<>();
      ListBuffer<JCStatement> declared = new ListBuffer<>();
      captured.replaceAll(
          (v, unset) ->
              v == extra ? extra : new VarSymbol(Flags.EFFECTIVELY_FINAL, v.name, v.type, symbol));
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
      JCMethodDecl decl = build.at(unit).make().MethodDef(symbol, body);
      return decl;
    }

    /** Whether its method is of another class than the one that the user wrote it in. */
    private boolean isMoved() {
      return host != place.host;
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
          statements.append(build.declare(captured.get(d.sym), (JCExpression) d.init.clone()));
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
      JCBlock b =
          build.at(lambda.body).block(List.of(isVoid ? build.exec(value) : build.ret(value)));
      TreeBuilder.setClosingBrace(b, lambda.body.pos);
      return b;
    }

    /** What stands where the lambda was. */
    JCExpression created(JCClassDecl entered) {
      build.at(unit);
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
      if (host.sym.isInterface() && !isStatic) {
        args.append(receiver());
      }
      for (VarSymbol v : captured.keySet()) {
        args.append(v == extra ? extraValue : build.ident(v));
      }
      return args.toList();
    }

    private JCExpression receiver() {
      JCExpression self = build.make().This(host.sym.type);
      return isMoved() ? build.select(build.ident(host.sym), TreeInfo.symbol(self)) : self;
    }
  }
}
