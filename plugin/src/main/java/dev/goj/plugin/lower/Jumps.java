package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCYield;
import com.sun.tools.javac.tree.TreeScanner;
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
    new TreeScanner() {
      @Override
      public void scan(JCTree t) {
        if (t != null) {
          found.add(t);
          t.accept(this);
        }
      }

      @Override
      public void visitLambda(JCLambda t) {}

      @Override
      public void visitClassDef(JCClassDecl t) {}
    }.scan(tree);
    return found;
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
