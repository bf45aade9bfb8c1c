package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.TreeBuilder;

/**
 * Under stress, the pass before the first: puts a suspension point in front of every statement, and
 * marks every call to get some around it. Left alone is what no pass looks into, see {@link
 * Points}.
 */
final class Stress extends UnitTranslator {
  private final TreeBuilder build;
  private final Abi abi;
  private final long seed;
  private int sites;

  /** For all bodies of a compilation. */
  Stress(TreeBuilder build, Abi abi, long seed) {
    this.build = build;
    this.abi = abi;
    this.seed = seed;
  }

  /** Changes a copy of a method's body. */
  void insert(JCBlock body) {
    translate(body);
    if (body.stats.isEmpty()) {
      body.stats = List.of(point(body));
    }
  }

  /** A suspension point, as the user could have written it. */
  private JCStatement point(JCTree at) {
    build.at(at);
    List<JCExpression> arguments =
        List.of(build.make().Literal(seed), build.make().Literal(sites++));
    return build.exec(build.staticCall(abi.stressPoint(), arguments));
  }

  // ---- statements ------------------------------------------------------------------------------

  private List<JCStatement> sequence(List<JCStatement> statements) {
    ListBuffer<JCStatement> all = new ListBuffer<>();
    for (JCStatement s : statements) {
      all.append(point(s)).append(translate(s));
    }
    return all.toList();
  }

  private JCStatement body(JCStatement s) {
    if (s == null || s instanceof JCBlock || s instanceof JCIf) {
      return translate(s);
    }
    List<JCStatement> statements = sequence(List.of(s));
    return build.at(s).block(statements);
  }

  @Override
  public void visitBlock(JCBlock tree) {
    tree.stats = sequence(tree.stats);
    result = tree;
  }

  @Override
  public void visitIf(JCIf tree) {
    tree.cond = translate(tree.cond);
    tree.thenpart = body(tree.thenpart);
    tree.elsepart = body(tree.elsepart);
    result = tree;
  }

  @Override
  public void visitWhileLoop(JCWhileLoop tree) {
    tree.cond = translate(tree.cond);
    tree.body = body(tree.body);
    result = tree;
  }

  @Override
  public void visitDoLoop(JCDoWhileLoop tree) {
    tree.body = body(tree.body);
    tree.cond = translate(tree.cond);
    result = tree;
  }

  @Override
  public void visitForLoop(JCForLoop tree) {
    tree.init = translate(tree.init);
    tree.cond = translate(tree.cond);
    tree.step = translate(tree.step);
    tree.body = body(tree.body);
    result = tree;
  }

  @Override
  public void visitForeachLoop(JCEnhancedForLoop tree) {
    tree.expr = translate(tree.expr);
    tree.body = body(tree.body);
    result = tree;
  }

  @Override
  public void visitCase(JCCase tree) {
    tree.stats = sequence(tree.stats);
    result = tree;
  }

  // ---- calls -----------------------------------------------------------------------------------

  @Override
  public void visitApply(JCMethodInvocation tree) {
    super.visitApply(tree);
    result = new StressedCall(tree, point(tree), point(tree));
  }

  // ---- what stays as it is ---------------------------------------------------------------------

  @Override
  public void visitSynchronized(JCSynchronized tree) {
    tree.lock = translate(tree.lock);
    result = tree;
  }
}
