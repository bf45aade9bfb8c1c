package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.javac.TreeBuilder;

/**
 * Puts the look at the depth of the recursion into the body, in normal form, of a method that may
 * call itself again: before the first statement that does, on each way that leads to one, so that
 * an activation which ends before that need not look. Of those that walk a tree most do.
 *
 * <pre>{@code
 * if (c$.isTooDeep(depth$ = c$.nextDepth())) c$.unwind();
 * }</pre>
 *
 * <p>Calls of the user's other methods come behind it as well: they may leave a larger depth, which
 * would be allowed, but the stack would then be unwound too often. In loops and the like it would
 * be looked at again and again, so there it stands before the whole statement.
 */
final class DepthCheck {
  private final Lowering lowering;

  private DepthCheck(Lowering lowering) {
    this.lowering = lowering;
  }

  static List<JCStatement> insert(Lowering lowering, List<JCStatement> body) {
    return new DepthCheck(lowering).before(body);
  }

  private List<JCStatement> before(List<JCStatement> statements) {
    if (statements.isEmpty()) {
      return statements;
    }
    JCStatement first = statements.head;
    if (!mayCount(first)) {
      return before(statements.tail).prepend(first);
    }
    if (statements.tail.stream().noneMatch(this::mayCount)) {
      if (first instanceof JCBlock b) {
        b.stats = before(b.stats);
        return statements;
      } else if (first instanceof JCIf i) {
        i.thenpart = before(i.thenpart);
        i.elsepart = i.elsepart == null ? null : before(i.elsepart);
        return statements;
      }
    }
    return statements.prepend(unwindIfTooDeep(first));
  }

  private JCStatement before(JCStatement branch) {
    if (branch instanceof JCBlock b) {
      b.stats = before(b.stats);
      return b;
    }
    return mayCount(branch) ? lowering.build.nowhere().block(before(List.of(branch))) : branch;
  }

  private JCStatement unwindIfTooDeep(JCStatement before) {
    TreeBuilder build = lowering.build.nowhere();
    JCExpression next =
        build.call(build.ident(lowering.continuation()), lowering.abi.nextDepth, List.nil());
    return lowering.suspendIf(
        before,
        lowering.abi.isTooDeep,
        java.util.List.of(build.assign(build.ident(lowering.depth), next)),
        java.util.List.of(),
        lowering.abi.unwind);
  }

  private boolean mayCount(JCStatement s) {
    boolean[] found = {false};
    new TreeScanner() {
      @Override
      public void visitExec(JCExpressionStatement tree) {
        found[0] |= tree instanceof SuspensionPoint p && mayCount(p);
      }

      @Override
      public void visitLambda(JCTree.JCLambda tree) {}

      @Override
      public void visitClassDef(JCTree.JCClassDecl tree) {}
    }.scan(s);
    return found[0];
  }

  /** Whether a call may change the depth: all but operations of channels and goroutines. */
  private boolean mayCount(SuspensionPoint p) {
    Symbol packge = TreeInfo.symbol(((JCMethodInvocation) p.expr).meth).packge();
    return p.recursive
        || p.dispatch != null
        || (packge != lowering.abi.receiveChannel.packge()
            && packge != lowering.abi.continuation.packge());
  }
}
