package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCTypeCast;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.javac.Javac;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The lambdas, method references and anonymous classes that code compiled without the plugin will
 * call: those given to it as arguments, directly or in a local variable, for a parameter that it
 * can call something on. {@code list.forEach(x)} calls x; {@code list.add(x)} only keeps it.
 */
final class HandedOut extends TreeScanner {
  private final Javac javac;
  private final Siblings siblings;
  private final Set<JCTree> trees = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<VarSymbol, JCExpression> values = new HashMap<>();

  HandedOut(Javac javac, Siblings siblings) {
    this.javac = javac;
    this.siblings = siblings;
  }

  /** Whether this lambda or method reference is one. */
  boolean contains(JCTree functional) {
    return trees.contains(functional);
  }

  /** Whether this class without a name is one. */
  boolean contains(ClassSymbol anonymous) {
    return trees.stream()
        .anyMatch(t -> t instanceof JCNewClass n && n.def != null && n.def.sym == anonymous);
  }

  @Override
  public void visitVarDef(JCVariableDecl tree) {
    if (tree.init != null && tree.sym.owner instanceof MethodSymbol) {
      values.put(tree.sym, tree.init);
    }
    super.visitVarDef(tree);
  }

  @Override
  public void visitApply(JCMethodInvocation tree) {
    if (TreeInfo.symbol(tree.meth) instanceof MethodSymbol m) {
      arguments(m, tree.args, tree.varargsElement);
    }
    super.visitApply(tree);
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    if (tree.constructor instanceof MethodSymbol m && tree.def == null) {
      arguments(m, tree.args, tree.varargsElement);
    }
    super.visitNewClass(tree);
  }

  private void arguments(MethodSymbol callee, List<JCExpression> args, Type varargsElement) {
    forEach(callee, args, varargsElement, (arg, parameter) -> handOut(arg));
  }

  /**
   * Goes over the arguments of a call that code compiled without the plugin can call something on,
   * each with the type, erased, that it knows them by.
   */
  void forEach(
      MethodSymbol callee,
      List<JCExpression> args,
      Type varargsElement,
      BiConsumer<JCExpression, Type> action) {
    if (args.isEmpty()
        || Implicit.isSource(callee.enclClass())
        || siblings.external(callee) != null) {
      return;
    }
    List<Type> parameters = callee.type.getParameterTypes();
    for (JCExpression arg : args) {
      if (parameters.isEmpty()) {
        return; // an array's clone, and the like
      }
      boolean variable = varargsElement != null && parameters.tail.isEmpty();
      Type parameter =
          javac.types.erasure(variable ? javac.types.elemtype(parameters.head) : parameters.head);
      if (parameter.tsym != javac.syms.objectType.tsym) {
        forEachValue(arg, value -> action.accept(value, parameter));
      }
      parameters = variable ? parameters : parameters.tail;
    }
  }

  /** Of an expression with a choice, each of the two. */
  private static void forEachValue(JCExpression e, Consumer<JCExpression> action) {
    JCExpression value = TreeInfo.skipParens(e);
    if (value instanceof JCConditional c) {
      forEachValue(c.truepart, action);
      forEachValue(c.falsepart, action);
    } else {
      action.accept(value);
    }
  }

  private void handOut(JCExpression value) {
    if (value instanceof JCFunctionalExpression || value instanceof JCNewClass) {
      trees.add(value);
    } else if (value instanceof JCTypeCast c) {
      forEachValue(c.expr, this::handOut);
    } else if (value instanceof JCIdent id) {
      variable(id.sym);
    }
  }

  private void variable(Symbol s) {
    JCExpression value = values.remove(s);
    if (value != null) {
      forEachValue(value, this::handOut);
    }
  }
}
