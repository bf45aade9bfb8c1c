package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.TreeScanner;
import dev.goj.plugin.javac.ClassEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The 64 KB of code that a method can have, and how deep its trees can be before javac runs out of
 * stack, since javac finds out only when it can no longer be undone. How many bytes a method has is
 * estimated: {@link CodeBytes}.
 */
final class CodeSize {
  /** What a class file can hold. */
  static final int MAX_BYTES = 65_535;

  /** What javac can lower and write with the stack that threads have, and much to spare. */
  private static final int DEEP = 1_000;

  private CodeSize() {}

  /** How many bytes the saves of points have at least: one for each variable that is live. */
  static long ofSaves(List<SuspensionPoint> points) {
    return points.stream().mapToLong(p -> p.live.size()).sum();
  }

  /** Whether trees are so deep that javac could fail over them, and not over the user's own. */
  static boolean isTooDeep(JCBlock body, JCBlock users) {
    int depth = depth(body);
    return depth > DEEP && depth > depth(users) * 11L / 10;
  }

  /** What is so deep that there may be, or was, not enough stack for it. */
  static ExceededException tooDeep() {
    return new ExceededException("it is nested so deep that javac could run out of stack over it");
  }

  /** What has been exceeded where a pass has failed; null if it is something else that failed. */
  static @Nullable ExceededException exceeded(Throwable failure) {
    if (failure instanceof StackOverflowError) {
      return tooDeep();
    }
    if (failure instanceof ClassEntry.NameTooLongException e) {
      return new ExceededException(e.getMessage(), "give the class a shorter name");
    }
    return failure instanceof ExceededException e ? e : null;
  }

  private static int depth(JCBlock body) {
    int[] now = {0};
    int[] deepest = {0};
    new TreeScanner() {
      @Override
      public void scan(JCTree tree) {
        if (tree != null) {
          now[0]++;
          deepest[0] = Math.max(deepest[0], now[0]);
          tree.accept(this);
          now[0]--;
        }
      }
    }.scan(body);
    return deepest[0];
  }

  /** Something that would not fit into a class file. */
  static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What the user can do about it. */
    final String fix;

    /** By a method. */
    ExceededException(String message) {
      this(message, "split it into smaller methods");
    }

    ExceededException(String message, String fix) {
      super(message);
      this.fix = fix;
    }
  }
}
