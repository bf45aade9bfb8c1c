package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCThrow;
import com.sun.tools.javac.tree.JCTree.JCYield;
import dev.goj.plugin.analysis.OneUnitScanner;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Rewrites the jumps in a statement: break, continue, yield, and return. */
final class Jumps extends UnitTranslator {
  private final Predicate<JCStatement> which;
  private final Function<JCStatement, JCStatement> rewrite;

  private Jumps(Predicate<JCStatement> which, Function<JCStatement, JCStatement> rewrite) {
    this.which = which;
    this.rewrite = rewrite;
  }

  /** Replaces each jump that {@code which} accepts. */
  static <T extends JCTree> T replace(
      T tree, Predicate<JCStatement> which, Function<JCStatement, JCStatement> rewrite) {
    return new Jumps(which, rewrite).translate(tree);
  }

  /** Where a jump goes; null for a return. */
  static JCTree target(JCStatement jump) {
    if (jump instanceof JCBreak b) {
      return b.target;
    } else if (jump instanceof JCContinue c) {
      return c.target;
    } else if (jump instanceof JCYield y) {
      return y.target;
    }
    return null;
  }

  /** Sends the breaks and continues that go to one statement to another. */
  static <T extends JCTree> T retarget(T tree, JCTree from, JCTree to) {
    return retarget(tree, from, to, to);
  }

  /** Sends the breaks that go to one statement to another, and the continues to a third. */
  static <T extends JCTree> T retarget(T tree, JCTree from, JCTree breaks, JCTree continues) {
    return replace(
        tree,
        jump -> target(jump) == from,
        jump -> {
          if (jump instanceof JCBreak b) {
            b.target = breaks;
          } else if (jump instanceof JCContinue c) {
            c.target = continues;
          }
          return jump;
        });
  }

  /** The statements in a tree, as possible targets of jumps that stay inside of it. */
  static Set<JCTree> insides(JCTree tree) {
    Set<JCTree> found = Collections.newSetFromMap(new IdentityHashMap<>());
    new OneUnitScanner() {
      @Override
      public void scan(JCTree t) {
        if (t != null) {
          found.add(t);
          t.accept(this);
        }
      }
    }.scan(tree);
    return found;
  }

  /** Whether a statement is a jump, or throws something. */
  static boolean isJump(JCStatement s) {
    return target(s) != null || s instanceof JCReturn || s instanceof JCThrow;
  }

  /** Whether a {@code break} in a statement goes to its end. */
  static boolean isBrokenOff(JCStatement s) {
    boolean isTarget = !(s instanceof JCBlock || s instanceof JCIf);
    return isTarget && leadsTo(s, s, JCBreak.class);
  }

  /** Whether a {@code continue} in a loop's body goes on with the loop. */
  static boolean isContinued(JCStatement loop, JCStatement body) {
    return leadsTo(loop, body, JCContinue.class);
  }

  private static boolean leadsTo(
      JCStatement target, JCStatement in, Class<? extends JCStatement> kind) {
    boolean[] found = new boolean[1];
    new OneUnitScanner() {
      private void jump(JCStatement tree) {
        found[0] |= kind.isInstance(tree) && target(tree) == target;
      }

      @Override
      public void visitBreak(JCBreak tree) {
        jump(tree);
      }

      @Override
      public void visitContinue(JCContinue tree) {
        jump(tree);
      }
    }.scan(in);
    return found[0];
  }

  private void jump(JCStatement tree) {
    result = which.test(tree) ? rewrite.apply(tree) : tree;
  }

  @Override
  public void visitBreak(JCBreak tree) {
    jump(tree);
  }

  @Override
  public void visitContinue(JCContinue tree) {
    jump(tree);
  }

  @Override
  public void visitYield(JCYield tree) {
    tree.value = translate(tree.value);
    jump(tree);
  }

  @Override
  public void visitReturn(JCReturn tree) {
    tree.expr = translate(tree.expr);
    jump(tree);
  }
}
