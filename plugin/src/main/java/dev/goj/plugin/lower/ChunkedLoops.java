package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.util.List;
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
 * <p>What decides whether there is another round is the user's condition alone, evaluated before
 * each, or after it in a {@code do} loop. Neither of the two variables lives across the suspension
 * point, so frames do not have them.
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
    Type counts = lowering.javac.syms.intType;
    VarSymbol chunk = lowering.temporary("chunk", counts);
    VarSymbol left = lowering.temporary("left", counts);
    build.at(loop);
    JCWhileLoop all = build.make().WhileLoop(build.literal(true), null);
    int first = Loops.isQuick(loop) ? MANY : 1;
    spiller.emit(set(chunk, first));
    List<JCStatement> rounds =
        spiller.collect(
            () -> {
              spiller.emit(spiller.askToGiveWay(loop, java.util.List.of(set(chunk, first))));
              spiller.emit(build.nowhere().set(left, build.read(chunk)));
              spiller.emit(build.set(chunk, next(chunk)));
              List<JCStatement> one = spiller.collect(() -> round.accept(all));
              build.nowhere();
              spiller.emit(build.make().DoLoop(build.block(one), isAnyLeft(left)));
            });
    all.body = build.at(loop).block(rounds);
    spiller.emit(all);
  }

  private JCStatement set(VarSymbol chunk, int length) {
    return build.nowhere().set(chunk, build.literal(length));
  }

  private JCExpression next(VarSymbol chunk) {
    return build.staticCall(lowering.abi.nextChunk, List.of(build.read(chunk)));
  }

  private JCExpression isAnyLeft(VarSymbol left) {
    JCExpression countDown = build.unary(JCTree.Tag.PREDEC, build.read(left));
    return build.binary(JCTree.Tag.GT, countDown, build.literal(0));
  }
}
