package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import dev.goj.plugin.analysis.OneUnitScanner;
import dev.goj.plugin.analysis.ParameterLimit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the variables that no activation assigns any more once it has waited: those that are
 * assigned only before the first suspension point, and in no loop with a point; parameters most of
 * all. Where one is live it was so at each point that the activation has waited at, since nothing
 * between has assigned it. So the frame gets it when it is made, and later points need not save it
 * again.
 */
final class SettledVariables extends OneUnitScanner {
  /** So that a {@link SaveMethod} has parameters for others, too. */
  private static final int MAX_SLOTS = ParameterLimit.MAX_SLOTS / 2;

  private final Set<Symbol> assigned = new HashSet<>();

  /** Whether an activation may have waited where the scan is. */
  private boolean waited;

  private SettledVariables() {}

  /** Those among the variables that are saved, as far as parameters for them reach. */
  static Set<VarSymbol> among(Collection<VarSymbol> saved, List<JCStatement> body) {
    SettledVariables scan = new SettledVariables();
    body.forEach(scan::scan);
    Set<VarSymbol> settled = new LinkedHashSet<>();
    int slots = 0;
    for (VarSymbol v : saved) {
      int more = ParameterLimit.slots(v.type);
      if (!scan.assigned.contains(v) && slots + more <= MAX_SLOTS) {
        settled.add(v);
        slots += more;
      }
    }
    return settled;
  }

  private void assigned(Symbol v) {
    if (waited) {
      assigned.add(v);
    }
  }

  private void assigned(JCExpression target) {
    if (TreeInfo.skipParens(target) instanceof JCIdent id) {
      assigned(id.sym);
    }
  }

  private void loop(JCStatement s, Runnable visit) {
    waited = waited || Reentry.hasPoint(s);
    visit.run();
  }

  @Override
  public void visitExec(JCExpressionStatement tree) {
    super.visitExec(tree);
    if (tree instanceof SuspensionPoint p) {
      waited = true;
      if (p.target != null) {
        assigned(p.target);
      }
    }
  }

  @Override
  public void visitWhileLoop(JCWhileLoop tree) {
    loop(tree, () -> super.visitWhileLoop(tree));
  }

  @Override
  public void visitDoLoop(JCDoWhileLoop tree) {
    loop(tree, () -> super.visitDoLoop(tree));
  }

  @Override
  public void visitForLoop(JCForLoop tree) {
    loop(tree, () -> super.visitForLoop(tree));
  }

  @Override
  public void visitForeachLoop(JCEnhancedForLoop tree) {
    loop(tree, () -> super.visitForeachLoop(tree));
  }

  @Override
  public void visitAssign(JCAssign tree) {
    super.visitAssign(tree);
    assigned(tree.lhs);
  }

  @Override
  public void visitAssignop(JCAssignOp tree) {
    super.visitAssignop(tree);
    assigned(tree.lhs);
  }

  @Override
  public void visitUnary(JCUnary tree) {
    super.visitUnary(tree);
    if (tree.getTag().isIncOrDecUnaryOp()) {
      assigned(tree.arg);
    }
  }

  @Override
  public void visitVarDef(JCVariableDecl tree) {
    super.visitVarDef(tree);
    assigned(tree.sym);
  }
}
