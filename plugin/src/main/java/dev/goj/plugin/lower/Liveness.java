package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCCatch;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCLabeledStatement;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCThrow;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The second pass: which variables each suspension point must save. A backward analysis over the
 * normal form; loops by iteration, sets only grow.
 *
 * <p>An inner loop is seen again in each iteration over the outer one, where only more is live than
 * before. It goes on from what it had found; from nothing, the time would double with each loop
 * around another.
 *
 * <p>Exact where it matters for memory, careful elsewhere: an exception may leave a {@code try}
 * from anywhere in it, so that what its handlers read is live all through; a variable that a local
 * class captures is read wherever that class is instantiated.
 */
final class Liveness extends JCTree.Visitor {
  private final List<VarSymbol> variables;
  private final Map<Symbol, Integer> indexes = new HashMap<>();
  private final Map<ClassSymbol, BitSet> captures = new HashMap<>();
  private final IdentityHashMap<JCTree, BitSet> afterBreak = new IdentityHashMap<>();
  private final IdentityHashMap<JCTree, BitSet> afterContinue = new IdentityHashMap<>();
  private final IdentityHashMap<JCTree, BitSet> heads = new IdentityHashMap<>();
  private final IdentityHashMap<SuspensionPoint, BitSet> saved = new IdentityHashMap<>();
  private BitSet handlers = new BitSet();

  /** What is live behind the statement that is visited. */
  private BitSet behind = new BitSet();

  /** What is live before the statement that has been visited. */
  private BitSet before = new BitSet();

  private Liveness(List<VarSymbol> variables) {
    this.variables = variables;
    for (VarSymbol v : variables) {
      indexes.put(v, indexes.size());
    }
  }

  /**
   * Sets {@link SuspensionPoint#live} of all points in a body; returns all that are saved. What
   * reads those that are always live cannot be seen here.
   */
  static List<VarSymbol> analyze(
      List<VarSymbol> variables,
      Predicate<VarSymbol> alwaysLive,
      com.sun.tools.javac.util.List<JCStatement> body) {
    Liveness l = new Liveness(variables);
    variables.stream().filter(alwaysLive).forEach(v -> l.handlers.set(l.indexes.get(v)));
    l.sequence(body, new BitSet());
    BitSet all = new BitSet();
    for (Map.Entry<SuspensionPoint, BitSet> e : l.saved.entrySet()) {
      e.getKey().live = l.named(e.getValue());
      all.or(e.getValue());
    }
    return l.named(all);
  }

  private List<VarSymbol> named(BitSet set) {
    List<VarSymbol> named = new ArrayList<>();
    set.stream().forEach(i -> named.add(variables.get(i)));
    return named;
  }

  // ---- statements: from what is live behind to what is live before ----------------------------

  private BitSet sequence(List<? extends JCStatement> statements, BitSet out) {
    collectCaptures(statements);
    BitSet live = copy(out);
    for (int i = statements.size() - 1; i >= 0; i--) {
      live = statement(statements.get(i), live);
    }
    return live;
  }

  private BitSet statement(JCStatement s, BitSet out) {
    BitSet outer = behind;
    behind = out;
    s.accept(this);
    behind = outer;
    before.or(handlers);
    return before;
  }

  @Override
  public void visitTree(JCTree s) { // declarations, assert, synchronized, yield
    before = with(copy(behind), s);
  }

  @Override
  public void visitExec(JCExpressionStatement s) {
    before = s instanceof SuspensionPoint p ? point(p, behind) : expression(s, behind);
  }

  @Override
  public void visitBlock(JCBlock b) {
    before = sequence(b.stats, behind);
  }

  @Override
  public void visitIf(JCIf i) {
    BitSet in = copy(statement(i.thenpart, behind));
    in.or(i.elsepart == null ? behind : statement(i.elsepart, behind));
    before = with(in, i.cond);
  }

  @Override
  public void visitLabelled(JCLabeledStatement l) {
    afterBreak.put(l, behind);
    before = copy(statement(l.body, behind));
  }

  @Override
  public void visitReturn(JCReturn r) {
    before = with(new BitSet(), r.expr);
  }

  @Override
  public void visitThrow(JCThrow t) {
    before = with(new BitSet(), t.expr);
  }

  @Override
  public void visitBreak(JCBreak b) {
    before = copy(afterBreak.getOrDefault(b.target, behind));
  }

  @Override
  public void visitContinue(JCContinue c) {
    before = copy(afterContinue.getOrDefault(c.target, behind));
  }

  private BitSet point(SuspensionPoint p, BitSet out) {
    BitSet live = copy(out);
    clear(live, p.target);
    live.or(handlers);
    saved.computeIfAbsent(p, k -> new BitSet()).or(live);
    return with(copy(live), p.expr);
  }

