package dev.goj.plugin;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import dev.goj.plugin.analysis.Implicit;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.lower.Transformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The compiler plugin as a list of passes, and when they run.
 *
 * <p>Under javac's policy {@code simple}, which is set for every compilation, all classes are
 * attributed (ANALYZE started), then all are checked (ANALYZE finished), then all are lowered. The
 * passes run when the last class has been checked: what the user hears about their own code is then
 * javac's own, and every other plugin has seen the code that the user wrote.
 *
 * <ol>
 *   <li>{@link Inference}: which methods and lambdas suspend; warnings for what stays blocking
 *   <li>{@link Transformation}: siblings, lambdas, methods
 * </ol>
 */
final class Pipeline implements TaskListener {
  private final JavacTask task;
  private final Javac javac;
  private final Options options;
  private final Set<JCCompilationUnit> sources = new LinkedHashSet<>();
  private int analyzing;

  private Pipeline(JavacTask task, Options options) {
    this.task = task;
    this.javac = new Javac(task);
    this.options = options;
  }

  static void install(JavacTask task, String... args) {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      new Javac(task).error(e.getMessage());
      return;
    }
    Javac.attributeAllClassesFirst(task);
    task.addTaskListener(new Pipeline(task, options));
  }

  @Override
  public void started(TaskEvent e) {
    if (e.getKind() == TaskEvent.Kind.ANALYZE) {
      analyzing++;
      sources.add((JCCompilationUnit) e.getCompilationUnit());
      // Last of the listeners, so that the others see the user's own trees.
      task.removeTaskListener(this);
      task.addTaskListener(this);
    }
  }

  @Override
  public void finished(TaskEvent e) {
    if (e.getKind() == TaskEvent.Kind.ANALYZE && --analyzing == 0) {
      if (javac.log.nerrors == 0) {
        run();
      }
      sources.clear();
    }
  }

  private void run() {
    Abi abi = Abi.find(javac);
    if (abi == null) {
      return; // nothing can suspend without the runtime
    }
    Diagnostics diagnostics = new Diagnostics(javac, options.strict());
    Implicit implicit = new Implicit(javac, abi);
    Inference inference = Inference.infer(javac, abi, implicit, options.preemption(), sources);
    inference.warn(diagnostics);
    if (inference.isEmpty()) {
      return;
    }
    new Transformation(
            javac,
            abi,
            inference,
            implicit,
            diagnostics,
            (host, name, source) ->
                options
                    .sources()
                    .ifPresent(directory -> keep(directory, host.outermostClass(), name, source)))
        .run();
  }

  private static void keep(Path directory, ClassSymbol outermost, String name, String source) {
    Path file =
        directory
            .resolve(outermost.packge().fullname.toString().replace('.', '/'))
            .resolve(outermost.name.toString())
            .resolve(name + ".java");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, source);
    } catch (IOException e) {
      throw new UncheckedIOException("[goj.option] cannot write sources=" + directory, e);
    }
  }
}
