package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCLabeledStatement;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Position;
import dev.goj.plugin.analysis.OneUnitScanner;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The third pass, structured re-entry: makes a body in normal form one that can be left at each of
 * its suspension points and entered again there.
 *
 * <p>The variable {@code label$} is 0 where the body runs normally, and k on the way back to point
 * k. Points are numbered in textual order, so that the points inside a statement are a range.
 *
 * <p>Invariant: control reaches a statement only with a label that is 0 or in the range of that
 * statement. A list keeps it by guards: what has no point is run only under label 0; what has some
 * is skipped when the label lies behind it. Behind the last point of a list the label is 0, because
 * the point on the way has set it so. Compound statements keep it by their conditions:
 *
 * <pre>{@code
 * if (c) A else B          if (label$ == 0 ? c : label$ <= lastOfA) A else B
 * while (c) A              while (label$ != 0 || c) A                (for, likewise)
 * switch (n) { ... }       switch (label$ == 0 ? n : label$ <= lastOf0 ? 0 : ...) { ... }
 *
 * x = r.m$go(c, null, a)   if (label$ == 0) {
 *                            x = r.m$go(c, null, a);
 *                            if (c.isSuspended()) {
 *                              M$Frame.save5(frame$, c, 7, y, z);   // see FrameCode
 *                              return 0;
 *                            }
 *                          } else {
 *                            label$ = 0;
 *                            x = (X) c.takeRef();
 *                          }
 * }</pre>
 *
 * For a method of the JDK, the call is {@code if (r instanceof JdkSiblings.OfX) x = ((OfX)
 * r).m$go(...); else x = r.m(a);}.
 *
 * <p>What is added begins no line that has code of the user's: on the way back nothing of that
 * runs, so that a breakpoint is not hit again. It belongs to the line before it, but where that may
 * not have run, to the one of the brace or label between them; else coverage would count it. The
 * user's conditions begin the lines that their statements began.
 */
final class Reentry {
  private final Lowering lowering;
  private final TreeBuilder build;
  private final FrameLayout frame;
  private final VarSymbol continuation;
  private final VarSymbol label;
  private final VarSymbol activation;
  private final IdentityHashMap<JCTree, Range> ranges = new IdentityHashMap<>();

  /** The labels of the points in a statement. */
  private record Range(int first, int last) {}

  private Reentry(Lowering lowering, FrameLayout frame) {
    this.lowering = lowering;
    this.build = lowering.build;
    this.frame = frame;
    this.continuation = lowering.continuation();
    this.label = build.variable("label$", lowering.javac.syms.intType, lowering.owner);
    this.activation = build.variable("frame$", frame.type(), lowering.owner);
  }

  /** Numbers the points of a body in textual order. */
  static java.util.List<SuspensionPoint> number(List<JCStatement> body) {
    java.util.List<SuspensionPoint> points = new ArrayList<>();
    new OneUnitScanner() {
      @Override
      public void visitExec(JCExpressionStatement tree) {
        if (tree instanceof SuspensionPoint p) {
          points.add(p);
          p.label = points.size();
        }
      }
    }.scan(body);
    return points;
  }

  /** The body of {@code m$go}. */
  static JCBlock reenter(
      Lowering lowering, FrameLayout frame, JCBlock original, List<JCStatement> body) {
    return new Reentry(lowering, frame).method(original, body);
  }

  // ---- the method ------------------------------------------------------------------------------

  private JCBlock method(JCBlock original, List<JCStatement> body) {
    build.nowhere();
    ListBuffer<JCStatement> all = new ListBuffer<>();
    VarSymbol given = lowering.owner.params.tail.head;
    all.append(build.declare(label, build.literal(0)));
    all.append(build.declare(activation, build.cast(frame.type(), build.ident(given))));
    if (lowering.depth != null) {
      all.append(build.declare(lowering.depth, onContinuation(lowering.abi.nextDepth, List.nil())));
    }
    for (VarSymbol v : lowering.hoisted) {
      all.append(build.declare(v, build.zero(v.type)));
    }
    all.append(restore());
    all.appendList(sequence(body));
    build.nowhere();
    if (!lowering.owner.type.getReturnType().hasTag(TypeTag.VOID) && !endsInReturn(body)) {
      // Not reached: behind the last statement the user's own code has returned or thrown.
      all.append(build.raise(build.cast(lowering.javac.syms.throwableType, build.nullLiteral())));
    }
    JCBlock block = build.block(all.toList());
    TreeBuilder.setClosingBrace(block, TreeBuilder.closingBrace(original));
    return block;
  }

