package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;

/**
 * Which loops ask whether the goroutine is to give way to others.
 *
 * <p>All but the innermost ones over the elements of an array, or with an int that they count and
 * compare ({@link Counter}), that call nothing. They end by themselves; the loop around them asks.
 *
 * <p>The JIT compiler unrolls and vectorises an innermost loop only as long as nothing else is in
 * it: asking in each round makes some loops eight times as slow. So innermost loops ask between
 * chunks of rounds ({@link #isInnermost}, ChunkedLoops).
 */
public final class Loops {
  private Loops() {}

  /** Whether a statement is a loop that asks. */
  public static boolean asks(JCTree loop) {
    if (loop instanceof JCForLoop f) {
      return !Counter.ends(f) || isCostly(f);
    }
    if (loop instanceof JCEnhancedForLoop f) {
      return !f.expr.type.hasTag(TypeTag.ARRAY) || isCostly(f.body);
    }
    return loop instanceof JCWhileLoop || loop instanceof JCDoWhileLoop;
  }

  private static boolean isCostly(JCForLoop loop) {
    return isCostly(loop.body)
        || isCostly(loop.cond)
        || loop.step.stream().anyMatch(Loops::isCostly);
  }

  private static boolean isCostly(JCTree tree) {
    Finder f = new Finder();
    f.scan(tree);
    return f.calls + f.loops > 0;
  }

  /** Whether there is no other loop in a loop. */
  public static boolean isInnermost(JCTree loop) {
    Finder f = new Finder();
    f.scan(loop);
    return f.loops == 1;
  }

  /**
   * Whether a round takes no longer than its statements: it calls only methods of {@code java.lang}
   * and {@code java.util}, of which hardly any takes long, and none that is there to be implemented
   * by lambdas.
   */
  public static boolean isQuick(JCTree loop) {
    Finder f = new Finder();
    f.scan(loop);
    return f.unknownCalls == 0;
  }

  private static boolean isKnown(Symbol called) {
    String owner = called.packge().getQualifiedName().toString();
    return (owner.equals("java.lang") || owner.equals("java.util"))
        && called.enclClass().getAnnotation(FunctionalInterface.class) == null;
  }

  /** Finds calls and loops. */
  private static final class Finder extends TreeScanner {
    int calls;
    int unknownCalls;
    int loops;

    private void call(Symbol called) {
      calls++;
      if (!isKnown(called)) {
        unknownCalls++;
      }
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
      call(TreeInfo.symbol(tree.meth));
      super.visitApply(tree);
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
      call(tree.constructor);
      super.visitNewClass(tree);
    }

    @Override
    public void visitForLoop(JCForLoop tree) {
      loops++;
      super.visitForLoop(tree);
    }

    @Override
    public void visitForeachLoop(JCEnhancedForLoop tree) {
      loops++;
      super.visitForeachLoop(tree);
    }

    @Override
    public void visitWhileLoop(JCWhileLoop tree) {
      loops++;
      super.visitWhileLoop(tree);
    }

    @Override
    public void visitDoLoop(JCDoWhileLoop tree) {
      loops++;
      super.visitDoLoop(tree);
    }

    @Override
    public void visitLambda(JCLambda tree) {}

    @Override
    public void visitClassDef(JCClassDecl tree) {}
  }
}
