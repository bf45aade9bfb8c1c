package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;

/**
 * The variable that counts the rounds of a loop: an int or long of the method, to which every round
 * adds {@code step}, and which nothing else in the loop changes.
 */
public record Counter(VarSymbol variable, int step) {
  /** Steps beyond it are of no interest, and could overflow. */
  private static final int MAX_STEP = 1024;

  /** The counter of a loop; null if it has none. */
  public static Counter of(JCTree loop) {
    if (loop instanceof JCForLoop f) {
      for (JCExpressionStatement s : f.step) {
        Counter c = advancedBy(s);
        if (c != null && new Finder(c, f).in(f.cond, f.body, f.step).changes == 1) {
          return c;
        }
      }
      return null;
    } else if (loop instanceof JCWhileLoop w) {
      return atEndOf(w.body, w.cond, w);
    } else if (loop instanceof JCDoWhileLoop d) {
      return atEndOf(d.body, d.cond, d);
    }
    return null;
  }

  /** Where no round leaves out the end of the body. */
  private static Counter atEndOf(JCStatement body, JCExpression cond, JCTree loop) {
    JCStatement last = body instanceof JCBlock b && b.stats.nonEmpty() ? b.stats.last() : body;
    Counter c = last instanceof JCExpressionStatement s ? advancedBy(s) : null;
    if (c == null) {
      return null;
    }
    Finder f = new Finder(c, loop).in(cond, body, List.nil());
    return f.changes == 1 && !f.continued ? c : null;
  }

  private static Counter advancedBy(JCExpressionStatement s) {
    if (s.expr instanceof JCUnary u) {
      return switch (u.getTag()) {
        case PREINC, POSTINC -> of(u.arg, 1);
        case PREDEC, POSTDEC -> of(u.arg, -1);
        default -> null;
      };
    } else if (s.expr instanceof JCAssignOp a
        && a.rhs.type.constValue() instanceof Integer step
        && Math.abs(step) <= MAX_STEP) {
      return switch (a.getTag()) {
        case PLUS_ASG -> of(a.lhs, step);
        case MINUS_ASG -> of(a.lhs, -step);
        default -> null;
      };
    }
    return null;
  }

  private static Counter of(JCExpression target, int step) {
    return step != 0
            && TreeInfo.skipParens(target) instanceof JCIdent id
            && id.sym instanceof VarSymbol v
            && v.owner.kind == Kinds.Kind.MTH
            && (v.type.hasTag(TypeTag.INT) || v.type.hasTag(TypeTag.LONG))
        ? new Counter(v, step)
        : null;
  }

  /** Finds what changes a counter, and what goes on with the next round of its loop. */
  private static final class Finder extends TreeScanner {
    private final Counter counter;
    private final JCTree loop;
    int changes;
    boolean continued;

    Finder(Counter counter, JCTree loop) {
      this.counter = counter;
      this.loop = loop;
    }

    Finder in(JCExpression cond, JCStatement body, List<JCExpressionStatement> step) {
      scan(cond);
      scan(body);
      scan(step);
      return this;
    }

    private void change(JCExpression target) {
      if (TreeInfo.symbol(target) == counter.variable) {
        changes++;
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

    @Override
    public void visitContinue(JCContinue tree) {
      continued |= tree.target == loop;
    }
  }
}
