package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;

/**
 * The initialization of a class by {@code new}, which comes before the arguments are evaluated.
 * Where these move to statements of their own, so does it, in front of them; but only if the
 * program could see the difference.
 */
final class Initializations {
  private final Javac javac;
  private final Abi abi;
  private final Inference inference;

  Initializations(Javac javac, Abi abi, Inference inference) {
    this.javac = javac;
    this.abi = abi;
    this.inference = inference;
  }

  /** {@code MethodHandles.lookup().ensureInitialized(C.class);}. */
  JCStatement of(ClassSymbol c, TreeBuilder build) {
    JCExpression lookup = build.staticCall(abi.lookup, List.nil());
    return build.exec(
        build.call(lookup, abi.ensureInitialized, List.of(build.classLiteral(c.type))));
  }

  /** Whether code in {@code from} that creates a {@code c} may be what initializes it, visibly. */
  boolean mayBeSeen(ClassSymbol c, ClassSymbol from) {
    return javac.types.closure(c.type).stream()
        .map(t -> (ClassSymbol) t.tsym)
        .anyMatch(s -> !isInitializedBefore(from, s) && hasInitializer(s));
  }

  /** A class is initialized behind its superclasses; interfaces are not. */
  private boolean isInitializedBefore(ClassSymbol c, ClassSymbol s) {
    return s == c || (!c.isInterface() && !s.isInterface() && c.isSubClass(s, javac.types));
  }

  private boolean hasInitializer(ClassSymbol c) {
    JCClassDecl source = inference.declaration(c);
    return source != null
        ? source.defs.stream().anyMatch(Initializations::isInitializer)
        : !isOfTheJdk(c) && c.members().findFirst(javac.names.clinit) != null;
  }

  private static boolean isInitializer(JCTree def) {
    if (def instanceof JCBlock b) {
      return (b.flags & Flags.STATIC) != 0;
    }
    return def instanceof JCVariableDecl field
        && field.sym.isStatic()
        && field.init != null
        && field.sym.getConstValue() == null;
  }

  /** Nobody sees when these are initialized. */
  private static boolean isOfTheJdk(Symbol c) {
    return c.getQualifiedName().toString().startsWith("java.");
  }
}
