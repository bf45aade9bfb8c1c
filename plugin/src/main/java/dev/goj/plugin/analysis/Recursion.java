package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which suspending code can call itself again: the cycles of the graph that leads from code to what
 * it calls, and from a method to the code that may run when it is called. Only such code needs to
 * know how deep it is; a chain of calls without a cycle is as deep as the program is long.
 *
 * <p>Tarjan's algorithm for strongly connected components (SIAM J. Comput. 1, 1972), with a stack
 * of its own.
 */
final class Recursion {
  private final Map<Object, List<Object>> edges = new HashMap<>();
  private final Map<Object, Integer> low = new HashMap<>();
  private final Map<Object, Integer> number = new HashMap<>();
  private final ArrayDeque<Object> component = new ArrayDeque<>();
  private final Set<Object> open = new HashSet<>();
  private final Set<JCTree> units = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<MethodSymbol> methods = new HashSet<>();

  /** Adds that {@code from} leads to {@code to}; both are units or methods. */
  void addEdge(Object from, Object to) {
    edges.computeIfAbsent(from, k -> new ArrayList<>()).add(to);
  }

  /** Finds the cycles, once all edges have been added. */
  void find() {
    for (Object node : new ArrayList<>(edges.keySet())) {
      if (!number.containsKey(node)) {
        visit(node);
      }
    }
  }

  /** Whether a unit is on a cycle. */
  boolean contains(JCTree unit) {
    return units.contains(unit);
  }

  /** Whether a call of this method may lead back to where it is called. */
  boolean contains(MethodSymbol m) {
    return methods.contains(m);
  }

  private record Step(Object node, java.util.Iterator<Object> rest) {}

  private void visit(Object root) {
    ArrayDeque<Step> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Step step = path.peek();
      if (step.rest.hasNext()) {
        Object next = step.rest.next();
        if (!number.containsKey(next)) {
          path.push(enter(next));
        } else if (open.contains(next)) {
          low.merge(step.node, number.get(next), Math::min);
        }
      } else {
        path.pop();
        if (!path.isEmpty()) {
          low.merge(path.peek().node, low.get(step.node), Math::min);
        }
        leave(step.node);
      }
    }
  }

  private Step enter(Object node) {
    number.put(node, number.size());
    low.put(node, number.get(node));
    component.push(node);
    open.add(node);
    return new Step(node, edges.getOrDefault(node, List.of()).iterator());
  }

  private void leave(Object node) {
    if (!low.get(node).equals(number.get(node))) {
      return;
    }
    boolean cycle = component.peek() != node; // no node leads to itself: units lead to methods
    Object member;
    do {
      member = component.pop();
      open.remove(member);
      if (cycle && member instanceof Unit u) {
        units.add(u.tree);
      } else if (cycle) {
        methods.add((MethodSymbol) member);
      }
    } while (member != node);
  }
}
