package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import dev.goj.plugin.javac.TreeBuilder;

/** Code moves to another method: what is declared in it gets a new owner. */
final class Owners extends TreeScanner {
  private final Symbol from;
  private final Symbol to;

  private Owners(Symbol from, Symbol to) {
    this.from = from;
    this.to = to;
  }

  /** Moves what {@code from} owns in a tree; everything, where {@code from} is null. */
  static void change(JCTree tree, Symbol from, Symbol to) {
    new Owners(from, to).scan(tree);
  }

  private boolean moves(Symbol owner) {
    return from == null || owner == from;
  }

  @Override
  public void visitVarDef(JCVariableDecl tree) {
    if (tree.sym != null && moves(tree.sym.owner)) {
      tree.sym.owner = to;
    }
    super.visitVarDef(tree);
  }

  @Override
  public void visitClassDef(JCClassDecl tree) {
    if (tree.sym != null && moves(tree.sym.owner)) {
      tree.sym.owner = to;
    }
    // Its members belong to it, not to the method.
  }

  @Override
  public void visitLambda(JCLambda tree) {
    functional(tree);
    super.visitLambda(tree);
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    functional(tree);
    super.visitReference(tree);
  }

  private void functional(JCFunctionalExpression tree) {
    if (moves(TreeBuilder.lambdaOwner(tree))) {
      TreeBuilder.setLambdaOwner(tree, to);
    }
  }
}
