package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The code that runs in goroutines, as far as the compilation shows: what is given to {@code go},
 * {@code async}, {@code run}, {@code select} and the like, and what is called from there, by a
 * shortest way. A call may run any method of the compilation that overrides the one it names, if
 * that is of the compilation too; to whom a {@code Runnable} belongs nobody can say.
 */
final class GoroutineCode {
  private final Javac javac;
  private final Map<MethodSymbol, List<Unit>> code = new HashMap<>();

  /** From where each unit was reached first; a start from nowhere. */
  private final Map<Unit, Unit> reachedFrom = new LinkedHashMap<>();

  private GoroutineCode(Javac javac) {
    this.javac = javac;
  }

  /**
   * Finds it.
   *
   * @param starts what the runtime runs in goroutines
   * @param units all code
   * @param overriding the methods that override each method
   */
  static GoroutineCode from(
      Javac javac,
      List<Unit> starts,
      List<Unit> units,
      Map<MethodSymbol, List<MethodSymbol>> overriding) {
    GoroutineCode g = new GoroutineCode(javac);
    for (Unit u : units) {
      if (u.method != null) {
        g.code.computeIfAbsent(u.method, m -> new ArrayList<>()).add(u);
      }
    }
    g.search(starts, overriding);
    return g;
  }

  private void search(List<Unit> starts, Map<MethodSymbol, List<MethodSymbol>> overriding) {
    Deque<Unit> queue = new ArrayDeque<>(starts);
    starts.forEach(u -> reachedFrom.put(u, null));
    while (!queue.isEmpty()) {
      Unit from = queue.remove();
      for (Unit.Call call : from.calls) {
        List<Unit> next = new ArrayList<>(code.getOrDefault(call.callee(), List.of()));
        if (!call.viaSuper()) {
          for (MethodSymbol m : overriding.getOrDefault(call.callee(), List.of())) {
            next.addAll(code.getOrDefault(m, List.of()));
          }
        }
        for (Unit to : next) {
          if (!to.runsElsewhere && !reachedFrom.containsKey(to)) {
            reachedFrom.put(to, from);
            queue.add(to);
          }
        }
      }
    }
  }

  boolean contains(Unit u) {
    return reachedFrom.containsKey(u);
  }

  /** The way from the start of a goroutine to code that is contained. */
  String wayTo(Unit u) {
    Unit from = reachedFrom.get(u);
    return from == null ? "the goroutine at " + place(u) : wayTo(from) + " -> " + name(u);
  }

  private String name(Unit u) {
    if (!u.isMethod()) {
      return "the lambda at " + place(u);
    }
    String type = u.method.owner.name.isEmpty() ? "" : u.method.owner.name + ".";
    return u.method.isConstructor() ? "new " + u.method.owner.name : type + u.method.name;
  }

  private String place(Unit u) {
    String path = u.source.getSourceFile().getName();
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    JCTree tree = u.tree;
    return file + ":" + javac.line(u.source, tree.pos);
  }
}