  private BitSet expression(JCExpressionStatement e, BitSet out) {
    BitSet in = copy(out);
    if (e.expr instanceof JCAssign a && TreeInfo.skipParens(a.lhs) instanceof JCIdent id) {
      clear(in, id.sym);
      return with(in, a.rhs);
    }
    return with(in, e.expr);
  }

  @Override
  public void visitWhileLoop(JCWhileLoop w) {
    before =
        loop(
            w,
            head -> {
              afterContinue.put(w, copy(head));
              return tested(w.cond, statement(w.body, copy(head)), behind);
            });
  }

  @Override
  public void visitDoLoop(JCDoWhileLoop d) {
    before =
        loop(
            d,
            head -> {
              BitSet end = tested(d.cond, head, behind);
              afterContinue.put(d, end);
              return statement(d.body, end);
            });
  }

  @Override
  public void visitForLoop(JCForLoop f) {
    BitSet in =
        loop(
            f,
            head -> {
              BitSet step = copy(head);
              for (JCExpressionStatement e : f.step) {
                step = with(step, e);
              }
              afterContinue.put(f, step);
              return tested(f.cond, statement(f.body, step), behind);
            });
    for (JCStatement init : f.init) {
      in = with(in, init);
    }
    before = in;
  }

  @Override
  public void visitForeachLoop(JCEnhancedForLoop f) {
    before =
        loop(
            f,
            head -> {
              BitSet end = union(head, behind);
              afterContinue.put(f, end);
              BitSet in = with(statement(f.body, copy(end)), f.expr);
              in.or(behind);
              return in;
            });
  }

  /**
   * Before a loop.
   *
   * @param round from what is known to be live at the head to what one more round says of it
   */
  private BitSet loop(JCStatement s, UnaryOperator<BitSet> round) {
    afterBreak.put(s, behind);
    BitSet head = heads.computeIfAbsent(s, k -> new BitSet());
    BitSet known;
    do {
      known = copy(head);
      head.or(round.apply(head));
      head.or(handlers);
    } while (!head.equals(known));
    return known;
  }

  /** Before a test that goes on to the body or leaves the loop. */
  private BitSet tested(JCTree.JCExpression cond, BitSet body, BitSet out) {
    BitSet in = copy(body);
    boolean endless = cond == null || TreeInfo.skipParens(cond).type.isTrue();
    if (!endless) {
      in.or(out);
      with(in, cond);
    }
    return in;
  }

  @Override
  public void visitSwitch(JCSwitch w) {
    afterBreak.put(w, behind);
    BitSet in = copy(behind);
    BitSet next = behind;
    for (JCCase c : w.cases.reverse()) {
      next = sequence(c.stats, next);
      in.or(next);
      for (JCTree label : c.labels) {
        with(in, label);
      }
      with(in, dev.goj.plugin.javac.TreeBuilder.guard(c));
    }
    before = with(in, w.selector);
  }

  @Override
  public void visitTry(JCTry t) {
    BitSet outerHandlers = handlers;
    BitSet after = behind;
    if (t.finalizer != null) { // has no points: what it reads is live all through
      after = with(copy(behind), t.finalizer);
      handlers = union(outerHandlers, with(new BitSet(), t.finalizer));
    }
    BitSet caught = copy(handlers);
    for (JCCatch c : t.catchers) {
      caught.or(statement(c.body, after));
    }
    handlers = caught;
    BitSet in = copy(statement(t.body, after));
    for (JCTree resource : t.resources) {
      with(in, resource);
    }
    handlers = outerHandlers;
    before = in;
  }

  // ---- reads -----------------------------------------------------------------------------------

  /** Adds the variables that are read anywhere in a tree. */
  private BitSet with(BitSet set, JCTree tree) {
    new TreeScanner() {
      @Override
      public void visitIdent(JCIdent id) {
        Integer i = indexes.get(id.sym);
        if (i != null) {
          set.set(i);
        }
        if (id.sym instanceof ClassSymbol c && captures.containsKey(c)) {
          set.or(captures.get(c));
        }
      }
    }.scan(tree);
    return set;
  }

  private void collectCaptures(List<? extends JCStatement> statements) {
    for (JCStatement s : statements) {
      if (s instanceof JCClassDecl c && !captures.containsKey(c.sym)) {
        captures.put(c.sym, with(new BitSet(), c));
      }
    }
  }

  // ---- sets ------------------------------------------------------------------------------------

  private void clear(BitSet set, Symbol variable) {
    Integer i = variable == null ? null : indexes.get(variable);
    if (i != null) {
      set.clear(i);
    }
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }

  private static BitSet union(BitSet a, BitSet b) {
    BitSet u = copy(a);
    u.or(b);
    return u;
  }
}
