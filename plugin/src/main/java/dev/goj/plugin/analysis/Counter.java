package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import org.jspecify.annotations.Nullable;

/** Finds loops that count. */
public final class Counter {
  private final JCTree loop;
  private final TypeTag type;

  private Counter(JCTree loop, TypeTag type) {
    this.loop = loop;
    this.type = type;
  }

  /**
   * Whether a loop ends by itself: it compares an int of the method, which each round advances by a
   * constant, and which nothing else in the loop changes.
   */
  static boolean ends(JCTree loop) {
    Counter ints = new Counter(loop, TypeTag.INT);
    if (loop instanceof JCForLoop f) {
      return f.cond != null && ints.ends(f.cond, f.step);
    }
    if (loop instanceof JCWhileLoop w) {
      return ints.ends(w.cond, everyRound(w.body));
    }
    return loop instanceof JCDoWhileLoop d && ints.ends(d.cond, everyRound(d.body));
  }

  /**
   * At most how many rounds a loop has of which that is told by constants alone, {@code for (int i
   * = 0; i < 8; i++)}; {@link Integer#MAX_VALUE} of any other.
   */
  static int constantRounds(JCForLoop f) {
    boolean isOne = f.init.size() == 1 && f.step.size() == 1 && f.cond != null && ends(f);
    if (isOne
        && f.init.head instanceof JCVariableDecl v
        && v.init != null
        && v.init.type.constValue() instanceof Integer first
        && TreeInfo.skipParens(f.cond) instanceof JCBinary test
        && TreeInfo.symbol(test.lhs) == v.sym
        && test.rhs.type.constValue() instanceof Integer limit) {
      long step = step(f.step.head.expr);
      return switch (test.getTag()) {
        case LT -> rounds(first, limit - 1L, step);
        case LE -> rounds(first, limit, step);
        case GT -> rounds(-(long) first, -(limit + 1L), -step);
        case GE -> rounds(-(long) first, -(long) limit, -step);
        default -> Integer.MAX_VALUE;
      };
    }
    return Integer.MAX_VALUE;
  }

  private static int rounds(long first, long last, long step) {
    long rounds = step <= 0 ? Long.MAX_VALUE : Math.max(0, (last - first) / step + 1);
    return (int) Math.min(rounds, Integer.MAX_VALUE);
  }

  /** By how much a statement that advances a variable by a constant does so. */
  private static long step(JCExpression change) {
    if (change instanceof JCAssignOp a) {
      long by = (Integer) a.rhs.type.constValue();
      return a.hasTag(JCTree.Tag.PLUS_ASG) ? by : -by;
    }
    return isIncrement(change) ? 1 : -1;
  }

  /** A long of the method, counted up by one while it is less than a limit that is no object. */
  public record CountedLong(VarSymbol counter, JCExpression limit) {}

  /** What a loop of the form {@code for (...; counter < limit; counter++)} counts, if it does. */
  public static @Nullable CountedLong longOf(JCForLoop f) {
    boolean isOne =
        f.cond != null
            && TreeInfo.skipParens(f.cond).hasTag(JCTree.Tag.LT)
            && f.step.size() == 1
            && isIncrement(f.step.head.expr);
    if (!isOne) {
      return null;
    }
    Counter longs = new Counter(f, TypeTag.LONG);
    JCBinary test = (JCBinary) TreeInfo.skipParens(f.cond);
    VarSymbol v = longs.advancedBy(f.step.head.expr);
    boolean counts =
        v != null
            && longs.variable(test.lhs) == v
            && longs.changes(v) == 1
            && test.rhs.type.isIntegral();
    return counts ? new CountedLong(v, test.rhs) : null;
  }

  private static boolean isIncrement(JCExpression step) {
    return step.hasTag(JCTree.Tag.PREINC) || step.hasTag(JCTree.Tag.POSTINC);
  }

  /** What each round that does not leave the loop comes to. */
  static List<? extends JCStatement> everyRound(JCStatement body) {
    boolean[] continues = new boolean[1];
    new TreeScanner() {
      @Override
      public void visitContinue(JCContinue tree) {
        continues[0] = true;
      }
    }.scan(body);
    if (continues[0]) {
      return List.nil();
    }
    return body instanceof JCBlock b ? b.stats : List.of(body);
  }

  private boolean ends(JCExpression cond, List<? extends JCStatement> everyRound) {
    JCExpression test = TreeInfo.skipParens(cond);
    if (!(test instanceof JCBinary b)) {
      return false;
    }
    return switch (b.getTag()) {
      case AND -> ends(b.lhs, everyRound) || ends(b.rhs, everyRound);
      case LT, LE, GT, GE, NE -> isCounted(b.lhs, everyRound) || isCounted(b.rhs, everyRound);
      default -> false;
    };
  }

  private boolean isCounted(JCExpression compared, List<? extends JCStatement> everyRound) {
    VarSymbol advanced = advancedBy(compared);
    if (advanced != null) {
      return changes(advanced) == 1;
    }
    VarSymbol v = variable(compared);
    return v != null
        && changes(v) == 1
        && everyRound.stream()
            .anyMatch(s -> s instanceof JCExpressionStatement e && advancedBy(e.expr) == v);
  }

  private @Nullable VarSymbol advancedBy(JCExpression e) {
    JCExpression change = TreeInfo.skipParens(e);
    if (change instanceof JCUnary u && u.getTag().isIncOrDecUnaryOp()) {
      return variable(u.arg);
    }
    if (change instanceof JCAssignOp a
        && (a.hasTag(JCTree.Tag.PLUS_ASG) || a.hasTag(JCTree.Tag.MINUS_ASG))
        && a.rhs.type.constValue() instanceof Integer step
        && step != 0) {
      return variable(a.lhs);
    }
    return null;
  }

  private @Nullable VarSymbol variable(JCExpression e) {
    return TreeInfo.skipParens(e) instanceof JCIdent id
            && id.sym instanceof VarSymbol v
            && v.owner.kind == Kinds.Kind.MTH
            && v.type.hasTag(type)
        ? v
        : null;
  }

  /** In how many places of the loop a variable is changed. */
  private int changes(VarSymbol variable) {
    int[] found = new int[1];
    new TreeScanner() {
      private void change(JCExpression target) {
        if (TreeInfo.symbol(target) == variable) {
          found[0]++;
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
    }.scan(Loops.repeated(loop));
    return found[0];
  }
}
