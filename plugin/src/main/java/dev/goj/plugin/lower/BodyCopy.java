package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCCatch;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCTypeParameter;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCYield;
import com.sun.tools.javac.tree.TreeTranslator;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;

/**
 * A copy of an attributed body, with the types and symbols of the original: the passes may change
 * it at will, and when one of them fails the original is untouched. Lambdas and classes are not
 * copied but shared; no pass looks into them.
 */
final class BodyCopy extends TreeTranslator {
  private final IdentityHashMap<JCTree, JCTree> copies = new IdentityHashMap<>();
  private final java.util.List<JCTree> jumps = new ArrayList<>();

  private BodyCopy() {}

  static JCBlock of(JCBlock body) {
    BodyCopy c = new BodyCopy();
    JCBlock copy = c.translate(body);
    for (JCTree jump : c.jumps) {
      c.redirect(jump);
    }
    return copy;
  }

  private void redirect(JCTree jump) {
    if (jump instanceof JCBreak b) {
      b.target = copies.getOrDefault(b.target, b.target);
    } else if (jump instanceof JCContinue c) {
      c.target = copies.getOrDefault(c.target, c.target);
    } else if (jump instanceof JCYield y) {
      y.target = copies.getOrDefault(y.target, y.target);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends JCTree> T translate(T tree) {
    if (tree == null || tree instanceof JCLambda || tree instanceof JCClassDecl) {
      return tree;
    }
    T copy = (T) tree.clone();
    copies.put(tree, copy);
    copy.accept(this);
    return (T) result;
  }

  private <T extends JCTree> List<T> all(List<T> trees) {
    if (trees == null) {
      return null;
    }
    ListBuffer<T> b = new ListBuffer<>();
    for (T tree : trees) {
      b.append(translate(tree));
    }
    return b.toList();
  }

  @Override
  public <T extends JCTree> List<T> translate(List<T> trees) {
    return all(trees);
  }

  @Override
  public List<JCVariableDecl> translateVarDefs(List<JCVariableDecl> trees) {
    return all(trees);
  }

  @Override
  public List<JCTypeParameter> translateTypeParams(List<JCTypeParameter> trees) {
    return all(trees);
  }

  @Override
  public List<JCCase> translateCases(List<JCCase> trees) {
    return all(trees);
  }

  @Override
  public List<JCCatch> translateCatchers(List<JCCatch> trees) {
    return all(trees);
  }

  @Override
  public List<JCAnnotation> translateAnnotations(List<JCAnnotation> trees) {
    return trees;
  }

  @Override
  public void visitBreak(JCBreak tree) {
    jumps.add(tree);
    result = tree;
  }

  @Override
  public void visitContinue(JCContinue tree) {
    jumps.add(tree);
    result = tree;
  }

  @Override
  public void visitYield(JCYield tree) {
    super.visitYield(tree);
    jumps.add(tree);
  }
}
