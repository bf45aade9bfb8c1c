package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import org.jspecify.annotations.Nullable;

/**
 * What is to become a method.
 *
 * @param unit what the user wrote
 * @param lambda the same, or the lambda that a method reference stands for
 * @param receiver the variable of that lambda that stands for the bound receiver, which nobody
 *     declares
 * @param receiverValue its value, evaluated once where the reference is
 */
record Liftable(
    JCFunctionalExpression unit,
    JCLambda lambda,
    @Nullable VarSymbol receiver,
    @Nullable JCExpression receiverValue) {

  static Liftable of(JCLambda lambda) {
    return new Liftable(lambda, lambda, null, null);
  }
}
