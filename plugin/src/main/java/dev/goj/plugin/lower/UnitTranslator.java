package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.TreeTranslator;

/** Changes the code of one unit: lambdas and classes in it are units of their own. */
abstract class UnitTranslator extends TreeTranslator {
  @Override
  public final void visitLambda(JCLambda tree) {
    result = tree;
  }

  @Override
  public final void visitClassDef(JCClassDecl tree) {
    result = tree;
  }
}
