package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssert;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewArray;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCYield;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.analysis.OneUnitScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes the code of a body can have, estimated from above, as javac makes it: nearly every
 * tree becomes one instruction of at most four bytes, where there are more variables than a byte
 * can number, and of at most three elsewhere. Here is what becomes more, and what javac repeats: a
 * {@code finally}, at each way out of its {@code try}.
 */
final class CodeBytes extends OneUnitScanner {
  private static final int FEW_VARIABLES = 200;

  /** More than any method has, so that what is repeated again and again can be added up. */
  private static final long ENOUGH = 1L << 32;

  // What there is without trees of its own:

  /** The array once more, an index, the store; and a box. */
  private static final int PER_ELEMENT = 8;

  /** The look whether assertions are enabled, and the error. */
  private static final int PER_ASSERT = 18;

  /** The iterator, or the length and index, and asking it. */
  private static final int PER_FOR_EACH = 30;

  /** The switch, padded, with the bounds of its table; and the array for an enum's. */
  private static final int PER_SWITCH = 30;

  private static final int PER_LABEL = 8;

  /** To compare it, twice: by its hash and as a string. */
  private static final int PER_STRING_LABEL = 40;

  /** Copies of where the operand is, and of its value. */
  private static final int PER_ASSIGNMENT = 6;

  /** The same with a box. */
  private static final int PER_BOXED_ASSIGNMENT = 24;

  /** A copy of what is tested, and the test for null. */
  private static final int PER_PATTERN = 16;

  /** To keep the exception, and throw it again. */
  private static final int PER_FINALLY = 12;

  /** To close it with an exception, which may then be suppressed. */
  private static final int PER_RESOURCE = 40;

  /** To close it otherwise, at each way out. */
  private static final int PER_CLOSE = 16;

  private static final int PER_MONITOR = 30;
  private static final int PER_UNLOCK = 6;

  private final int perTree;

  /** The trees that are being scanned, innermost first. */
  private final Deque<JCTree> around = new ArrayDeque<>();

  /** What is repeated at each way out of some of them. */
  private final Map<JCTree, Long> atWayOut = new HashMap<>();

  private long bytes;
  private int perLabel;

  private CodeBytes(int perTree) {
    this.perTree = perTree;
  }

  /** For a body that uses so many variables. */
  static long atMost(JCBlock body, int variables) {
    CodeBytes bytes = new CodeBytes(variables > FEW_VARIABLES ? 4 : 3);
    bytes.scan(body);
    return bytes.bytes;
  }

  private void add(long more) {
    bytes = Math.min(bytes + more, ENOUGH);
  }

  @Override
  public void scan(JCTree tree) {
    if (tree != null) {
      add(perTree);
      around.push(tree);
      tree.accept(this);
      around.pop();
    }
  }

  /** A jump out of the target, or out of the method. */
  private void addJump(@Nullable JCTree target) {
    for (JCTree left : around) {
      if (left == target) {
        break;
      }
      add(atWayOut.getOrDefault(left, 0L));
    }
  }

  @Override
  public void visitReturn(JCReturn tree) {
    super.visitReturn(tree);
    addJump(null);
  }

  @Override
  public void visitBreak(JCBreak tree) {
    addJump(tree.target);
  }

  @Override
  public void visitContinue(JCContinue tree) {
    addJump(tree.target);
  }

  @Override
  public void visitYield(JCYield tree) {
    super.visitYield(tree);
    addJump(tree.target);
  }

  @Override
  public void visitTry(JCTry tree) {
    long before = bytes;
    scan(tree.finalizer);
    long resources = tree.resources.size();
    long repeated = bytes - before + resources * PER_CLOSE;
    // Once more than it is written: with an exception, at the end of the body and of each handler.
    add(repeated * (1 + tree.catchers.size()) + resources * PER_RESOURCE);
    add(tree.finalizer == null ? 0 : PER_FINALLY);
    atWayOut.put(tree, repeated);
    scan(tree.resources);
    scan(tree.body);
    scan(tree.catchers);
  }

  @Override
  public void visitSynchronized(JCSynchronized tree) {
    add(PER_MONITOR);
    atWayOut.put(tree, (long) PER_UNLOCK);
    super.visitSynchronized(tree);
  }

  @Override
  public void visitSwitch(JCSwitch tree) {
    scan(tree.selector);
    cases(tree.selector, tree.cases);
  }

  @Override
  public void visitSwitchExpression(JCSwitchExpression tree) {
    scan(tree.selector);
    cases(tree.selector, tree.cases);
  }

  private void cases(JCExpression selector, List<JCCase> cases) {
    boolean ofStrings = selector.type.tsym.flatName().contentEquals("java.lang.String");
    int outer = perLabel;
    perLabel = ofStrings ? PER_STRING_LABEL : PER_LABEL;
    add(PER_SWITCH);
    scan(cases);
    perLabel = outer;
  }

  @Override
  public void visitCase(JCCase tree) {
    add((long) tree.labels.size() * perLabel);
    super.visitCase(tree);
  }

  @Override
  public void visitForeachLoop(JCEnhancedForLoop tree) {
    add(PER_FOR_EACH);
    super.visitForeachLoop(tree);
  }

  @Override
  public void visitAssert(JCAssert tree) {
    add(PER_ASSERT);
    super.visitAssert(tree);
  }

  @Override
  public void visitNewArray(JCNewArray tree) {
    add(tree.elems == null ? 0 : (long) tree.elems.size() * PER_ELEMENT);
    super.visitNewArray(tree);
  }

  @Override
  public void visitApply(JCMethodInvocation tree) {
    addArray(tree.varargsElement, tree.args);
    super.visitApply(tree);
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    addArray(tree.varargsElement, tree.args);
    super.visitNewClass(tree);
  }

  private void addArray(@Nullable Type varargsElement, List<JCExpression> args) {
    add(varargsElement == null ? 0 : (1L + args.size()) * PER_ELEMENT);
  }

  @Override
  public void visitAssignop(JCAssignOp tree) {
    addAssignment(tree);
    super.visitAssignop(tree);
  }

  @Override
  public void visitUnary(JCUnary tree) {
    if (tree.getTag().isIncOrDecUnaryOp()) {
      addAssignment(tree);
    }
    super.visitUnary(tree);
  }

  private void addAssignment(JCExpression tree) {
    add(tree.type.isPrimitive() ? PER_ASSIGNMENT : PER_BOXED_ASSIGNMENT);
  }

  @Override
  public void visitTypeTest(JCInstanceOf tree) {
    add(PER_PATTERN);
    super.visitTypeTest(tree);
  }
}
