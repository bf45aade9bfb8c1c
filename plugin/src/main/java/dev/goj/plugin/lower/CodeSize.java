package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.TreeScanner;

/**
 * The 64 KB of code that a method can have, since javac finds out only when it can no longer be
 * undone.
 *
 * <p>The size is estimated from above: nearly every tree becomes one instruction of at most four
 * bytes, where there are more variables than a byte can number, and of at most three elsewhere.
 */
final class CodeSize {
  /** What a class file can hold. */
  static final int MAX_BYTES = 65_535;

  private static final int FEW_VARIABLES = 200;

  private CodeSize() {}

  /** How many bytes the code of a body can have at most. */
  static long atMost(JCBlock body, int variables) {
    int[] trees = {0};
    new TreeScanner() {
      @Override
      public void scan(JCTree tree) {
        if (tree != null) {
          trees[0]++;
          tree.accept(this);
        }
      }

      @Override
      public void visitLambda(JCLambda tree) {}

      @Override
      public void visitClassDef(JCClassDecl tree) {}
    }.scan(body);
    long perTree = variables > FEW_VARIABLES ? 4 : 3;
    return trees[0] * perTree;
  }

  /** Something that would not fit into a class file. */
  static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What the user can do about it. */
    final String fix;

    ExceededException(String message, String fix) {
      super(message);
      this.fix = fix;
    }
  }
}
