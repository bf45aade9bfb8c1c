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
final class Liveness {
  private final List<VarSymbol> variables;
  private final Map<Symbol, Integer> indexes = new HashMap<>();
  private final Map<ClassSymbol, BitSet> captures = new HashMap<>();
  private final IdentityHashMap<JCTree, BitSet> afterBreak = new IdentityHashMap<>();
  private final IdentityHashMap<JCTree, BitSet> afterContinue = new IdentityHashMap<>();
  private final IdentityHashMap<JCTree, BitSet> heads = new IdentityHashMap<>();
  private final IdentityHashMap<SuspensionPoint, BitSet> saved = new IdentityHashMap<>();
  private BitSet handlers = new BitSet();

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
    BitSet live = out;
    for (int i = statements.size() - 1; i >= 0; i--) {
      live = statement(statements.get(i), live);
    }
    return live;
  }

  private BitSet statement(JCStatement s, BitSet out) {
    BitSet in = flow(s, out);
    in.or(handlers);
    return in;
  }

  private BitSet flow(JCStatement s, BitSet out) {
    if (s instanceof SuspensionPoint p) {
      return point(p, out);
    } else if (s instanceof JCExpressionStatement e) {
      return expression(e, out);
    } else if (s instanceof JCBlock b) {
      return sequence(b.stats, out);
    } else if (s instanceof JCIf i) {
      BitSet in = copy(statement(i.thenpart, out));
      in.or(i.elsepart == null ? out : statement(i.elsepart, out));
      return with(in, i.cond);
    } else if (s instanceof JCLabeledStatement l) {
      afterBreak.put(l, out);
      return copy(statement(l.body, out));
    } else if (s instanceof JCReturn r) {
      return with(new BitSet(), r.expr);
    } else if (s instanceof JCThrow t) {
      return with(new BitSet(), t.expr);
    } else if (s instanceof JCBreak b && afterBreak.containsKey(b.target)) {
      return copy(afterBreak.get(b.target));
    } else if (s instanceof JCContinue c && afterContinue.containsKey(c.target)) {
      return copy(afterContinue.get(c.target));
    } else if (s instanceof JCSwitch w) {
      return switchStatement(w, out);
    } else if (s instanceof JCTry t) {
      return tryStatement(t, out);
    } else if (isLoop(s)) {
      return loop(s, out);
    }
    return with(copy(out), s); // declarations, assert, synchronized, yield
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

  private static boolean isLoop(JCStatement s) {
    return s instanceof JCWhileLoop
        || s instanceof JCForLoop
        || s instanceof JCDoWhileLoop
        || s instanceof JCEnhancedForLoop;
  }

  private BitSet loop(JCStatement s, BitSet out) {
    afterBreak.put(s, out);
    BitSet head = heads.computeIfAbsent(s, k -> new BitSet());
    while (true) {
      BitSet before = copy(head);
      if (s instanceof JCWhileLoop w) {
        afterContinue.put(w, copy(head));
        head.or(tested(w.cond, statement(w.body, copy(head)), out));
      } else if (s instanceof JCDoWhileLoop d) {
        BitSet end = tested(d.cond, head, out);
        afterContinue.put(d, end);
        head.or(statement(d.body, end));
      } else if (s instanceof JCForLoop f) {
        BitSet step = copy(head);
        for (JCExpressionStatement e : f.step) {
          step = with(step, e);
        }
        afterContinue.put(f, step);
        head.or(tested(f.cond, statement(f.body, step), out));
      } else if (s instanceof JCEnhancedForLoop f) {
        BitSet end = copy(head);
        end.or(out);
        afterContinue.put(f, end);
        head.or(with(statement(f.body, copy(end)), f.expr));
        head.or(out);
      }
      head.or(handlers);
      if (head.equals(before)) {
        break;
      }
    }
    BitSet in = copy(head);
    if (s instanceof JCForLoop f) {
      for (JCStatement init : f.init) {
        in = with(in, init);
      }
    }
    return in;
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

  private BitSet switchStatement(JCSwitch w, BitSet out) {
    afterBreak.put(w, out);
    BitSet in = copy(out);
    BitSet next = out;
    for (JCCase c : w.cases.reverse()) {
      next = sequence(c.stats, next);
      in.or(next);
      for (JCTree label : c.labels) {
        with(in, label);
      }
      with(in, dev.goj.plugin.javac.TreeBuilder.guard(c));
    }
    return with(in, w.selector);
  }

  private BitSet tryStatement(JCTry t, BitSet out) {
    BitSet outerHandlers = handlers;
    BitSet after = out;
    if (t.finalizer != null) { // has no points: what it reads is live all through
      BitSet reads = with(copy(out), t.finalizer);
      handlers = union(outerHandlers, with(new BitSet(), t.finalizer));
      after = reads;
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
    return in;
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
