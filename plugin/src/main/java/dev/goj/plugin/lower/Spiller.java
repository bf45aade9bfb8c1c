package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCatch;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCLabeledStatement;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.tree.JCTree.JCThrow;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Position;
import dev.goj.plugin.analysis.Counter;
import dev.goj.plugin.javac.TreeBuilder;

/**
 * The first pass: brings a body into the normal form in which each suspension point is a statement
 * of its own, with everything that Java evaluates before it saved in variables.
 *
 * <p>In the normal form
 *
 * <ul>
 *   <li>every suspending call is a {@link SuspensionPoint}; no expression contains one;
 *   <li>a statement that contains one is a block, {@code if}, loop, labelled statement, {@code
 *       switch} over an int, or {@code try} without {@code finally} and resources whose handlers
 *       contain none;
 *   <li>a variable declared directly in a list of statements that contains a point is hoisted: its
 *       declaration has become an assignment.
 * </ul>
 *
 * Statements are handled here, expressions in {@link ExpressionSpiller}, what is first rewritten to
 * simpler Java in {@link ImplicitCalls} and {@link Desugar}.
 */
final class Spiller {
  final Lowering lowering;
  private final ExpressionSpiller expressions;
  private final Desugar desugar;
  private final ChunkedLoops chunks;
  private final Scopes scopes;
  private ListBuffer<JCStatement> out = new ListBuffer<>();

  private Spiller(Lowering lowering) {
    this.lowering = lowering;
    this.expressions = new ExpressionSpiller(this);
    this.desugar = new Desugar(this);
    this.chunks = new ChunkedLoops(this);
    this.scopes = lowering.scopes;
  }

  /** Spills a copy of a method's body. */
  static List<JCStatement> spill(Lowering lowering, JCBlock body) {
    ImplicitCalls.writeOut(lowering, body);
    CaughtTraces.complete(lowering, body);
    List<JCStatement> spilled = new Spiller(lowering).sequence(body.stats);
    return lowering.depth == null ? spilled : spilled.prepend(unwindIfTooDeep(lowering, body));
  }

  // if (c$.isTooDeep(depth$)) c$.unwind();
  private static JCStatement unwindIfTooDeep(Lowering lowering, JCBlock body) {
    return lowering.suspendIf(
        body,
        lowering.abi.isTooDeep,
        java.util.List.of(lowering.build.ident(lowering.depth)),
        java.util.List.of(),
        lowering.abi.unwind);
  }

  // ---- lists of statements ---------------------------------------------------------------------

  List<JCStatement> sequence(List<JCStatement> statements) {
    return collect(() -> statements.forEach(this::statement));
  }

  /** What an action emits. */
  List<JCStatement> collect(Runnable action) {
    ListBuffer<JCStatement> outer = out;
    out = new ListBuffer<>();
    action.run();
    List<JCStatement> collected = out.toList();
    out = outer;
    return collected;
  }

  void emit(JCStatement statement) {
    out.append(statement);
  }

  private JCBlock block(JCStatement body) {
    return block(body, () -> statement(body));
  }

  private JCBlock block(JCStatement at, Runnable action) {
    List<JCStatement> statements = collect(action);
    if (statements.size() == 1 && statements.head instanceof JCBlock b) {
      return b;
    }
    JCBlock block = lowering.build.at(at).block(statements);
    TreeBuilder.setClosingBrace(
        block, at instanceof JCBlock b ? TreeBuilder.closingBrace(b) : Position.NOPOS);
    return block;
  }

  // ---- statements ------------------------------------------------------------------------------

  void statement(JCStatement s) {
    if (!lowering.points.in(s)) {
      plain(s);
    } else if (s instanceof JCVariableDecl d) {
      variable(d);
    } else {
      scope(Jumps.isBrokenOff(s), () -> suspendingStatement(s));
    }
  }

  private void scope(Runnable action) {
    scope(false, action);
  }

  /** Ends the scopes of what an action has declared, which jumps may have led past their ends. */
  private void scope(boolean isBrokenOff, Runnable action) {
    Scopes.Mark mark = scopes.mark();
    action.run();
    if (!Jumps.isJump(out.last())) {
      (isBrokenOff ? scopes.forgetAll(mark) : scopes.forget(mark)).forEach(this::emit);
    }
    scopes.end(mark);
  }

