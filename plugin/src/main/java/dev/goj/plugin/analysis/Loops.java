package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which loops ask whether the goroutine is to give way to others.
 *
 * <p>All but the innermost ones over the elements of an array, by an iterator, or with an int that
 * they count and compare ({@link Counter}), that call nothing but what takes no time. They end by
 * themselves; the loop around them asks. Innermost is also one around loops of which constants say
 * that they have a few rounds: these are as if they were written out. The iterator may be one that
 * takes long or has no end: then a stand-in takes the worker's place, as for all code that does not
 * ask.
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

  /** In so many rounds of a nanosecond a question of one costs next to nothing. */
  private static final int FEW_ROUNDS = 64;

  private Loops() {}

  /** Whether a loop asks. */
  public static boolean asks(JCTree loop) {
    if (loop instanceof JCEnhancedForLoop) {
      return isCostly(loop, null);
    }
    VarSymbol iterator = iterator(loop);
    return (iterator == null && !Counter.ends(loop)) || isCostly(loop, iterator);
  }

  /** The iterator that a loop advances while it has more. */
  private static @Nullable VarSymbol iterator(JCTree loop) {
    JCExpression cond = null;
    JCStatement body = null;
    if (loop instanceof JCForLoop f) {
      cond = f.cond;
      body = f.body;
    } else if (loop instanceof JCWhileLoop w) {
      cond = TreeInfo.skipParens(w.cond);
      body = w.body;
    }
    if (cond instanceof JCMethodInvocation call
        && call.meth instanceof JCFieldAccess of
        && TreeInfo.symbol(of.selected) instanceof VarSymbol iterator
        && iterator.owner.kind != Kinds.Kind.TYP
        && iterator.type.isInterface()
        && isIn("java.util", iterator.type.tsym)
        && isCallOf(iterator, call, "hasNext")
        && Counter.everyRound(body).stream().anyMatch(s -> advances(iterator, s))) {
      return iterator;
    }
    return null;
  }

  private static boolean advances(VarSymbol iterator, JCStatement statement) {
    boolean[] advances = new boolean[1];
    JCTree always = statement instanceof JCIf i ? i.cond : statement;
    new OneUnitScanner() {
      @Override
      public void scan(JCTree tree) {
        boolean isCertain = tree instanceof JCVariableDecl || !(tree instanceof JCStatement);
        if (isCertain || tree instanceof JCExpressionStatement) {
          super.scan(tree);
        }
      }

      @Override
      public void visitApply(JCMethodInvocation tree) {
        advances[0] |= isCallOf(iterator, tree, "next");
        super.visitApply(tree);
      }

      @Override
      public void visitBinary(JCBinary tree) {
        scan(tree.lhs);
        if (!tree.hasTag(JCTree.Tag.AND) && !tree.hasTag(JCTree.Tag.OR)) {
          scan(tree.rhs);
        }
      }

      @Override
      public void visitConditional(JCConditional tree) {
        scan(tree.cond);
      }

      @Override
      public void visitSwitchExpression(JCSwitchExpression tree) {
        scan(tree.selector);
      }
    }.scan(always);
    return advances[0];
  }

  private static boolean isCallOf(@Nullable VarSymbol receiver, JCTree tree, String method) {
    return receiver != null
        && tree instanceof JCMethodInvocation call
        && call.meth instanceof JCFieldAccess of
        && TreeInfo.symbol(of.selected) == receiver
        && of.name.contentEquals(method);
  }

  private static boolean isCostly(JCTree loop, @Nullable VarSymbol iterator) {
    Finder f = Finder.in(loop, iterator);
    return f.calls + f.longLoops > 0;
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
    return Finder.in(loop).loops == 0;
  }

  /**
   * Whether a round takes no longer than its statements: it calls only methods of {@code java.lang}
   * and {@code java.util}, of which hardly any takes long, and none that is there to be implemented
   * by lambdas.
   */
  public static boolean isQuick(JCTree loop) {
    return Finder.in(loop).unknownCalls == 0;
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

  /** Counts loops, and calls but for those that take no time. */
  private static final class Finder extends OneUnitScanner {
    int calls;
    int unknownCalls;
    int loops;

    /** Those of more than a few rounds, also together with the loops around them. */
    int longLoops;

    /** How many rounds the loops around have together. */
    private int rounds = 1;

    /** Whose own calls take no time; null for none. */
    private final @Nullable VarSymbol iterator;

    private Finder(@Nullable VarSymbol iterator) {
      this.iterator = iterator;
    }

    static Finder in(JCTree loop) {
      return in(loop, null);
    }

    static Finder in(JCTree loop, @Nullable VarSymbol iterator) {
      Finder f = new Finder(iterator);
      f.scan(repeated(loop));
      return f;
    }

    private void call(Symbol called) {
      if (!takesNoTime(called)) {
        calls++;
        unknownCalls += isQuick(called) ? 0 : 1;
      }
    }

    private void longLoop() {
      loops++;
      longLoops++;
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
      if (!isCallOf(iterator, tree, "hasNext") && !isCallOf(iterator, tree, "next")) {
        call(TreeInfo.symbol(tree.meth));
      }
      super.visitApply(tree);
    }

    /** Another iterator may be anybody's. */
    @Override
    public void visitAssign(JCAssign tree) {
      calls += iterator != null && TreeInfo.symbol(tree.lhs) == iterator ? 1 : 0;
      super.visitAssign(tree);
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
      call(tree.constructor);
      super.visitNewClass(tree);
    }

    @Override
    public void visitForLoop(JCForLoop tree) {
      int before = rounds;
      long together = (long) rounds * Counter.constantRounds(tree);
      loops++;
      if (together > FEW_ROUNDS) {
        longLoops++;
      } else {
        rounds = (int) together;
      }
      super.visitForLoop(tree);
      rounds = before;
    }

    @Override
    public void visitForeachLoop(JCEnhancedForLoop tree) {
      longLoop();
      super.visitForeachLoop(tree);
    }

    @Override
    public void visitWhileLoop(JCWhileLoop tree) {
      longLoop();
      super.visitWhileLoop(tree);
    }

    @Override
    public void visitDoLoop(JCDoWhileLoop tree) {
      longLoop();
      super.visitDoLoop(tree);
    }
  }
}
