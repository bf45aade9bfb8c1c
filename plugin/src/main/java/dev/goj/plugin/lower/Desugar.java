package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssert;
import com.sun.tools.javac.tree.JCTree.JCBindingPattern;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCCatch;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Position;
import dev.goj.plugin.javac.TreeBuilder;

/** Statements that are first rewritten to simpler Java, because a point in them is easy there. */
final class Desugar {
  private final Spiller spiller;
  private final Lowering lowering;
  private final TreeBuilder build;

  Desugar(Spiller spiller) {
    this.spiller = spiller;
    this.lowering = spiller.lowering;
    this.build = lowering.build;
  }

  // ---- for-each --------------------------------------------------------------------------------

  void forEach(JCEnhancedForLoop f) {
    if (lowering.implicit.isChannel(f.expr.type)) {
      overChannel(f);
    } else if (lowering.javac.types.elemtype(f.expr.type) != null) {
      overArray(f);
    } else {
      overIterable(f);
    }
  }

  // c$ = channel; while (true) { r$ = c$.receive(); if (r$ == null) break; x = r$; body }
  // where x is a primitive, r$ is received as in UnboxedElements
  private void overChannel(JCEnhancedForLoop f) {
    Type channelType = skipTypeVariables(f.expr.type);
    VarSymbol channel = lowering.temporary("channel", f.expr.type);
    spiller.statement(build.at(f.expr).set(channel, f.expr));
    Type element = elementType(channelType, lowering.abi.receiveChannel);
    JCTree.JCWhileLoop loop = build.at(f).make().WhileLoop(build.literal(true), null);
    UnboxedElements unboxed = new UnboxedElements(lowering);
    Type primitive = f.var.sym.type.isPrimitive() ? unboxed.primitive(element) : null;
    VarSymbol received;
    JCStatement receive;
    if (primitive == null) {
      received = lowering.temporary("received", element);
      f.var.init = build.at(f.var).ident(received);
      JCMethodInvocation call =
          build.at(f.expr).call(build.ident(channel), lowering.implicit.receive(), List.nil());
      call.type = element;
      receive = build.set(received, call);
    } else {
      received = unboxed.variable();
      build.at(f.var);
      f.var.init = unboxed.value(received, primitive);
      build.at(f.expr);
      receive = unboxed.receive(build.ident(channel), primitive, received);
    }
    loop.body =
        build.block(
            List.of(
                receive,
                build.ifThen(
                    build.equal(build.ident(received), build.nullLiteral()),
                    List.of(build.breakOut(loop))),
                f.var,
                Jumps.retarget(f.body, f, loop)));
    spiller.statement(loop);
  }

  // a$ = array; for (i$ = 0; i$ < a$.length; i$++) { x = a$[i$]; body }
  private void overArray(JCEnhancedForLoop f) {
    VarSymbol array = lowering.temporary("array", f.expr.type);
    spiller.statement(build.at(f.expr).set(array, f.expr));
    VarSymbol index = lowering.temporary("index", lowering.javac.syms.intType);
    build.at(f.expr);
    JCExpression length = build.select(build.ident(array), lowering.javac.syms.lengthVar);
    JCTree.JCArrayAccess element = build.make().Indexed(build.ident(array), build.ident(index));
    element.type = lowering.javac.types.elemtype(f.expr.type);
    f.var.init = element;
    JCTree.JCForLoop loop =
        build
            .at(f)
            .make()
            .ForLoop(
                List.of(build.at(f.expr).set(index, build.literal(0))),
                build.binary(JCTree.Tag.LT, build.ident(index), length),
                List.of(build.exec(build.unary(JCTree.Tag.PREINC, build.ident(index)))),
                null);
    loop.body = build.at(f).block(List.of(f.var, Jumps.retarget(f.body, f, loop)));
    spiller.statement(loop);
  }

