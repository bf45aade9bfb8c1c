package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.BindingSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Copies the pattern variables that a local class captures to ordinary ones of the same name:
 *
 * <pre>{@code
 * if (o instanceof Integer n) {
 *   Integer n = n; // new, and what the class captures
 *   class Local { int get() { return n; } }
 * }
 * }</pre>
 *
 * <p>javac itself makes ordinary variables of those of patterns, after us. Lifted code that creates
 * the class must declare what the class captures ({@link Captures#shared}), and could not know
 * these.
 */
final class CapturedBindings extends TreeScanner {
  private final Symbol owner;
  private final Set<VarSymbol> declared = new HashSet<>();
  private final Map<VarSymbol, VarSymbol> copies = new LinkedHashMap<>();

  private CapturedBindings(Symbol owner) {
    this.owner = owner;
  }

  /** Statements, with copies for the classes among them. */
  static List<JCStatement> copy(TreeBuilder build, List<JCStatement> statements) {
    if (statements.stream().noneMatch(JCClassDecl.class::isInstance)) {
      return statements;
    }
    build.nowhere();
    ListBuffer<JCStatement> all = new ListBuffer<>();
    for (JCStatement s : statements) {
      if (s instanceof JCClassDecl c && c.sym != null) {
        CapturedBindings captured = new CapturedBindings(c.sym.owner);
        captured.scan(c);
        captured.copies.forEach((v, copy) -> all.append(build.declare(copy, build.ident(v))));
      }
      all.append(s);
    }
    return all.toList();
  }

  @Override
  public void visitVarDef(JCVariableDecl tree) {
    declared.add(tree.sym);
    super.visitVarDef(tree);
  }

  @Override
  public void visitIdent(JCIdent tree) {
    if (tree.sym instanceof BindingSymbol v && !declared.contains(v)) {
      tree.sym =
          copies.computeIfAbsent(
              v, b -> new VarSymbol(Flags.EFFECTIVELY_FINAL, b.name, b.type, owner));
    }
  }
}
