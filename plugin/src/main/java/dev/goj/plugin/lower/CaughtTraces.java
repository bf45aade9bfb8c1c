package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCatch;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCTypeUnion;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.analysis.OneUnitScanner;

/**
 * Has handlers complete the stack traces of what they catch, as the callers of an activation that
 * was resumed, whether it catches itself or another below it, are not on the thread's stack:
 *
 * <pre>{@code
 * catch (E e) { log(e); }    catch (E e) { c$.caught(e); log(e); }
 * }</pre>
 *
 * <p>Where there are such callers that costs ten times what it costs to throw, so a handler that
 * does not mention the exception is left alone, unless it may catch that there was no memory or
 * stack to save the activation: then it ends the wait, by {@code c$.unwound(e)}. So do the handlers
 * that {@link HandlerLifter} and {@link Desugar} make.
 */
final class CaughtTraces extends OneUnitScanner {
  private final Lowering lowering;

  private CaughtTraces(Lowering lowering) {
    this.lowering = lowering;
  }

  /** In a body, whose handlers are changed. */
  static void complete(Lowering lowering, JCTree body) {
    new CaughtTraces(lowering).scan(body);
  }

  @Override
  public void visitCatch(JCCatch tree) {
    super.visitCatch(tree);
    VarSymbol e = tree.param.sym;
    if (mentions(tree.body, e)) {
      begin(tree.body, lowering.tell(lowering.abi.caught, e));
    } else if (mayCatchVirtualMachineError(tree)) {
      begin(tree.body, lowering.tell(lowering.abi.unwound, e));
    }
  }

  private static void begin(JCBlock body, JCStatement first) {
    body.stats = body.stats.prepend(first);
  }

  private boolean mayCatchVirtualMachineError(JCCatch tree) {
    Type error = lowering.javac.classNamed("java.lang.VirtualMachineError").type;
    List<JCExpression> caught =
        tree.param.vartype instanceof JCTypeUnion u ? u.alternatives : List.of(tree.param.vartype);
    for (JCExpression type : caught) {
      if (lowering.javac.types.isSubtype(error, type.type)
          || lowering.javac.types.isSubtype(type.type, error)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentions(JCTree tree, Symbol variable) {
    boolean[] found = new boolean[1];
    new TreeScanner() {
      @Override
      public void visitIdent(JCIdent id) {
        found[0] |= id.sym == variable;
      }
    }.scan(tree);
    return found[0];
  }
}
