package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import java.util.List;

/**
 * A call that may suspend, as a statement of its own: {@code target = receiver.m$go(c, null,
 * args)}. What {@link Spiller} leaves, {@link Liveness} completes, and {@link Reentry} expands.
 */
final class SuspensionPoint extends JCExpressionStatement {
  /** The type of the user's call, as javac inferred it. */
  final Type result;

  /** Whether the call may lead back to the code that it is in. */
  final boolean recursive;

  /** Where the result goes; null where nobody takes it. */
  final VarSymbol target;

  /** Where the sibling is called only on a receiver that has it; else null. */
  final Dispatch dispatch;

  /**
   * For a method of the JDK, and for one of an interface, behind which can be a proxy.
   *
   * @param hasSibling whether the receiver has the sibling to be called
   * @param plain the call where it has not
   */
  record Dispatch(JCExpression hasSibling, JCMethodInvocation plain) {}

  /** The number of this point in textual order, from 1. */
  int label;

  /** What the frame must have, in the order of declaration. */
  List<VarSymbol> live = List.of();

  /** What saves it; chosen when all points are known. */
  SaveMethod save;

  SuspensionPoint(
      JCMethodInvocation goCall,
      boolean recursive,
      Type result,
      VarSymbol target,
      Dispatch dispatch) {
    super(goCall);
    this.recursive = recursive;
    this.dispatch = dispatch;
    this.result = result;
    this.target = target;
    setPos(goCall.pos);
  }
}
