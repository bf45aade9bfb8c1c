package dev.goj.plugin.analysis;

import com.sun.source.tree.ImportTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.RecordPattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a compilation has to do with goroutines at all, since most of those that the plugin is
 * there for have not.
 *
 * <p>What the {@link Inference} finds begins at a sibling that somebody else compiled, or wrote by
 * hand, or at a method of the JDK that the runtime has a substitute for: in what is called, by the
 * source or by the language, in what a class overrides, and in what a lambda implements; or at a
 * class that has code which waits behind an interface of the JDK. Without any of these nothing
 * suspends and nothing is warned of. Where it is in doubt, this says that there is something, as
 * also where a source imports the runtime, which may be one that has other siblings; and it stops
 * where it finds that.
 */
public final class QuickLook extends TreeScanner {
  private final Javac javac;
  private final MarkedClasses marked;
  private boolean found;

  private QuickLook(Javac javac, MarkedClasses marked) {
    this.javac = javac;
    this.marked = marked;
  }

  /** Whether an inference over these sources would find nothing. */
  public static boolean findsNothing(
      Javac javac, MarkedClasses marked, Iterable<JCCompilationUnit> sources) {
    QuickLook look = new QuickLook(javac, marked);
    for (JCCompilationUnit source : sources) {
      if (importOfRuntime(source) != null) {
        return false;
      }
      look.scan(source.defs);
      if (look.found) {
        return false;
      }
    }
    return true;
  }

  /** Where a source imports something of the runtime, or null. */
  public static @Nullable JCTree importOfRuntime(JCCompilationUnit source) {
    for (JCTree def : source.defs) {
      // by the interface: what the tree's own method returns differs between JDKs
      if (def instanceof ImportTree i && isOfRuntime(i.getQualifiedIdentifier().toString())) {
        return def;
      }
    }
    return null;
  }

  private static boolean isOfRuntime(String imported) {
    return imported.equals("dev.goj") // its module
        || (imported.startsWith("dev.goj.") && !imported.startsWith("dev.goj.plugin."));
  }

  @Override
  public void scan(JCTree tree) {
    if (!found) {
      super.scan(tree);
    }
  }

  @Override
  public void visitClassDef(JCClassDecl tree) {
    if (tree.sym != null) {
      lookAt(tree.sym.type);
      scan(tree.defs);
    }
  }

  @Override
  public void visitApply(JCMethodInvocation tree) {
    lookAt(TreeInfo.symbol(tree.meth));
    super.visitApply(tree);
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    lookAt(tree.constructor);
    super.visitNewClass(tree);
  }

  @Override
  public void visitLambda(JCLambda tree) {
    lookAtTarget(tree);
    super.visitLambda(tree);
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    lookAtTarget(tree);
    lookAt(tree.sym);
    super.visitReference(tree);
  }

  @Override
  public void visitForeachLoop(JCEnhancedForLoop tree) {
    lookAt(tree.expr.type);
    super.visitForeachLoop(tree);
  }

  @Override
  public void visitTry(JCTry tree) {
    for (JCTree resource : tree.resources) {
      lookAt(resource.type);
    }
    super.visitTry(tree);
  }

  @Override
  public void visitTypeTest(JCInstanceOf tree) {
    matched(tree.pattern);
    super.visitTypeTest(tree);
  }

  @Override
  public void visitCase(JCCase tree) {
    tree.labels.forEach(this::matched);
    super.visitCase(tree);
  }

  private void matched(JCTree label) {
    RecordPattern.in(label).forEach(p -> lookAt(p.record().type));
  }

  @Override
  public void visitBinary(JCBinary tree) {
    if (javac.isConcatenation(tree)) {
      lookAt(tree.lhs.type);
      lookAt(tree.rhs.type);
    }
    super.visitBinary(tree);
  }

  @Override
  public void visitAssignop(JCAssignOp tree) {
    if (javac.isConcatenation(tree)) {
      lookAt(tree.rhs.type);
    }
    super.visitAssignop(tree);
  }

  private void lookAtTarget(JCFunctionalExpression tree) {
    lookAt(javac.functional(tree.target));
  }

  /** At a class or interface that is implemented or used, and all that it inherits from. */
  private void lookAt(Type type) {
    Type t = type == null ? Type.noType : javac.types.skipTypeVars(type, false);
    if (t.hasTag(TypeTag.CLASS)) {
      found |= !marked.waitsBehind(t.tsym).isEmpty();
      for (Type s : javac.types.closure(t)) {
        found |= marked.contains(s.tsym);
      }
    }
  }

  private void lookAt(Symbol callee) {
    if (callee instanceof MethodSymbol m && !found) {
      found =
          (marked.contains(m.owner) ? isIn((ClassSymbol) m.owner, m) : hasSubstitute(m))
              || !marked.waitsBehind(m.owner).isEmpty();
    }
  }

  private boolean hasSubstitute(MethodSymbol m) {
    return marked.isSubstituted(m.owner)
        && isIn(javac.classNamed(RuntimeNames.SUBSTITUTES_CLASS), m);
  }

  private boolean isIn(ClassSymbol c, MethodSymbol m) {
    return c == null
        || c.members().findFirst(m.name.append(javac.names.fromString(RuntimeNames.GO))) != null;
  }
}
