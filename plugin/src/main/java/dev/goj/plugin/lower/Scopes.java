package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;

/**
 * Ends the scopes of hoisted variables. What is out of scope in the user's code is garbage; a
 * hoisted variable would keep it until it is assigned again, and its frame until it is saved again.
 * So one that is no primitive is set to null; then it is not {@linkplain SettledVariables settled},
 * and is only in one of the two. That is done
 *
 * <ul>
 *   <li>behind the compound statement that it is declared in;
 *   <li>at the end of each round of a loop, or at its beginning if a {@code continue} leads past
 *       the end;
 *   <li>in a handler and behind its {@code try}, and behind what a {@code break} leaves, wherever
 *       in these it is declared, as exceptions and jumps lead past the ends of all that is in
 *       between.
 * </ul>
 */
final class Scopes {
  private final TreeBuilder build;

  /** All objects among the variables that have been declared. */
  private final ArrayList<VarSymbol> declared = new ArrayList<>();

  /** Those of them that are in scope. */
  private final ArrayList<VarSymbol> open = new ArrayList<>();

  /** How many there were somewhere. */
  record Mark(int declared, int open) {}

  Scopes(TreeBuilder build) {
    this.build = build;
  }

  /** A variable has been hoisted. */
  void declare(VarSymbol v) {
    if (!v.type.isPrimitive()) {
      declared.add(v);
      open.add(v);
    }
  }

  Mark mark() {
    return new Mark(declared.size(), open.size());
  }

  /** What forgets those that have come into scope, and are still. */
  List<JCStatement> forget(Mark since) {
    return forget(open.subList(since.open, open.size()));
  }

  /** What forgets all that have been declared. */
  List<JCStatement> forgetAll(Mark since) {
    return forget(declared.subList(since.declared, declared.size()));
  }

  /** Those that have come into scope go out of it. */
  void end(Mark since) {
    open.subList(since.open, open.size()).clear();
  }

  private List<JCStatement> forget(java.util.List<VarSymbol> variables) {
    build.nowhere();
    List<JCStatement> forgetting = List.nil();
    for (VarSymbol v : variables) {
      forgetting = forgetting.prepend(build.set(v, build.nullLiteral()));
    }
    return forgetting;
  }
}
