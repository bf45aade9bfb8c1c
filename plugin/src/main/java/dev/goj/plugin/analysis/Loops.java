package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import java.util.Set;

/**
 * Which loops ask whether the goroutine is to give way to others.
 *
 * <p>All but the innermost ones over the elements of an array or of a collection of {@code
 * java.util}, or with an int that they count and compare ({@link Counter}), that call nothing but
 * what takes no time. They end by themselves; the loop around them asks.
 *
 * <p>The JIT compiler unrolls and vectorises an innermost loop only as long as nothing else is in
 * it: asking in each round makes some eight times as slow. So they ask between chunks of rounds
 * (ChunkedLoops).
 */
public final class Loops {
  /** Methods without parameters of classes of {@code java.lang} and {@code java.util}. */
  private static final Set<String> ATTRIBUTES = Set.of("length", "size", "isEmpty");

  /** Likewise, of one int. */
  private static final Set<String> ELEMENTS = Set.of("charAt", "get");

  private static final Set<String> ARITHMETIC =
      Set.of("Math", "Integer", "Long", "Double", "Float", "Character", "Byte", "Short", "Boolean");

  private Loops() {}

  /** Whether a loop asks. */
  public static boolean asks(JCTree loop) {
    boolean ends = loop instanceof JCEnhancedForLoop f ? hasEnd(f.expr.type) : Counter.ends(loop);
    return !ends || isCostly(loop);
  }

  private static boolean hasEnd(Type elements) {
    return elements.hasTag(TypeTag.ARRAY)
        || (elements.hasTag(TypeTag.CLASS) && isIn("java.util", elements.tsym));
  }

  private static boolean isCostly(JCTree loop) {
    Finder f = Finder.in(repeated(loop));
    return f.calls + f.loops > 0;
  }

  /** What is evaluated again and again in a loop. */
  static List<? extends JCTree> repeated(JCTree loop) {
    if (loop instanceof JCForLoop f) {
      List<JCTree> parts = List.<JCTree>of(f.body).appendList(List.convert(JCTree.class, f.step));
      return f.cond == null ? parts : parts.prepend(f.cond);
    }
    if (loop instanceof JCEnhancedForLoop f) {
      return List.of(f.body);
    }
    return loop instanceof JCWhileLoop w
        ? List.of(w.cond, w.body)
        : List.of(((JCDoWhileLoop) loop).body, ((JCDoWhileLoop) loop).cond);
  }

  /** Whether there is no other loop in a loop. */
  public static boolean isInnermost(JCTree loop) {
    return Finder.in(repeated(loop)).loops == 0;
  }

  /**
   * Whether a round takes no longer than its statements: it calls only methods of {@code java.lang}
   * and {@code java.util}, of which hardly any takes long, and none that is there to be implemented
   * by lambdas.
   */
  public static boolean isQuick(JCTree loop) {
    return Finder.in(repeated(loop)).unknownCalls == 0;
  }

  private static boolean takesNoTime(Symbol called) {
    return (isInLibrary(called) && isAccessor(called))
        || (isIn("java.lang", called) && ARITHMETIC.contains(called.owner.name.toString()));
  }

  private static boolean isAccessor(Symbol called) {
    List<Type> parameters = called.type.getParameterTypes();
    return parameters.isEmpty()
        ? ATTRIBUTES.contains(called.name.toString())
        : parameters.head.hasTag(TypeTag.INT) && ELEMENTS.contains(called.name.toString());
  }

  private static boolean isQuick(Symbol called) {
    return isInLibrary(called)
        && called.enclClass().getAnnotation(FunctionalInterface.class) == null;
  }

  private static boolean isInLibrary(Symbol called) {
    return isIn("java.lang", called) || isIn("java.util", called);
  }

  private static boolean isIn(String packageName, Symbol s) {
    return s.packge().getQualifiedName().contentEquals(packageName);
  }

  /** Counts calls, but for those that take no time, and loops. */
  private static final class Finder extends TreeScanner {
    int calls;
    int unknownCalls;
    int loops;

    static Finder in(List<? extends JCTree> trees) {
      Finder f = new Finder();
      f.scan(trees);
      return f;
    }

    private void call(Symbol called) {
      if (!takesNoTime(called)) {
        calls++;
        unknownCalls += isQuick(called) ? 0 : 1;
      }
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
      call(TreeInfo.symbol(tree.meth));
      super.visitApply(tree);
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
      call(tree.constructor);
      super.visitNewClass(tree);
    }

    @Override
    public void visitForLoop(JCForLoop tree) {
      loops++;
      super.visitForLoop(tree);
    }

    @Override
    public void visitForeachLoop(JCEnhancedForLoop tree) {
      loops++;
      super.visitForeachLoop(tree);
    }

    @Override
    public void visitWhileLoop(JCWhileLoop tree) {
      loops++;
      super.visitWhileLoop(tree);
    }

    @Override
    public void visitDoLoop(JCDoWhileLoop tree) {
      loops++;
      super.visitDoLoop(tree);
    }

    @Override
    public void visitLambda(JCLambda tree) {}

    @Override
    public void visitClassDef(JCClassDecl tree) {}
  }
}
