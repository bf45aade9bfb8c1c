package dev.goj.plugin.diagnostics;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.TreeInfo;
import dev.goj.plugin.javac.Javac;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic;

/** Every message of the plugin: its key, what, why, and what to do. */
public final class Diagnostics {
  /** What is no mistake of anybody's. */
  private static final Set<Key> NATURAL =
      EnumSet.of(Key.BLOCKS_WORKER, Key.BLOCKING_CALL, Key.TOO_LARGE, Key.INTERPRETED);

  private final Javac javac;
  private final Diagnostic.Kind warning;
  private final boolean onlyMistakes;
  private final Iterable<JCCompilationUnit> sources;
  private Silences silences;
  private final Set<String> said = new HashSet<>();
  private final Map<JCTree, String> failures = new HashMap<>();

  /**
   * Messages about the sources of one compilation.
   *
   * @param strict whether warnings are errors
   * @param onlyMistakes whether to say nothing of what cannot suspend by its nature
   */
  public Diagnostics(
      Javac javac, boolean strict, boolean onlyMistakes, Iterable<JCCompilationUnit> sources) {
    this.javac = javac;
    this.onlyMistakes = onlyMistakes;
    this.warning = strict ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
    this.sources = sources;
  }

  // ---- about the user's code -------------------------------------------------------------------

  /** The call may wait, and then blocks its thread. */
  public void blocksWorker(CompilationUnitTree source, JCTree call, String why, String fix) {
    String what = "'" + excerpt(call) + "' blocks its worker thread";
    warn(source, call, text(Key.BLOCKS_WORKER, what, why, fix), Key.BLOCKS_WORKER);
  }

  /** The call, which goroutines come to by the way of {@code via}, waits in the JDK. */
  public void blockingCall(
      CompilationUnitTree source, JCTree call, String why, String via, String fix) {
    String what = "'" + excerpt(call) + "' blocks its worker thread";
    String text = text(Key.BLOCKING_CALL, what, why + "\n    via: " + via, fix);
    warn(source, call, text, Key.BLOCKING_CALL);
  }

  /** A method stays blocking, because a pass failed. */
  public void notTransformed(CompilationUnitTree source, JCTree code, String name, String why) {
    String what = name + " stays blocking: GoJ could not transform it";
    String fix = "the program is right without it; please report this with the method's source";
    warn(source, code, text(Key.NOT_TRANSFORMED, what, why, fix), Key.NOT_TRANSFORMED);
  }

  /** A method stays blocking, because it would not fit into a class file. */
  public void tooLarge(
      CompilationUnitTree source, JCTree code, String name, String why, String fix) {
    String what = name + " stays blocking: it is too large to be suspended";
    warn(source, code, text(Key.TOO_LARGE, what, why, fix), Key.TOO_LARGE);
  }

  /** Why code that was to be transformed has not been, as a key. */
  public Optional<String> failureOf(JCTree code) {
    return Optional.ofNullable(failures.get(code));
  }

  /** A method has become too large to be fast. */
  public void interpreted(
      CompilationUnitTree source, JCTree code, String name, int waits, int bytes, int limit) {
    String what =
        name + " is slow: with its " + waits + " waits it has " + bytes + " bytes of code";
    String why =
        "HotSpot compiles no method of more than "
            + limit
            + " bytes (-XX:+DontCompileHugeMethods), but interprets it";
    String fix = "split it into smaller methods";
    warn(source, code, text(Key.INTERPRETED, what, why, fix), Key.INTERPRETED);
  }

  // ---- about the compilation -------------------------------------------------------------------

  /** An argument that does not exist. */
  public static void unknownOption(Javac javac, String argument) {
    javac.error(
        text(
            Key.OPTION,
            "unknown option '" + argument + "'",
            "-Xplugin:GoJ knows only 'strict', 'preemption=off', 'sources=DIRECTORY', 'stress=NUMBER'"
                + " and 'report'",
            "write for example -Xplugin:\"GoJ strict sources=target/goj-sources\""));
  }

  /**
   * The plugin is given twice, of which javac starts the first and says that the other is missing.
   */
  public static void repeated(Javac javac) {
    javac.error(
        text(
            Key.OPTION,
            "-Xplugin:GoJ is given more than once",
            "javac starts a plugin once, with the arguments of one of them",
            "write all options behind one, as in -Xplugin:\"GoJ strict sources=target/goj-sources\""));
  }

  /** The directory for the generated classes cannot be written. */
  public static void cannotWriteSources(Javac javac, String directory, String why) {
    javac.error(
        text(
            Key.OPTION,
            "cannot write to sources=" + directory,
            why,
            "name a directory that can be created or written"));
  }

  /** Sources that use the runtime, in a compilation that does not see it. */
  public static void noRuntime(Javac javac, CompilationUnitTree source, JCTree use) {
    String text =
        text(
            Key.RUNTIME,
            "the GoJ runtime is missing",
            "this compilation sees no package dev.goj.abi",
            "add goj-runtime to the class path; in a module, to the module path, with 'requires"
                + " dev.goj;'");
    javac.trees.printMessage(Diagnostic.Kind.NOTE, text, use, source);
  }

  /** The runtime has not what the plugin needs: nothing is transformed. */
  public void otherRuntime(CompilationUnitTree source, JCTree any, String missing) {
    warn(
        source,
        any,
        text(
            Key.RUNTIME,
            "nothing is transformed: this goj-runtime does not belong to this goj-plugin",
            "it has no " + missing,
            "use the same version of both"),
        Key.RUNTIME);
  }

  // ---- saying it -------------------------------------------------------------------------------

  private static String text(Key key, String what, String why, String fix) {
    return "[" + key + "] " + what + "\n    why: " + why + "\n    fix: " + fix;
  }

  private void warn(CompilationUnitTree source, JCTree tree, String text, Key key) {
    failures.put(tree, key.toString());
    if (onlyMistakes && NATURAL.contains(key)) {
      return;
    }
    if (!silences().cover(source.getSourceFile(), tree.pos, key)
        && said.add(source.getSourceFile().toUri() + ":" + tree.pos + ":" + text)) {
      javac.trees.printMessage(warning, text, tree, source);
    }
  }

  /** Looked for when they are first needed; at the latest, before any tree of the user's moves. */
  public Silences silences() {
    if (silences == null) {
      silences = Silences.in(sources);
    }
    return silences;
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
