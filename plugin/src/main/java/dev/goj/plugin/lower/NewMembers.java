package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.util.ListBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lambdas of the user's classes have become. A class gets all of it at once, since each
 * change of javac's list of its members costs as much as the list is long.
 *
 * <p>Outer lambdas come before inner ones: javac lowers the members one after the other, and must
 * have seen a local class before the code that creates it.
 */
final class NewMembers {
  private final Map<JCClassDecl, TreeMap<Integer, ListBuffer<JCTree>>> members = new HashMap<>();
  private int begun;

  /** The position of a lambda whose code comes next. */
  int begin() {
    return begun++;
  }

  void add(JCClassDecl host, int position, JCTree member) {
    members
        .computeIfAbsent(host, c -> new TreeMap<>())
        .computeIfAbsent(position, p -> new ListBuffer<>())
        .append(member);
  }

  /** Gives a class what has been added for it. */
  void giveTo(JCClassDecl host) {
    TreeMap<Integer, ListBuffer<JCTree>> added = members.remove(host);
    if (added != null) {
      ListBuffer<JCTree> all = new ListBuffer<>();
      added.values().forEach(all::appendList);
      host.defs = host.defs.appendList(all);
    }
  }
}
