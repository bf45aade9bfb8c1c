package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.analysis.Counter;
import dev.goj.plugin.analysis.Loops;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.function.Consumer;

/**
 * Cuts innermost loops that only ask whether to give way, and do not suspend otherwise, into
 * chunks, between which they ask. So the JIT compiler finds a counted loop with nothing of ours in
 * it but its counter, and can unroll it.
 *
 * <pre>{@code
 * for (; i < n; i++) body
 *   // becomes
 * chunk$ = 1024; // or 1
 * while (true) {
 *   if (c$.shouldGiveWay()) { c$.giveWay(); chunk$ = 1024; }
 *   left$ = chunk$;
 *   chunk$ = Chunks.next(chunk$);
 *   do {
 *     if (!(i < n)) break out of the while;
 *     body
 *     i++;
 *   } while (--left$ > 0);
 * }
 * }</pre>
 *
 * <p>A loop that counts a long up to a limit that stays the same ({@link Counter#longOf}) knows how
 * many rounds there are, so its chunks are loops over an int, of a kind that the JIT compiler
 * unrolls and vectorises, which it does not do, or does only from JDK 25 on, with the user's own:
 *
 * <pre>{@code
 * for (; i < n; i++) body
 *   // becomes
 * chunk$ = 1024; // or 1
 * while (i < n) {
 *   if (c$.shouldGiveWay()) { c$.giveWay(); chunk$ = 1024; }
 *   base$ = i;
 *   rounds$ = Chunks.rounds(n - i, chunk$);
 *   chunk$ = Chunks.next(chunk$);
 *   for (k$ = 0; k$ < rounds$; k$++) {
 *     i = base$ + k$;
 *     body
 *   }
 *   i = base$ + rounds$;
 * }
 * }</pre>
 *
 * <p>In the other form what decides whether there is another round is the user's condition alone,
 * evaluated before each, or after it in a {@code do} loop. None of these variables lives across the
 * suspension point, so frames do not have them.
 *
 * <p>How long a round takes is not known here. Where it calls nothing that may take long ({@link
 * Loops#isQuick}) the first chunk has many rounds, so that short loops ask once; elsewhere it has
 * one, and a loop asks at most as late as it has run ({@code Chunks}). Where that is wrong, or
 * rounds suddenly take much longer, a stand-in thread takes over.
 */
final class ChunkedLoops {
  private static final int MANY = 1024;

  private final Spiller spiller;
  private final Lowering lowering;
  private final TreeBuilder build;

  ChunkedLoops(Spiller spiller) {
    this.spiller = spiller;
    this.lowering = spiller.lowering;
    this.build = lowering.build;
  }

  /** Whether a loop, of these parts, is to be cut. */
  boolean cuts(
      JCStatement loop, JCExpression cond, JCStatement body, List<? extends JCStatement> step) {
    return lowering.points.asks(loop)
        && Loops.isInnermost(loop)
        && (cond == null || !lowering.points.in(cond))
        && !lowering.points.in(body)
        && step.stream().noneMatch(lowering.points::in);
  }

  /**
   * Emits a loop.
   *
   * @param round emits a round, which leaves the loop by breaks out of the statement it is given,
   *     and goes on with the next one at its end only
   */
  void emit(JCStatement loop, Consumer<JCStatement> round) {
    VarSymbol left = lowering.temporary("left", lowering.javac.syms.intType);
    JCWhileLoop all = build.at(loop).make().WhileLoop(build.literal(true), null);
    emitChunks(
        loop,
        all,
        chunk -> {
          spiller.emit(build.nowhere().set(left, build.ident(chunk)));
          spiller.emit(lengthen(chunk));
          List<JCStatement> one = spiller.collect(() -> round.accept(all));
          build.nowhere();
          spiller.emit(build.make().DoLoop(build.block(one), isAnyLeft(left)));
        });
  }

  /** Emits a loop over a long, whose body stays as it is. */
  void emit(JCForLoop loop, Counter.CountedLong counted) {
    Type intType = lowering.javac.syms.intType;
    VarSymbol i = counted.counter();
    VarSymbol base = lowering.temporary("base", i.type);
    VarSymbol rounds = lowering.temporary("rounds", intType);
    VarSymbol k = lowering.temporary("round", intType);
    JCWhileLoop all = build.at(loop).make().WhileLoop(loop.cond, null);
    emitChunks(
        loop,
        all,
        chunk -> {
          build.nowhere();
          JCExpression limit = TreeBuilder.copy(TreeInfo.skipParens(counted.limit()));
          JCExpression left = build.binary(JCTree.Tag.MINUS, limit, build.ident(i));
          spiller.emit(build.set(base, build.ident(i)));
          spiller.emit(
              build.set(
                  rounds,
                  build.staticCall(lowering.abi.rounds, List.of(left, build.ident(chunk)))));
          spiller.emit(lengthen(chunk));
          JCForLoop one =
              build
                  .make()
                  .ForLoop(
                      List.of(build.set(k, build.literal(0))),
                      build.binary(JCTree.Tag.LT, build.ident(k), build.ident(rounds)),
                      List.of(build.exec(build.unary(JCTree.Tag.PREINC, build.ident(k)))),
                      null);
          JCStatement body = Jumps.retarget(loop.body, loop, all, one);
          one.body = build.block(List.of(build.set(i, sum(base, k)), body));
          spiller.emit(one);
          spiller.emit(build.set(i, sum(base, rounds)));
        });
  }

  private void emitChunks(JCStatement loop, JCWhileLoop all, Consumer<VarSymbol> rounds) {
    VarSymbol chunk = lowering.temporary("chunk", lowering.javac.syms.intType);
    int first = Loops.isQuick(loop) ? MANY : 1;
    spiller.emit(set(chunk, first));
    List<JCStatement> body =
        spiller.collect(
            () -> {
              spiller.emit(spiller.askToGiveWay(loop, java.util.List.of(set(chunk, first))));
              rounds.accept(chunk);
            });
    all.body = build.at(loop).block(body);
    spiller.emit(all);
  }

  private JCExpression sum(VarSymbol base, VarSymbol k) {
    return build.binary(JCTree.Tag.PLUS, build.ident(base), build.ident(k));
  }

  private JCStatement set(VarSymbol chunk, int length) {
    return build.nowhere().set(chunk, build.literal(length));
  }

  private JCStatement lengthen(VarSymbol chunk) {
    return build.set(chunk, build.staticCall(lowering.abi.nextChunk, List.of(build.ident(chunk))));
  }

  private JCExpression isAnyLeft(VarSymbol left) {
    JCExpression countDown = build.unary(JCTree.Tag.PREDEC, build.ident(left));
    return build.binary(JCTree.Tag.GT, countDown, build.literal(0));
  }
}