  // it$ = iterable.iterator(); while (it$.hasNext()) { x = (T) it$.next(); body }
  private void overIterable(JCEnhancedForLoop f) {
    ClassSymbol iterable = (ClassSymbol) lowering.javac.syms.iterableType.tsym;
    Type iteratorType = lowering.javac.types.erasure(lowering.javac.syms.iteratorType);
    VarSymbol iterator = lowering.temporary("iterator", iteratorType);
    JCExpression source = spiller.expression(f.expr);
    Type iterableType = skipTypeVariables(f.expr.type);
    build.at(f.expr);
    JCMethodInvocation start = build.call(source, named(iterableType, "iterator"), List.nil());
    start.type = iteratorType;
    spiller.statement(build.set(iterator, start));
    Type element = elementType(iterableType, iterable);
    JCMethodInvocation next =
        build.call(build.ident(iterator), named(iteratorType, "next"), List.nil());
    next.type = lowering.javac.syms.objectType;
    Type wanted = f.var.sym.type.isPrimitive() ? element : f.var.sym.type;
    f.var.init = build.cast(lowering.javac.types.erasure(wanted), next);
    JCTree.JCWhileLoop loop =
        build
            .make()
            .WhileLoop(
                build.call(build.ident(iterator), named(iteratorType, "hasNext"), List.nil()),
                null);
    loop.body = build.at(f).block(List.of(f.var, Jumps.retarget(f.body, f, loop)));
    spiller.statement(loop);
  }

  private Type skipTypeVariables(Type t) {
    return lowering.javac.types.skipTypeVars(lowering.javac.types.cvarUpperBound(t), false);
  }

  private Type elementType(Type t, ClassSymbol generic) {
    Type base = lowering.javac.types.asSuper(t, generic);
    List<Type> arguments = base.allparams();
    return arguments.isEmpty()
        ? lowering.javac.syms.objectType
        : lowering.javac.types.wildUpperBound(lowering.javac.types.cvarUpperBound(arguments.head));
  }

  private MethodSymbol named(Type owner, String name) {
    return lowering.implicit.plainMethod(owner, lowering.javac.names.fromString(name));
  }

  // ---- switch ----------------------------------------------------------------------------------

  /**
   * Splits a switch in two: the user's own, which only finds the number of the case, and one over
   * that number, with the bodies, which can be entered again by the number alone.
   *
   * <pre>{@code
   * c$ = -1;
   * switch (selector) { case A: c$ = 0; break; case B b when g: c$ = 1; break; }
   * switch (c$) { case 0: ...; case 1: ... }
   * }</pre>
   *
   * Where a guard w waits, the first is left before it, and entered once more if w is false. Cases
   * without a guard need no test: had one of them matched before, there would be no second time. If
   * it is not for a record pattern, whose accessors may give another value the second time.
   *
   * <pre>{@code
   * s$ = selector; from$ = 0;
   * while (true) {
   *   c$ = -1;
   *   switch (s$) { case B b when from$ <= 0: c$ = 0; break; case C c when from$ <= 1 && g: ... }
   *   if (c$ == 0) { if (!w) { from$ = 1; continue; } }
   *   break;
   * }
   * }</pre>
   */
  void switchStatement(JCSwitch s, boolean exhaustive) {
    JCExpression selector = spiller.expression(s.selector);
    VarSymbol number = lowering.temporary("case", lowering.javac.syms.intType);
    JCSwitch find = (JCSwitch) s.clone();
    find.selector = selector;
    TreeBuilder.setClosingBrace(find, Position.NOPOS);
    JCSwitch enter = build.nowhere().make().Switch(build.ident(number), List.nil());
    TreeBuilder.setClosingBrace(enter, TreeBuilder.closingBrace(s));
    Finders finders =
        s.cases.stream().map(TreeBuilder::guard).anyMatch(lowering.points::in)
            ? new Finders(find, number, lowering.temporary("from", lowering.javac.syms.intType))
            : new Finders(find, number, null);
    ListBuffer<List<JCStatement>> bodies = new ListBuffer<>();
    int index = 0;
    for (JCCase c : s.cases) {
      finders.add(c, index++);
      List<JCStatement> body = c.stats.map(stat -> Jumps.retarget(stat, s, enter));
      bodies.append(c.caseKind == JCCase.RULE ? body.append(build.at(c).breakOut(enter)) : body);
    }
    finders.emit(s);
    if (exhaustive) {
      spiller.emit(build.at(s).ifThen(noneFound(number), List.of(noMatch())));
    }
    ListBuffer<JCCase> entered = new ListBuffer<>();
    index = 0;
    for (JCCase c : s.cases) {
      List<JCStatement> spilled = spiller.sequence(bodies.next());
      entered.append(build.at(c).intCase(index++, spilled));
    }
    enter.cases = entered.toList();
    spiller.emit(enter);
  }

  /** The cases of the switch that finds the number of the one to enter. */
  private final class Finders {
    private final JCSwitch find;
    private final VarSymbol number;

