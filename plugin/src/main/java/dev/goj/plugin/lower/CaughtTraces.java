package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCatch;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;

/**
 * Has handlers complete the stack traces of what they catch, as the callers of an activation that
 * was resumed, whether it catches itself or another below it, are not on the thread's stack:
 *
 * <pre>{@code
 * catch (E e) { log(e); }    catch (E e) { c$.caught(e); log(e); }
 * }</pre>
 *
 * <p>Where there are such callers that costs ten times what it costs to throw, so a handler that
 * does not mention the exception is left alone.
 */
final class CaughtTraces extends TreeScanner {
  private final Lowering lowering;

  private CaughtTraces(Lowering lowering) {
    this.lowering = lowering;
  }

  /** In a body, whose handlers are changed. */
  static void complete(Lowering lowering, JCTree body) {
    new CaughtTraces(lowering).scan(body);
  }

  @Override
  public void visitCatch(JCCatch tree) {
    super.visitCatch(tree);
    if (mentions(tree.body, tree.param.sym)) {
      var build = lowering.build.nowhere();
      tree.body.stats =
          tree.body.stats.prepend(
              build.exec(
                  build.call(
                      build.ident(lowering.continuation()),
                      lowering.abi.caught,
                      List.of(build.ident(tree.param.sym)))));
    }
  }

  @Override
  public void visitLambda(JCLambda tree) {}

  @Override
  public void visitClassDef(JCClassDecl tree) {}

  private static boolean mentions(JCTree tree, Symbol variable) {
    boolean[] found = new boolean[1];
    new TreeScanner() {
      @Override
      public void visitIdent(JCIdent id) {
        found[0] |= id.sym == variable;
      }
    }.scan(tree);
    return found[0];
  }
}
