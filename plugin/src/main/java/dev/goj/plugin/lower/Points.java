package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import dev.goj.plugin.analysis.Implicit;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.analysis.Loops;
import dev.goj.plugin.analysis.OneUnitScanner;

/**
 * Which trees contain suspension points. Not looked into: lambdas and classes, which are units of
 * their own; the bodies of synchronized blocks, in which a call stays blocking.
 */
final class Points {
  private final Inference inference;
  private final Implicit implicit;
  private final boolean preemptible;

  Points(Inference inference, Implicit implicit, boolean preemptible) {
    this.inference = inference;
    this.implicit = implicit;
    this.preemptible = preemptible;
  }

  /** Whether this call itself is one. */
  boolean isPoint(JCTree tree) {
    return tree instanceof JCMethodInvocation call
        && (call instanceof StressedCall
            || call instanceof AccessorCall
            || inference.maySuspend(call));
  }

  /** Whether each round of this loop begins with one: it asks whether to give way. */
  boolean asks(JCTree loop) {
    return preemptible && Loops.asks(loop);
  }

  /** Whether there is one in a tree. */
  boolean in(JCTree tree) {
    Finder f = new Finder();
    f.scan(tree);
    return f.found;
  }

  private final class Finder extends OneUnitScanner {
    boolean found;

    @Override
    public void scan(JCTree tree) {
      if (!found && tree != null) {
        tree.accept(this);
      }
    }

    @Override
    public void visitExec(JCExpressionStatement tree) {
      if (tree instanceof SuspensionPoint) {
        found = true;
      } else {
        super.visitExec(tree);
      }
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
      if (isPoint(tree)) {
        found = true;
      } else {
        super.visitApply(tree);
      }
    }

    @Override
    public void visitForeachLoop(JCEnhancedForLoop tree) {
      found |=
          asks(tree)
              || implicit.isChannel(tree.expr.type)
              || implicit.iteration(tree.expr.type).stream().anyMatch(inference::maySuspend);
      super.visitForeachLoop(tree);
    }

    @Override
    public void visitWhileLoop(JCWhileLoop tree) {
      found |= asks(tree);
      super.visitWhileLoop(tree);
    }

    @Override
    public void visitDoLoop(JCDoWhileLoop tree) {
      found |= asks(tree);
      super.visitDoLoop(tree);
    }

    @Override
    public void visitForLoop(JCForLoop tree) {
      found |= asks(tree);
      super.visitForLoop(tree);
    }

    @Override
    public void visitTry(JCTry tree) {
      for (JCTree resource : tree.resources) {
        MethodSymbol close = implicit.close(resource.type);
        found |= close != null && inference.maySuspend(close);
      }
      super.visitTry(tree);
    }

    @Override
    public void visitSynchronized(JCSynchronized tree) {
      scan(tree.lock);
    }
  }
}
