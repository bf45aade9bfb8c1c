package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;

/**
 * Which loops ask, in each round, whether the goroutine is to give way to others.
 *
 * <p>All but the innermost counted ones that call nothing: the JIT compiler unrolls and vectorises
 * those only as long as nothing else is in them. They end by themselves; the loop around them asks.
 */
public final class Loops {
  private Loops() {}

  /** Whether a statement is a loop that asks. */
  public static boolean asks(JCTree loop) {
    if (loop instanceof JCForLoop f) {
      return !isCounted(f.cond) || isCostly(f.body) || isCostly(f.step) || isCostly(f.cond);
    }
    if (loop instanceof JCEnhancedForLoop f) {
      return !f.expr.type.hasTag(TypeTag.ARRAY) || isCostly(f.body);
    }
    return loop instanceof JCWhileLoop || loop instanceof JCDoWhileLoop;
  }

  private static boolean isCounted(JCExpression condition) {
    return condition != null
        && TreeInfo.skipParens(condition) instanceof JCBinary b
        && b.operator.type.getParameterTypes().head.hasTag(TypeTag.INT);
  }

  private static boolean isCostly(JCTree tree) {
    Finder f = new Finder();
    f.scan(tree);
    return f.found;
  }

  private static boolean isCostly(Iterable<? extends JCTree> trees) {
    for (JCTree tree : trees) {
      if (isCostly(tree)) {
        return true;
      }
    }
    return false;
  }

  /** Finds calls and loops. */
  private static final class Finder extends TreeScanner {
    boolean found;

    @Override
    public void visitApply(JCMethodInvocation tree) {
      found = true;
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
      found = true;
    }

    @Override
    public void visitForLoop(JCForLoop tree) {
      found = true;
    }

    @Override
    public void visitForeachLoop(JCEnhancedForLoop tree) {
      found = true;
    }

    @Override
    public void visitWhileLoop(JCWhileLoop tree) {
      found = true;
    }

    @Override
    public void visitDoLoop(JCDoWhileLoop tree) {
      found = true;
    }

    @Override
    public void visitLambda(JCLambda tree) {}

    @Override
    public void visitClassDef(JCClassDecl tree) {}
  }
}