    /** The first case to try, where a guard waits; else null. */
    private final VarSymbol from;

    private final ListBuffer<JCCase> cases = new ListBuffer<>();
    private final ListBuffer<JCStatement> waiting = new ListBuffer<>();
    private final JCTree.JCWhileLoop again;

    Finders(JCSwitch find, VarSymbol number, VarSymbol from) {
      this.find = find;
      this.number = number;
      this.from = from;
      this.again = build.nowhere().make().WhileLoop(build.literal(true), null);
    }

    void add(JCCase c, int index) {
      build.nowhere();
      JCExpression kept = null;
      for (JCTree label : c.labels) {
        for (JCBindingPattern b : Bindings.patternsIn(label)) {
          kept = and(kept, Bindings.keepOne(lowering, b));
        }
      }
      JCCase finder = (JCCase) c.clone();
      ListBuffer<JCStatement> found = new ListBuffer<>();
      JCExpression guard = TreeBuilder.guard(c);
      if (guard != null || (from != null && Bindings.isOfRecord(c))) {
        JCExpression test = kept;
        if (from != null) {
          test = and(build.binary(JCTree.Tag.LE, build.ident(from), build.literal(index)), kept);
        }
        if (guard == null) {
          // what is before the case that waited has been tried
        } else if (lowering.points.in(guard)) {
          waiting.append(goOnBehind(index, guard));
        } else {
          test = and(test, Bindings.keep(lowering, guard));
        }
        TreeBuilder.setGuard(finder, test);
      } else if (kept != null) {
        found.append(build.ifThen(kept, List.nil()));
      }
      found.append(build.nowhere().set(number, build.literal(index)));
      found.append(build.breakOut(find));
      finder.stats = found.toList();
      finder.body = null;
      finder.completesNormally = false;
      cases.append(finder);
    }

    private JCExpression and(JCExpression first, JCExpression second) {
      return first == null ? second : second == null ? first : build.and(first, second);
    }

    private JCStatement goOnBehind(int index, JCExpression guard) {
      build.at(guard);
      JCTree.JCContinue repeat = build.make().Continue(null);
      repeat.target = again;
      JCStatement failed =
          build.ifThen(
              build.not(guard), List.of(build.set(from, build.literal(index + 1)), repeat));
      build.nowhere();
      return build.ifThen(build.equal(build.ident(number), build.literal(index)), List.of(failed));
    }

    void emit(JCSwitch s) {
      find.cases = cases.toList();
      JCStatement none = build.nowhere().set(number, build.literal(-1));
      if (from == null) {
        spiller.emit(none);
        spiller.emit(find);
        return;
      }
      VarSymbol selector = lowering.temporary("selector", find.selector.type);
      spiller.emit(build.at(s).set(selector, find.selector));
      spiller.emit(build.nowhere().set(from, build.literal(0)));
      find.selector = build.ident(selector);
      ListBuffer<JCStatement> body = new ListBuffer<>();
      body.append(none).append(find).appendList(waiting).append(build.breakOut(again));
      again.body = build.block(body.toList());
      spiller.statement(again);
    }
  }

  private JCExpression noneFound(VarSymbol number) {
    return build.binary(JCTree.Tag.LT, build.ident(number), build.literal(0));
  }

  private JCStatement noMatch() {
    ClassSymbol matchException = lowering.javac.matchException();
    if (matchException != null) {
      List<JCExpression> messageAndCause = List.of(build.nullLiteral(), build.nullLiteral());
      return build.raise(build.create(matchException, messageAndCause));
    }
    return build.raise(
        build.createPlain(
            lowering.javac.classNamed("java.lang.IncompatibleClassChangeError").type));
  }

  // ---- assert ----------------------------------------------------------------------------------

  // on$ = false; assert on$ = true; if (on$) { if (!cond) throw new AssertionError(detail); }
  void assertion(JCAssert a) {
    VarSymbol on = lowering.temporary("on", lowering.javac.syms.booleanType);
    build.at(a);
    spiller.emit(build.set(on, build.literal(false)));
    spiller.emit(build.make().Assert(build.assign(build.ident(on), build.literal(true)), null));
    JCStatement check =
        build.ifThen(build.not(a.cond), List.of(build.raise(assertionError(a.detail))));
    spiller.statement(build.at(a).ifThen(build.ident(on), List.of(check)));
  }

