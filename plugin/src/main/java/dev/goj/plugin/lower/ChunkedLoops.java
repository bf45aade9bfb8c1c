package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.analysis.Counter;
import dev.goj.plugin.analysis.Loops;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.function.Consumer;

/**
 * Cuts loops that have a {@link Counter} into chunks, between which they ask whether to give way.
 * So the JIT compiler finds a loop with nothing of ours in it, and can unroll it.
 *
 * <pre>{@code
 * for (; i < n; i++) body
 *   // becomes
 * since$ = i;
 * while (true) {
 *   if (c$.shouldGiveWay()) { since$ = i; c$.giveWay(); }
 *   until$ = Chunks.next(since$, i, 1);
 *   do {
 *     if (!(i < n)) break out of the while;
 *     body
 *     i++;
 *   } while (i < until$);
 * }
 * }</pre>
 *
 * <p>A chunk is an eighth of the rounds since the loop began, or last gave way. So, as long as its
 * rounds cost about the same, a goroutine gives way at most an eighth of its turn too late, however
 * long a round takes. The first eight rounds, and a chunk of rounds that suddenly take longer, may
 * be too long; then a stand-in takes over.
 *
 * <p>What decides whether there is another round is the user's condition alone, evaluated before
 * each, or after it in a {@code do} loop. Each chunk has a round at least, so it does not matter
 * that {@code until$} may be no larger than i, at the end of its range.
 */
final class ChunkedLoops {
  private final Spiller spiller;
  private final Lowering lowering;
  private final TreeBuilder build;

  ChunkedLoops(Spiller spiller) {
    this.spiller = spiller;
    this.lowering = spiller.lowering;
    this.build = lowering.build;
  }

  /** The counter of a loop that is to be cut; null for others. */
  Counter counter(
      JCStatement loop, JCExpression cond, JCStatement body, List<? extends JCStatement> step) {
    if (!lowering.points.asks(loop) || !Loops.isInnermost(loop)) {
      return null;
    }
    boolean suspends =
        (cond != null && lowering.points.in(cond))
            || lowering.points.in(body)
            || step.stream().anyMatch(lowering.points::in);
    return suspends ? null : Counter.of(loop);
  }

  /**
   * Emits a loop.
   *
   * @param round emits a round, which leaves the loop by breaks out of the statement it is given
   */
  void emit(JCStatement loop, Counter counter, Consumer<JCStatement> round) {
    VarSymbol since = lowering.temporary("since", counter.variable().type);
    VarSymbol until = lowering.temporary("until", counter.variable().type);
    build.at(loop);
    JCWhileLoop all = build.make().WhileLoop(build.literal(true), null);
    spiller.emit(restart(since, counter));
    List<JCStatement> chunk =
        spiller.collect(
            () -> {
              spiller.emit(spiller.askToGiveWay(loop, java.util.List.of(restart(since, counter))));
              spiller.emit(build.nowhere().set(until, next(since, counter)));
              List<JCStatement> rounds = spiller.collect(() -> round.accept(all));
              build.nowhere();
              spiller.emit(build.make().DoLoop(build.block(rounds), isBefore(counter, until)));
            });
    all.body = build.at(loop).block(chunk);
    spiller.emit(all);
  }

  private JCStatement restart(VarSymbol since, Counter counter) {
    return build.nowhere().set(since, build.read(counter.variable()));
  }

  private JCExpression next(VarSymbol since, Counter counter) {
    return build.staticCall(
        lowering.abi.nextChunk(since.type),
        List.of(build.read(since), build.read(counter.variable()), build.literal(counter.step())));
  }

  private JCExpression isBefore(Counter counter, VarSymbol until) {
    JCTree.Tag order = counter.step() > 0 ? JCTree.Tag.LT : JCTree.Tag.GT;
    return build.binary(order, build.read(counter.variable()), build.read(until));
  }
}
