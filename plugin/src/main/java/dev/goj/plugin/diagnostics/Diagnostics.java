package dev.goj.plugin.diagnostics;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;
import dev.goj.plugin.javac.Javac;
import java.util.HashSet;
import java.util.Set;
import javax.tools.Diagnostic;

/** Every message of the plugin: its key, what, why, and what to do. */
public final class Diagnostics {
  /** A call that may wait stays blocking. */
  public static final String BLOCKS_WORKER = "goj.blocks-worker";

  /** The plugin could not transform a method, for a reason of its own. */
  public static final String NOT_TRANSFORMED = "goj.not-transformed";

  /** A transformed method would not fit into a class file. */
  public static final String TOO_LARGE = "goj.too-large";

  private final Javac javac;
  private final Diagnostic.Kind warning;
  private final Set<String> said = new HashSet<>();

  /** Messages of one compilation; in strict mode, warnings are errors. */
  public Diagnostics(Javac javac, boolean strict) {
    this.javac = javac;
    this.warning = strict ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
  }

  /** The call may wait, and then blocks its thread. */
  public void blocksWorker(CompilationUnitTree source, JCTree call, String why, String fix) {
    warn(source, call, BLOCKS_WORKER, "'" + excerpt(call) + "' blocks its worker thread", why, fix);
  }

  /** A method stays blocking, because a pass failed. */
  public void notTransformed(CompilationUnitTree source, JCTree method, String name, String why) {
    warn(
        source,
        method,
        NOT_TRANSFORMED,
        "'" + name + "' stays blocking: GoJ could not transform it",
        why,
        "the program is right without it; please report this with the method's source");
  }

  /** A method stays blocking, because it would not fit into a class file. */
  public void tooLarge(CompilationUnitTree source, JCTree method, String name, String why) {
    warn(
        source,
        method,
        TOO_LARGE,
        "'" + name + "' stays blocking: it is too large to be suspended",
        why,
        "split it into smaller methods");
  }

  private void warn(
      CompilationUnitTree source, JCTree tree, String key, String what, String why, String fix) {
    String text = "[" + key + "] " + what + "\n    why: " + why + "\n    fix: " + fix;
    if (said.add(source.getSourceFile().toUri() + ":" + tree.pos + ":" + text)) {
      javac.trees.printMessage(warning, text, tree, source);
    }
  }

  private static String excerpt(JCTree tree) {
    if (tree instanceof JCTree.JCVariableDecl resource) {
      return "close of " + resource.name;
    }
    JCTree shown = tree instanceof JCTree.JCExpression e ? TreeInfo.skipParens(e) : tree;
    String text = shown.toString().replaceAll("\\s+", " ");
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
