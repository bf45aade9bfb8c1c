package dev.goj.plugin.analysis;

import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.TreeScanner;

/** Looks at the code of one unit: lambdas and classes in it are units of their own. */
public abstract class OneUnitScanner extends TreeScanner {
  @Override
  public final void visitLambda(JCLambda tree) {}

  @Override
  public final void visitClassDef(JCClassDecl tree) {}
}
