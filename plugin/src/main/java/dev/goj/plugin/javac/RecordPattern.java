package dev.goj.plugin.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCPattern;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record pattern; only JDK 21 and later have such.
 *
 * @param tree the pattern
 * @param record what it matches
 * @param nested the pattern for each component
 */
public record RecordPattern(JCPattern tree, ClassSymbol record, List<JCPattern> nested) {
  private static final @Nullable Class<?> TREE = treeClass();

  private static @Nullable Class<?> treeClass() {
    try {
      return Class.forName("com.sun.tools.javac.tree.JCTree$JCRecordPattern");
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** The tree as a record pattern, or null if it is something else. */
  @SuppressWarnings("unchecked")
  public static @Nullable RecordPattern of(JCTree tree) {
    if (TREE == null || !TREE.isInstance(tree)) {
      return null;
    }
    return new RecordPattern(
        (JCPattern) tree,
        (ClassSymbol) Javac.getIfPresent(tree, "record"),
        (List<JCPattern>) Javac.getIfPresent(tree, "nested"));
  }

  /** The record patterns in a pattern or label, outer before inner. */
  public static List<RecordPattern> in(JCTree tree) {
    if (TREE == null || tree instanceof JCTree.JCExpression) {
      return List.of();
    }
    List<RecordPattern> found = new ArrayList<>();
    new TreeScanner() {
      @Override
      public void scan(JCTree t) {
        RecordPattern p = of(t);
        if (p != null) {
          found.add(p);
        }
        super.scan(t);
      }
    }.scan(tree);
    return found;
  }

  /** The methods that it calls, one for each component. */
  public List<MethodSymbol> accessors() {
    List<MethodSymbol> accessors = new ArrayList<>();
    for (Symbol component : record.getRecordComponents()) {
      for (Symbol s : record.members().getSymbolsByName(component.name)) {
        if (s instanceof MethodSymbol m && m.type.getParameterTypes().isEmpty()) {
          accessors.add(m);
        }
      }
    }
    return accessors;
  }
}