  private static boolean endsInReturn(List<JCStatement> body) {
    return body.nonEmpty()
        && (body.last() instanceof JCTree.JCReturn || body.last() instanceof JCTree.JCThrow);
  }

  // if (frame$ != null) { label$ = frame$.label; x = frame$.x; frame$.x = null; ... }
  private JCStatement restore() {
    ListBuffer<JCStatement> restored = new ListBuffer<>();
    restored.append(build.set(label, build.select(build.ident(activation), lowering.abi.label)));
    for (VarSymbol v : frame.variables()) {
      restored.append(build.set(v, field(v)));
      if (!v.type.isPrimitive() && !frame.isSettled(v)) {
        restored.append(build.exec(build.assign(field(v), build.nullLiteral())));
      }
    }
    return build.ifThen(
        build.binary(JCTree.Tag.NE, build.ident(activation), build.nullLiteral()),
        restored.toList());
  }

  private JCExpression field(VarSymbol v) {
    return build.select(build.ident(activation), frame.field(v));
  }

  // ---- lists -----------------------------------------------------------------------------------

  private List<JCStatement> sequence(List<JCStatement> statements) {
    return sequence(Position.NOPOS, statements);
  }

  /**
   * A list.
   *
   * @param start the position of what is added at its start
   */
  private List<JCStatement> sequence(int start, List<JCStatement> statements) {
    ListBuffer<JCStatement> result = new ListBuffer<>();
    ListBuffer<JCStatement> group = new ListBuffer<>();
    int between = start;
    int remaining = 0;
    for (JCStatement s : statements) {
      remaining += range(s) == null ? 0 : 1;
    }
    for (JCStatement s : statements) {
      Range r = range(s);
      if (r == null) {
        group.append(s);
        continue;
      }
      if (group.nonEmpty()) {
        List<JCStatement> guarded = group.toList();
        JCStatement guard = build.nowhere().ifThen(runsNormally(), guarded);
        guard.pos = between;
        result.append(guard);
        between = end(guarded.last());
        group = new ListBuffer<>();
      }
      remaining--;
      int end = end(s);
      JCStatement entered = statement(s);
      if (remaining > 0) {
        entered = build.nowhere().ifThen(atMost(r.last), List.of(entered));
      }
      entered.pos = between;
      result.append(entered);
      between = end;
    }
    result.appendList(group.toList());
    return result.toList();
  }

  /** The brace at the end of a statement with statements in it; none where there is no brace. */
  private static int end(JCStatement s) {
    if (s instanceof JCIf i) {
      return end(i.elsepart == null ? i.thenpart : i.elsepart);
    } else if (s instanceof JCWhileLoop w) {
      return end(w.body);
    } else if (s instanceof JCForLoop f) {
      return end(f.body);
    } else if (s instanceof JCEnhancedForLoop f) {
      return end(f.body);
    } else if (s instanceof JCLabeledStatement l) {
      return end(l.body);
    }
    int end = TreeInfo.endPos(s);
    return end == s.pos ? Position.NOPOS : end;
  }

