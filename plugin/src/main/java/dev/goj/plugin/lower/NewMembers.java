package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.util.ListBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Members that the user's classes are to get. A class gets all of them at once, since each change
 * of javac's list of its members costs as much as the list is long.
 */
final class NewMembers {
  private final Map<JCClassDecl, ListBuffer<JCTree>> members = new HashMap<>();

  void add(JCClassDecl host, JCTree member) {
    members.computeIfAbsent(host, c -> new ListBuffer<>()).append(member);
  }

  /** Gives a class what has been added for it. */
  void giveTo(JCClassDecl host) {
    ListBuffer<JCTree> added = members.remove(host);
    if (added != null) {
      host.defs = host.defs.appendList(added);
    }
  }
}
