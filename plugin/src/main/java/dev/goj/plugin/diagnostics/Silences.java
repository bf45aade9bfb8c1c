package dev.goj.plugin.diagnostics;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCModifiers;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileObject;

/**
 * Where the user asked for silence: the declarations with {@code @SuppressWarnings("goj")}, or with
 * a key. Kept as ranges of positions, which stay the same when trees are moved.
 */
public final class Silences {
  private final Map<JavaFileObject, List<Range>> ranges = new HashMap<>();

  private record Range(int first, int last, Set<String> keys) {}

  private Silences() {}

  /** Finds them in attributed sources. */
  public static Silences in(Iterable<JCCompilationUnit> sources) {
    Silences s = new Silences();
    for (JCCompilationUnit source : sources) {
      List<Range> found = s.ranges.computeIfAbsent(source.getSourceFile(), f -> new ArrayList<>());
      source.accept(new Finder(found));
    }
    return s;
  }

  boolean cover(JavaFileObject source, int position, Key key) {
    for (Range r : ranges.getOrDefault(source, List.of())) {
      if (r.first <= position
          && position <= r.last
          && (r.keys.contains(Key.ALL) || r.keys.contains(key.toString()))) {
        return true;
      }
    }
    return false;
  }

  private static final class Finder extends TreeScanner {
    private final List<Range> found;

    Finder(List<Range> found) {
      this.found = found;
    }

    @Override
    public void visitClassDef(JCClassDecl tree) {
      note(tree, tree.mods);
      super.visitClassDef(tree);
    }

    @Override
    public void visitMethodDef(JCMethodDecl tree) {
      note(tree, tree.mods);
      super.visitMethodDef(tree);
    }

    @Override
    public void visitVarDef(JCVariableDecl tree) {
      note(tree, tree.mods);
      super.visitVarDef(tree);
    }

    private void note(JCTree declaration, JCModifiers mods) {
      Set<String> keys = new HashSet<>();
      for (JCAnnotation a : mods.annotations) {
        Symbol type = TreeInfo.symbol(a.annotationType);
        if (type != null && type.getQualifiedName().contentEquals("java.lang.SuppressWarnings")) {
          collect(a, keys);
        }
      }
      if (!keys.isEmpty()) {
        found.add(new Range(TreeInfo.getStartPos(declaration), lastPosition(declaration), keys));
      }
    }

    private static void collect(JCAnnotation annotation, Set<String> keys) {
      new TreeScanner() {
        @Override
        public void scan(JCTree tree) {
          if (tree instanceof JCExpression e
              && e.type != null
              && e.type.constValue() instanceof String key
              && (key.equals(Key.ALL) || key.startsWith(Key.ALL + "."))) {
            keys.add(key);
          }
          super.scan(tree);
        }
      }.scan(annotation.args);
    }

    /** The last position at which anything in it is reported; javac keeps no end positions. */
    private static int lastPosition(JCTree declaration) {
      int[] last = {declaration.pos};
      new TreeScanner() {
        @Override
        public void scan(JCTree tree) {
          if (tree != null) {
            last[0] = Math.max(last[0], tree.pos);
            super.scan(tree);
          }
        }
      }.scan(declaration);
      return last[0];
    }
  }
}