  private JCStatement statement(JCStatement s) {
    if (s instanceof SuspensionPoint p) {
      return point(p);
    } else if (s instanceof JCBlock b) {
      b.stats = sequence(b.stats);
    } else if (s instanceof JCIf i) {
      ifStatement(i);
    } else if (s instanceof JCWhileLoop w) {
      w.cond = entered(w.cond);
      w.body = body(w.body);
    } else if (s instanceof JCForLoop f) {
      f.cond = f.cond == null ? null : entered(f.cond);
      f.body = body(f.body);
    } else if (s instanceof JCDoWhileLoop d) {
      d.body = body(d.body);
    } else if (s instanceof JCLabeledStatement l) {
      l.body = body(l.body);
    } else if (s instanceof JCSwitch w) {
      switchStatement(w);
    } else if (s instanceof JCTry t) {
      t.body = (JCBlock) statement(t.body);
    } else {
      throw new IllegalStateException("not in normal form: " + s.getKind());
    }
    s.pos = Position.NOPOS;
    return s;
  }

  private JCStatement body(JCStatement s) {
    return body(Position.NOPOS, s);
  }

  private JCStatement body(int start, JCStatement s) {
    if (range(s) == null) {
      return s;
    }
    List<JCStatement> statements = s instanceof JCBlock b ? b.stats : List.of(s);
    List<JCStatement> entered = sequence(start, statements);
    return build.nowhere().block(entered);
  }

  // ---- compound statements ---------------------------------------------------------------------

  private void ifStatement(JCIf i) {
    Range yes = range(i.thenpart);
    Range no = i.elsepart == null ? null : range(i.elsepart);
    JCExpression cond = build.beginningLine(i.pos, i.cond);
    if (yes != null && no != null) {
      i.cond = build.conditional(runsNormally(), cond, atMost(yes.last));
    } else if (yes != null) {
      i.cond = build.or(isReturning(), cond);
    } else {
      i.cond = build.and(runsNormally(), cond);
    }
    int between = end(i.thenpart);
    i.thenpart = body(i.thenpart);
    i.elsepart = i.elsepart == null ? null : elseIf(body(between, i.elsepart));
  }

  /** A chain of {@code else if} stays one, since javac needs stack for each block in another. */
  private static JCStatement elseIf(JCStatement s) {
    return s instanceof JCBlock b && b.stats.size() == 1 && b.stats.head instanceof JCIf i ? i : s;
  }

  private JCExpression entered(JCExpression cond) {
    JCExpression test = TreeInfo.skipParens(cond);
    if (test.type.isTrue()) {
      return build.nowhere().literal(true);
    }
    JCExpression marked = build.beginningLine(test.pos, test);
    return build.or(isReturning(), marked);
  }

  private void switchStatement(JCSwitch w) {
    build.nowhere();
    JCExpression number = w.selector;
    JCExpression back = null;
    int index = w.cases.size();
    for (JCCase c : w.cases.reverse()) {
      index--;
      Range r = rangeOfAll(c.stats);
      if (r != null) {
        back =
            back == null
                ? build.literal(index)
                : build.conditional(atMost(r.last), build.literal(index), back);
      }
    }
    w.selector = build.conditional(runsNormally(), number, back);
    w.selector.type = lowering.javac.syms.intType;
    for (JCCase c : w.cases) {
      c.stats = sequence(c.pos, c.stats);
    }
  }

  // ---- points ----------------------------------------------------------------------------------