  private JCExpression assertionError(JCExpression detail) {
    Type error = lowering.javac.syms.assertionErrorType;
    if (detail == null) {
      return build.createPlain(error);
    }
    Type wanted =
        switch (detail.type.getTag()) {
          case BYTE, SHORT, INT -> lowering.javac.syms.intType;
          case BOOLEAN, CHAR, LONG, FLOAT, DOUBLE -> detail.type.baseType();
          default -> lowering.javac.syms.objectType;
        };
    for (Symbol s : error.tsym.members().getSymbolsByName(lowering.javac.names.init)) {
      List<Type> parameters = s.type.getParameterTypes();
      if (parameters.size() == 1 && lowering.javac.types.isSameType(parameters.head, wanted)) {
        JCNewClass n = build.createPlain(error);
        n.constructor = s;
        n.constructorType = s.type;
        n.args = List.of(detail);
        return n;
      }
    }
    throw new IllegalStateException("no AssertionError(" + wanted + ")");
  }

  // ---- try-with-resources ----------------------------------------------------------------------

  /** One resource less; JLS 14.20.3.1. */
  JCStatement resources(JCTry t) {
    JCTree resource = t.resources.head;
    JCBlock body = t.body;
    if (t.resources.tail.nonEmpty()) {
      JCTry inner = build.at(t).make().Try(t.resources.tail, t.body, List.nil(), null);
      body = build.block(List.of(inner));
    }
    ListBuffer<JCStatement> statements = new ListBuffer<>();
    VarSymbol variable;
    if (resource instanceof JCVariableDecl d && !d.name.isEmpty()) {
      statements.append(d);
      variable = d.sym;
    } else {
      JCExpression e =
          resource instanceof JCVariableDecl unnamed ? unnamed.init : (JCExpression) resource;
      variable = lowering.temporary("resource", e.type);
      statements.append(build.at(e).set(variable, e));
    }
    VarSymbol primary = lowering.temporary("primary", lowering.javac.syms.throwableType);
    statements.append(build.at(t).set(primary, build.nullLiteral()));
    VarSymbol thrown = build.variable("thrown$", lowering.javac.syms.throwableType, lowering.owner);
    JCCatch remember =
        build
            .make()
            .Catch(
                build.declare(thrown, null),
                build.block(
                    List.of(
                        build.set(primary, build.ident(thrown)),
                        build.raise(build.ident(thrown)))));
    JCTry guarded =
        build.make().Try(body, List.of(remember), build.block(List.of(close(variable, primary))));
    statements.append(guarded);
    JCBlock all = build.at(t).block(statements.toList());
    if (t.catchers.isEmpty() && t.finalizer == null) {
      return all;
    }
    return build.make().Try(all, t.catchers, t.finalizer);
  }

  // if (r != null) { if (p != null) { try { r.close(); } catch (Throwable x) { p.addSuppressed(x);
  // } }
  // else { r.close(); } }
  private JCStatement close(VarSymbol resource, VarSymbol primary) {
    VarSymbol failure =
        build.variable("failure$", lowering.javac.syms.throwableType, lowering.owner);
    MethodSymbol addSuppressed =
        (MethodSymbol)
            lowering
                .javac
                .syms
                .throwableType
                .tsym
                .members()
                .findFirst(lowering.javac.names.fromString("addSuppressed"));
    JCCatch suppress =
        build
            .make()
            .Catch(
                build.declare(failure, null),
                build.block(
                    List.of(
                        lowering.tell(lowering.abi.unwound, failure),
                        build.exec(
                            build.call(
                                build.ident(primary),
                                addSuppressed,
                                List.of(build.ident(failure)))))));
    JCStatement quietly =
        build.make().Try(build.block(List.of(closeCall(resource))), List.of(suppress), null);
    JCStatement either =
        build.ifElse(
            isNotNull(primary),
            build.block(List.of(quietly)),
            build.block(List.of(closeCall(resource))));
    return build.ifThen(isNotNull(resource), List.of(either));
  }

  private JCExpression isNotNull(VarSymbol v) {
    return build.binary(JCTree.Tag.NE, build.ident(v), build.nullLiteral());
  }

  private JCStatement closeCall(VarSymbol resource) {
    MethodSymbol close = lowering.implicit.close(resource.type);
    return build.exec(build.call(build.ident(resource), close, List.nil()));
  }
}