  private void suspendingStatement(JCStatement s) {
    if (s instanceof JCBlock b) {
      b.stats = collect(() -> scope(() -> b.stats.forEach(this::statement)));
      emit(b);
    } else if (s instanceof JCExpressionStatement e) {
      expressions.statement(e);
    } else if (s instanceof JCIf i) {
      i.cond = expressions.condition(i.cond);
      i.thenpart = block(i.thenpart);
      i.elsepart = i.elsepart == null ? null : block(i.elsepart);
      emit(i);
    } else if (s instanceof JCWhileLoop w) {
      whileLoop(w);
    } else if (s instanceof JCDoWhileLoop d) {
      doLoop(d);
    } else if (s instanceof JCForLoop f) {
      forLoop(f);
    } else if (s instanceof JCEnhancedForLoop f) {
      desugar.forEach(f);
    } else if (s instanceof JCLabeledStatement l) {
      l.body = block(l.body);
      emit(l);
    } else if (s instanceof JCSwitch w) {
      desugar.switchStatement(w, false);
    } else if (s instanceof JCReturn r) {
      r.expr = expressions.spill(r.expr, lowering.owner.type.getReturnType());
      emit(r);
    } else if (s instanceof JCThrow t) {
      t.expr = expressions.spill(t.expr);
      emit(t);
    } else if (s instanceof JCSynchronized y) {
      y.lock = expressions.spill(y.lock);
      plain(y);
    } else if (s instanceof JCTree.JCAssert a) {
      desugar.assertion(a);
    } else if (s instanceof JCTry t) {
      tryStatement(t);
    } else {
      throw new UnsupportedOperationException(
          "nothing can suspend in a " + s.getClass().getSimpleName());
    }
  }

  /** A statement without suspension points, in a list that has some. */
  private void plain(JCStatement s) {
    if (s instanceof JCVariableDecl d) {
      variable(d);
    } else {
      emit(Bindings.keepEscaping(lowering, s));
    }
  }

  private void variable(JCVariableDecl d) {
    if (d.sym.getConstValue() != null) {
      return; // its uses are literals
    }
    scope(() -> initialize(d));
    if (!d.name.isEmpty()) {
      scopes.declare(d.sym);
    }
  }

  private void initialize(JCVariableDecl d) {
    if (d.name.isEmpty()) {
      VarSymbol unnamed = lowering.temporary("unnamed", d.sym.type);
      expressions.assign(d, unnamed, d.init);
      return;
    }
    lowering.hoisted.add(d.sym);
    if (d.init != null) {
      if (lowering.points.in(d.init) && !lowering.isAccessible(d.sym.type)) {
        throw new IllegalStateException("the type of '" + d.name + "' is not accessible");
      }
      expressions.assign(d, d.sym, Bindings.keepEscaping(lowering, d.init));
    }
  }

  // ---- loops -----------------------------------------------------------------------------------

  /** The body of a loop, which first asks whether to give way. */
  private JCBlock rounds(JCStatement loop, JCStatement at, Runnable action) {
    boolean isContinued = Jumps.isContinued(loop, at);
    return block(
        at,
        () -> {
          if (lowering.points.asks(loop)) {
            emit(askToGiveWay(loop, java.util.List.of()));
          }
          Scopes.Mark mark = scopes.mark();
          List<JCStatement> round = collect(action);
          if (isContinued) {
            scopes.forgetAll(mark).forEach(this::emit);
          }
          round.forEach(this::emit);
          if (!isContinued) {
            scopes.forget(mark).forEach(this::emit);
          }
        });
  }

  // if (c$.shouldGiveWay()) { c$.giveWay(); after; }
  JCStatement askToGiveWay(JCStatement loop, java.util.List<JCStatement> after) {
    return lowering.suspendIf(
        loop, lowering.abi.shouldGiveWay, java.util.List.of(), after, lowering.abi.giveWay);
  }

  private JCBlock rounds(JCStatement loop, JCStatement body) {
    return rounds(loop, body, () -> statement(body));
  }

  private void whileLoop(JCWhileLoop w) {
    if (chunks.cuts(w, w.cond, w.body, List.nil())) {
      chunks.emit(w, out -> testThenBody(out, w.cond, roundOf(w, w.body, out)));
      return;
    }
    if (lowering.points.in(w.cond)) {
      JCExpression cond = w.cond;
      JCStatement body = w.body;
      w.cond = lowering.build.at(w).literal(true);
      w.body = rounds(w, body, () -> testThenBody(w, cond, body));
    } else {
      w.cond = Bindings.keep(lowering, w.cond);
      w.body = rounds(w, w.body);
    }
    emit(w);
  }

  private void testThenBody(JCStatement loop, JCExpression cond, JCStatement body) {
    leaveUnless(loop, cond);
    statement(body);
  }

  private void leaveUnless(JCStatement loop, JCExpression cond) {
    JCExpression test = expressions.condition(cond);
    lowering.build.at(cond);
    emit(lowering.build.ifThen(lowering.build.not(test), List.of(lowering.build.breakOut(loop))));
  }