  private JCStatement point(SuspensionPoint p) {
    build.at(p.expr);
    JCStatement first = call(p, p.expr);
    if (p.dispatch != null) {
      first = build.ifElse(p.dispatch.hasSibling(), first, call(p, p.dispatch.plain()));
    }
    build.nowhere();
    MethodSymbol save = frame.save(p);
    Set<VarSymbol> live = new HashSet<>(p.live);
    List<JCExpression> given = given(live);
    ListBuffer<JCExpression> saved = new ListBuffer<>();
    saved.append(build.ident(activation)).append(build.ident(continuation));
    saved.append(build.literal(p.label)).appendList(given);
    ListBuffer<JCStatement> direct = new ListBuffer<>();
    for (VarSymbol v : frame.variables()) {
      if (p.save.takes(v)) {
        saved.append(valueOf(v, live));
      } else if (live.contains(v) && !frame.isSettled(v)) {
        direct.append(build.exec(build.assign(field(v), build.ident(v))));
      }
    }
    ListBuffer<JCStatement> leaving = new ListBuffer<>();
    if (direct.nonEmpty()) {
      leaving.append(
          build.ifThen(
              build.equal(build.ident(activation), build.nullLiteral()),
              List.of(
                  build.set(activation, build.create(frame.symbol(), TreeBuilder.copies(given))))));
      leaving.appendList(direct.toList());
    }
    leaving.append(build.exec(build.staticCall(save, saved.toList())));
    leaving.append(build.ret(nothing()));
    JCStatement leave =
        build.ifThen(onContinuation(lowering.abi.isSuspended, List.nil()), leaving.toList());
    JCExpression taken = onContinuation(lowering.abi.take(p.result), List.nil());
    if (!p.result.isPrimitiveOrVoid()) {
      // erased, as javac casts what a call gives: a cast to an intersection is one to each of its
      // types
      taken = build.cast(lowering.javac.erasure(p.result), taken);
    }
    JCStatement second = p.target == null ? discard(taken) : build.set(p.target, taken);
    List<JCStatement> called = List.of(first, leave);
    if (p.recursive) {
      JCExpression depth = build.ident(lowering.depth);
      called = called.prepend(build.exec(onContinuation(lowering.abi.atDepth, List.of(depth))));
    }
    return build.ifElse(
        runsNormally(),
        build.block(called),
        build.block(List.of(build.set(label, build.literal(0)), second)));
  }

  private JCExpression onContinuation(MethodSymbol method, List<JCExpression> args) {
    return build.call(build.ident(continuation), method, args);
  }

  private JCStatement call(SuspensionPoint p, JCExpression call) {
    return p.target == null ? build.exec(call) : build.set(p.target, call);
  }

  /** The result that nobody takes is still taken from the continuation, with its failure. */
  private JCStatement discard(JCExpression taken) {
    JCExpression call = taken instanceof JCTree.JCTypeCast c ? c.expr : taken;
    return build.exec(call);
  }

  /** What a new frame is given. */
  private List<JCExpression> given(Set<VarSymbol> live) {
    ListBuffer<JCExpression> args = new ListBuffer<>();
    if (frame.receiver() != null) {
      args.append(build.make().This(lowering.owner.owner.type));
    }
    for (VarSymbol v : frame.variables()) {
      if (frame.isSettled(v)) {
        args.append(valueOf(v, live));
      }
    }
    return args.toList();
  }

  private JCExpression valueOf(VarSymbol v, Set<VarSymbol> live) {
    return live.contains(v) ? build.ident(v) : build.zero(v.type);
  }

  private JCExpression nothing() {
    Type type = lowering.owner.type.getReturnType();
    return type.hasTag(TypeTag.VOID) ? null : build.zero(type);
  }

  // ---- conditions ------------------------------------------------------------------------------

  private JCExpression runsNormally() {
    return build.equal(build.ident(label), build.literal(0));
  }

  private JCExpression isReturning() {
    return build.binary(JCTree.Tag.NE, build.ident(label), build.literal(0));
  }

  private JCExpression atMost(int last) {
    return build.binary(JCTree.Tag.LE, build.ident(label), build.literal(last));
  }

  // ---- ranges ----------------------------------------------------------------------------------

  private Range range(JCStatement s) {
    if (!ranges.containsKey(s)) {
      ranges.put(s, rangeOfAll(List.of(s)));
    }
    return ranges.get(s);
  }

  /** Whether there is a point in a statement, of which those are {@linkplain #number numbered}. */
  static boolean hasPoint(JCStatement s) {
    return rangeOfAll(List.of(s)) != null;
  }

  private static Range rangeOfAll(List<JCStatement> statements) {
    int[] bounds = {Integer.MAX_VALUE, 0};
    new OneUnitScanner() {
      @Override
      public void visitExec(JCExpressionStatement tree) {
        if (tree instanceof SuspensionPoint p) {
          bounds[0] = Math.min(bounds[0], p.label);
          bounds[1] = Math.max(bounds[1], p.label);
        }
      }
    }.scan(statements);
    return bounds[1] == 0 ? null : new Range(bounds[0], bounds[1]);
  }
}
