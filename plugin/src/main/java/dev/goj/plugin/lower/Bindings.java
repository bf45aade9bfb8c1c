package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.BindingSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBindingPattern;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.javac.RecordPattern;
import java.util.ArrayList;

/**
 * Turns pattern variables into ordinary hoisted ones, since javac's own place for them is the
 * statement of the pattern, which a suspended method leaves and enters again.
 *
 * <pre>{@code
 * o instanceof Point(int x, int y)
 *   // becomes, with x and y hoisted and x$, y$ new
 * o instanceof Point(int x$, int y$) && bound(x = x$) && bound(y = y$)
 * }</pre>
 */
final class Bindings extends UnitTranslator {
  private final Lowering lowering;
  private final boolean onlyEscaping;

  private Bindings(Lowering lowering, boolean onlyEscaping) {
    this.lowering = lowering;
    this.onlyEscaping = onlyEscaping;
  }

  /** Converts every pattern of an {@code instanceof} in a tree. */
  static <T extends JCTree> T keep(Lowering lowering, T tree) {
    return new Bindings(lowering, false).translate(tree);
  }

  /** Converts those whose variables are in scope behind the statement as well. */
  static <T extends JCTree> T keepEscaping(Lowering lowering, T tree) {
    return new Bindings(lowering, true).translate(tree);
  }

  @Override
  public void visitTypeTest(JCInstanceOf tree) {
    tree.expr = translate(tree.expr);
    result = tree;
    if (!(tree.pattern instanceof JCTree.JCPattern pattern)) {
      return;
    }
    java.util.List<JCBindingPattern> found = patternsIn(pattern);
    if (onlyEscaping && found.stream().noneMatch(b -> escapes(b.var.sym))) {
      return;
    }
    JCExpression test = tree;
    for (JCBindingPattern b : found) {
      test = lowering.build.at(tree).and(test, keepOne(lowering, b));
    }
    result = test;
  }

  private static boolean escapes(VarSymbol binding) {
    return binding instanceof BindingSymbol b && b.isPreserved();
  }

  static java.util.List<JCBindingPattern> patternsIn(JCTree tree) {
    java.util.List<JCBindingPattern> found = new ArrayList<>();
    new TreeScanner() {
      @Override
      public void visitBindingPattern(JCBindingPattern b) {
        if (!b.var.name.isEmpty()) {
          found.add(b);
        }
      }
    }.scan(tree);
    return found;
  }

  /** Whether a case has a pattern that calls accessors; only JDK 21 and later have such. */
  static boolean isOfRecord(JCCase c) {
    return c.labels.stream().anyMatch(label -> !RecordPattern.in(label).isEmpty());
  }

  /** Gives a pattern a new variable; returns the assignment to its old one, as a condition. */
  static JCExpression keepOne(Lowering lowering, JCBindingPattern pattern) {
    VarSymbol kept = pattern.var.sym;
    BindingSymbol matched =
        new BindingSymbol(
            kept.flags(),
            kept.name.append(lowering.javac.names.fromString("$")),
            kept.type,
            kept.owner);
    pattern.var.sym = matched;
    pattern.var.name = matched.name;
    return bind(lowering, kept, lowering.build.ident(matched));
  }

  /** Assigns a value to the variable of a pattern, as a condition. */
  static JCExpression bind(Lowering lowering, VarSymbol kept, JCExpression value) {
    lowering.hoisted.add(kept);
    lowering.unbound.add(kept);
    JCExpression assignment = lowering.build.assign(lowering.build.ident(kept), value);
    return lowering.build.staticCall(lowering.abi.bound(kept.type), List.of(assignment));
  }
}