  private void doLoop(JCDoWhileLoop d) {
    if (chunks.cuts(d, d.cond, d.body, List.nil())) {
      chunks.emit(d, out -> bodyThenTest(out, roundOf(d, d.body, out), d.cond));
      return;
    }
    if (!lowering.points.in(d.cond)) {
      d.cond = Bindings.keep(lowering, d.cond);
      d.body = rounds(d, d.body);
      emit(d);
      return;
    }
    JCExpression cond = d.cond;
    JCStatement body = d.body;
    d.cond = lowering.build.at(d).literal(true);
    d.body = rounds(d, body, () -> bodyThenTest(d, continueToEnd(d, body), cond));
    emit(d);
  }

  private void bodyThenTest(JCStatement loop, JCStatement body, JCExpression cond) {
    statement(body);
    leaveUnless(loop, cond);
  }

  private void forLoop(JCForLoop f) {
    for (JCStatement init : f.init) {
      statement(init);
    }
    f.init = List.nil();
    JCExpression cond = f.cond;
    List<JCExpressionStatement> step = f.step;
    JCStatement body = f.body;
    if (chunks.cuts(f, cond, body, step)) {
      Counter.CountedLong counted = Counter.longOf(f);
      if (counted != null && isStable(counted.limit())) {
        chunks.emit(f, counted);
        return;
      }
      chunks.emit(f, out -> round(out, cond, roundOf(f, body, out), step));
      return;
    }
    boolean condSuspends = cond != null && lowering.points.in(cond);
    boolean stepSuspends = step.stream().anyMatch(lowering.points::in);
    if (stepSuspends) {
      f.cond = null;
      f.step = List.nil();
      f.body = rounds(f, body, () -> round(f, cond, continueToEnd(f, body), step));
    } else if (condSuspends) {
      f.cond = null;
      f.body = rounds(f, body, () -> testThenBody(f, cond, body));
    } else {
      f.cond = cond == null ? null : Bindings.keep(lowering, cond);
      f.body = rounds(f, body);
    }
    emit(f);
  }

  private void round(
      JCStatement loop, JCExpression cond, JCStatement body, List<JCExpressionStatement> step) {
    if (cond != null) {
      leaveUnless(loop, cond);
    }
    statement(body);
    step.forEach(this::statement);
  }

  /** A loop's body as part of a round of a chunk, which breaks out of another statement. */
  private JCStatement roundOf(JCStatement loop, JCStatement body, JCStatement out) {
    return Jumps.retarget(continueToEnd(loop, body), loop, out);
  }

  /** A loop's body, in which {@code continue} goes to its end, where more of the loop follows. */
  private JCStatement continueToEnd(JCStatement loop, JCStatement body) {
    JCLabeledStatement end =
        lowering.javac.make.at(body.pos).Labelled(lowering.javac.names.fromString("end$"), null);
    end.body =
        Jumps.replace(
            body,
            jump -> jump instanceof JCContinue c && c.target == loop,
            jump -> lowering.build.at(jump).breakOut(end));
    return end;
  }

  // ---- try -------------------------------------------------------------------------------------

  private void tryStatement(JCTry t) {
    if (t.resources.nonEmpty()) {
      statement(desugar.resources(t));
    } else if (t.finalizer != null) {
      HandlerLifter.liftFinally(this, t);
    } else if (t.catchers.stream().anyMatch(lowering.points::in)) {
      HandlerLifter.liftCatch(this, t);
    } else {
      Scopes.Mark mark = scopes.mark();
      t.body = block(t.body);
      for (JCCatch c : t.catchers) {
        c.body.stats = c.body.stats.prependList(scopes.forgetAll(mark));
      }
      emit(t);
      scopes.forgetAll(mark).forEach(this::emit);
    }
  }

  // ---- for the other parts of this pass --------------------------------------------------------

  JCExpression expression(JCExpression e) {
    return expressions.spill(e);
  }

  /** Whether an expression has the same value wherever it is evaluated in the statement. */
  static boolean isStable(JCExpression e) {
    JCExpression x = TreeInfo.skipParens(e);
    boolean constant = x.type != null && x.type.constValue() != null;
    if (constant || x instanceof JCTree.JCLiteral) {
      return true;
    }
    return x instanceof JCTree.JCIdent id && isFixed(id.sym);
  }

  private static boolean isFixed(Symbol s) {
    if (s.kind != Kinds.Kind.VAR) {
      return true;
    }
    if (s.owner.kind != Kinds.Kind.MTH) {
      return s.name == s.name.table.names._this || s.name == s.name.table.names._super;
    }
    return (s.flags() & (Flags.FINAL | Flags.EFFECTIVELY_FINAL | Flags.SYNTHETIC)) != 0;
  }
}
