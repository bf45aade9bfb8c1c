package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCatch;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCLabeledStatement;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;
import java.util.Set;

/**
 * Moves {@code catch} and {@code finally} blocks behind their {@code try}, since a suspended method
 * can be entered again at a point in a statement, but not in a handler; and since leaving the
 * method in order to suspend must not run a {@code finally}.
 *
 * <pre>{@code
 * try { B } catch (E e) { C }             which = 0;
 *                                         try { B } catch (E e$) { e = e$; which = 1; }
 *                                         if (which == 1) { C }
 *
 * try { B } finally { F }                 pending = null; jump = 0;
 *                                         left: {
 *                                           try { B'; jump = 0; } catch (Throwable t) { pending = t; }
 *                                         }
 *                                         F
 *                                         if (pending != null) throw pending;
 *                                         if (jump == 1) return value; if (jump == 2) break L; ...
 * }</pre>
 *
 * In B', a jump that leaves the statement notes its number and breaks out of {@code left}.
 */
final class HandlerLifter {
  private final Spiller spiller;
  private final Lowering lowering;
  private final TreeBuilder build;

  private HandlerLifter(Spiller spiller) {
    this.spiller = spiller;
    this.lowering = spiller.lowering;
    this.build = lowering.build;
  }

  static void liftCatch(Spiller spiller, JCTry t) {
    new HandlerLifter(spiller).catches(t);
  }

  static void liftFinally(Spiller spiller, JCTry t) {
    new HandlerLifter(spiller).finalizer(t);
  }

  private void catches(JCTry t) {
    VarSymbol which = lowering.temporary("caught", lowering.javac.syms.intType);
    spiller.emit(build.nowhere().set(which, build.literal(0)));
    JCStatement handlers = null;
    ListBuffer<JCCatch> catchers = new ListBuffer<>();
    ListBuffer<JCBlock> bodies = new ListBuffer<>();
    int number = 0;
    for (JCCatch c : t.catchers) {
      number++;
      VarSymbol kept = c.param.sym;
      VarSymbol caught = new VarSymbol(kept.flags(), kept.name, kept.type, kept.owner);
      lowering.hoisted.add(kept);
      bodies.append(c.body);
      c.param.sym = caught;
      build.nowhere();
      c.body =
          build.block(
              List.of(
                  build.set(kept, build.ident(caught)), build.set(which, build.literal(number))));
      catchers.append(c);
    }
    for (JCBlock body : bodies.toList().reverse()) {
      build.nowhere();
      JCExpression test = build.equal(build.ident(which), build.literal(number--));
      handlers = build.ifElse(test, body, handlers);
    }
    t.catchers = catchers.toList();
    spiller.statement(t);
    spiller.statement(handlers);
  }

  private void finalizer(JCTry t) {
    VarSymbol pending = lowering.temporary("pending", lowering.javac.syms.throwableType);
    VarSymbol jump = lowering.temporary("jump", lowering.javac.syms.intType);
    JCBlock body = t.body;
    if (t.catchers.nonEmpty()) {
      body = build.nowhere().block(List.of(build.make().Try(t.body, t.catchers, null)));
    }
    build.nowhere();
    spiller.emit(build.set(pending, build.nullLiteral()));
    spiller.emit(build.set(jump, build.literal(0)));
    JCLabeledStatement left = build.make().Labelled(lowering.javac.names.fromString("left$"), null);
    java.util.List<JCStatement> leaving = new ArrayList<>();
    JCBlock inside = divertJumps(body, left, jump, leaving);
    VarSymbol thrown = build.variable("thrown$", lowering.javac.syms.throwableType, lowering.owner);
    JCStatement unwound = lowering.tell(lowering.abi.unwound, thrown);
    JCBlock holding = build.block(List.of(unwound, build.set(pending, build.ident(thrown))));
    int end = TreeInfo.endPos(t.finalizer);
    JCCatch hold = build.at(end).make().Catch(build.declare(thrown, null), holding);
    build.nowhere();
    // A jump that an inner finally has stopped, and a handler has caught, is not to be taken here.
    JCStatement stays = build.set(jump, build.literal(0));
    left.body = build.make().Try(build.block(List.of(inside, stays)), List.of(hold), null);
    spiller.statement(left);
    spiller.statement(t.finalizer);
    build.at(end);
    spiller.emit(
        build.ifThen(
            build.binary(JCTree.Tag.NE, build.ident(pending), build.nullLiteral()),
            List.of(build.raise(build.ident(pending)))));
    int number = 0;
    for (JCStatement s : leaving) {
      build.nowhere();
      spiller.emit(
          build.ifThen(build.equal(build.ident(jump), build.literal(++number)), List.of(s)));
    }
  }

  /** Replaces the jumps out of {@code body}; {@code leaving} gets what each stands for. */
  private JCBlock divertJumps(
      JCBlock body, JCLabeledStatement left, VarSymbol jump, java.util.List<JCStatement> leaving) {
    Set<JCTree> insides = Jumps.insides(body);
    return Jumps.replace(
        body,
        j -> j instanceof JCReturn || !insides.contains(Jumps.target(j)),
        j -> {
          ListBuffer<JCStatement> diverted = new ListBuffer<>();
          build.at(j);
          int number;
          if (j instanceof JCReturn r) {
            number = returnNumber(r, leaving, diverted);
          } else {
            number = jumpNumber(j, leaving);
          }
          diverted.append(build.nowhere().set(jump, build.literal(number)));
          diverted.append(build.breakOut(left));
          return build.block(diverted.toList());
        });
  }

  private int returnNumber(
      JCReturn r, java.util.List<JCStatement> leaving, ListBuffer<JCStatement> diverted) {
    int number = 0;
    JCReturn known = null;
    for (int i = 0; i < leaving.size(); i++) {
      if (leaving.get(i) instanceof JCReturn k) {
        number = i + 1;
        known = k;
      }
    }
    if (known == null) {
      Type type = lowering.owner.type.getReturnType();
      JCExpression value = r.expr == null ? null : build.ident(lowering.temporary("value", type));
      known = (JCReturn) build.ret(value);
      leaving.add(known);
      number = leaving.size();
    }
    if (r.expr != null) {
      VarSymbol value = (VarSymbol) ((JCTree.JCIdent) known.expr).sym;
      diverted.append(build.at(r).set(value, r.expr));
    }
    return number;
  }

  private static int jumpNumber(JCStatement j, java.util.List<JCStatement> leaving) {
    for (int i = 0; i < leaving.size(); i++) {
      JCStatement known = leaving.get(i);
      if (Jumps.target(known) == Jumps.target(j)
          && known instanceof JCContinue == j instanceof JCContinue
          && !(known instanceof JCReturn)) {
        return i + 1;
      }
    }
    leaving.add(j);
    return leaving.size();
  }
}
