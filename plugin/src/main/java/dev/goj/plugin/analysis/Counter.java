package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;

/** Finds {@code for} loops that end by themselves, as they count. */
final class Counter {
  private Counter() {}

  /**
   * Whether a loop compares an int of the method, which its update part advances by a constant, and
   * which nothing else in the loop changes.
   */
  static boolean ends(JCForLoop f) {
    return f.cond != null
        && TreeInfo.skipParens(f.cond) instanceof JCBinary b
        && f.step.stream()
            .map(Counter::advancedBy)
            .anyMatch(
                v ->
                    v != null
                        && (TreeInfo.symbol(b.lhs) == v || TreeInfo.symbol(b.rhs) == v)
                        && Changes.of(v, f) == 1);
  }

  private static VarSymbol advancedBy(JCExpressionStatement s) {
    if (s.expr instanceof JCUnary u && u.getTag().isIncOrDecUnaryOp()) {
      return localInt(u.arg);
    }
    if (s.expr instanceof JCAssignOp a
        && (a.hasTag(JCTree.Tag.PLUS_ASG) || a.hasTag(JCTree.Tag.MINUS_ASG))
        && a.rhs.type.constValue() instanceof Integer step
        && step != 0) {
      return localInt(a.lhs);
    }
    return null;
  }

  private static VarSymbol localInt(JCExpression e) {
    return TreeInfo.skipParens(e) instanceof JCIdent id
            && id.sym instanceof VarSymbol v
            && v.owner.kind == Kinds.Kind.MTH
            && v.type.hasTag(TypeTag.INT)
        ? v
        : null;
  }

  /** Counts where a variable is changed. */
  private static final class Changes extends TreeScanner {
    private final VarSymbol variable;
    private int found;

    private Changes(VarSymbol variable) {
      this.variable = variable;
    }

    static int of(VarSymbol variable, JCForLoop f) {
      Changes c = new Changes(variable);
      c.scan(f.cond);
      c.scan(f.body);
      c.scan(f.step);
      return c.found;
    }

    private void change(JCExpression target) {
      if (TreeInfo.symbol(target) == variable) {
        found++;
      }
    }

    @Override
    public void visitAssign(JCAssign tree) {
      change(tree.lhs);
      super.visitAssign(tree);
    }

    @Override
    public void visitAssignop(JCAssignOp tree) {
      change(tree.lhs);
      super.visitAssignop(tree);
    }

    @Override
    public void visitUnary(JCUnary tree) {
      if (tree.getTag().isIncOrDecUnaryOp()) {
        change(tree.arg);
      }
      super.visitUnary(tree);
    }
  }
}
