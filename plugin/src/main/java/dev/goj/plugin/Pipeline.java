package dev.goj.plugin;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.ModuleSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import dev.goj.plugin.analysis.Implicit;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.analysis.MarkedClasses;
import dev.goj.plugin.analysis.QuickLook;
import dev.goj.plugin.analysis.Siblings;
import dev.goj.plugin.analysis.Warnings;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.diagnostics.Report;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.lower.Announcements;
import dev.goj.plugin.lower.ClassFiles;
import dev.goj.plugin.lower.HugeMethods;
import dev.goj.plugin.lower.Services;
import dev.goj.plugin.lower.SourceSink;
import dev.goj.plugin.lower.Transformation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The compiler plugin as a list of passes, and when they run.
 *
 * <p>javac attributes (ANALYZE started), checks (ANALYZE finished), lowers and writes one class
 * after the other. Once the first has been checked it is sent ahead, to attribute and check all
 * others; the passes run when the last has been checked. What the user hears about their own code
 * is then javac's own, in its own order, and every other plugin has seen the code that the user
 * wrote.
 *
 * <ol>
 *   <li>{@link Inference}: which methods and lambdas suspend; once more where {@link ClassFiles}
 *       has no room for all their siblings
 *   <li>{@link Warnings}: for what stays blocking
 *   <li>{@link Transformation}: siblings, lambdas, methods
 *   <li>{@link HugeMethods}: once a class has been written, for what has become too large to be
 *       fast
 * </ol>
 */
final class Pipeline implements TaskListener {
  private final JavacTask task;
  private final Javac javac;
  private final Options options;
  private final HugeMethods huge;

  /** Those that are being compiled and see the runtime. */
  private final Set<JCCompilationUnit> sources = new LinkedHashSet<>();

  private final Map<ModuleSymbol, Boolean> seeing = new HashMap<>();
  private final List<JCCompilationUnit> entered = new ArrayList<>();

  /** How many classes are being attributed or checked. */
  private int analyzing;

  /** Whether this has sent javac ahead to those that it had not come to. */
  private boolean ahead;

  /** Ends that javac's errors about siblings are dropped. */
  private Runnable endOfIgnoring = () -> {};

  private boolean toldOfMissingRuntime;

  private Pipeline(JavacTask task, Javac javac, Options options) {
    this.task = task;
    this.javac = javac;
    this.options = options;
    this.huge = new HugeMethods(javac);
  }

  /** Has the passes run in a compilation; once, however often the plugin is started in it. */
  static void install(JavacTask task, String... args) {
    Javac javac = new Javac(task);
    if (javac.context.get(Pipeline.class) != null) {
      return;
    }
    if (javac.isRepeated(GojPlugin.NAME)) {
      Diagnostics.repeated(javac);
      return;
    }
    Options options;
    try {
      options = Options.parse(args);
    } catch (Options.UnknownException e) {
      Diagnostics.unknownOption(javac, e.getMessage());
      return;
    }
    Pipeline pipeline = new Pipeline(task, javac, options);
    javac.context.put(Pipeline.class, pipeline);
    javac.onceParsed(() -> task.addTaskListener(pipeline));
  }

  @Override
  public void started(TaskEvent e) {
    if (e.getKind() == TaskEvent.Kind.ANALYZE) {
      analyzing++;
      JCCompilationUnit source = (JCCompilationUnit) e.getCompilationUnit();
      if (seesRuntime(source)) {
        if (sources.isEmpty()) {
          endOfIgnoring = javac.ignore(Siblings::isClash);
        }
        sources.add(source);
      }
      // Last of the listeners, so that the others see the user's own trees.
      task.removeTaskListener(this);
      task.addTaskListener(this);
    }
  }

  @Override
  public void finished(TaskEvent e) {
    if (e.getKind() == TaskEvent.Kind.ENTER) {
      entered.add((JCCompilationUnit) e.getCompilationUnit());
      if (javac.isEnterDone()) { // else a source that another one names, in the middle of that one
        entered.forEach(this::tellOfMissingRuntime);
        entered.clear();
      }
    } else if (e.getKind() == TaskEvent.Kind.ANALYZE) {
      analyzed();
    } else if (e.getKind() == TaskEvent.Kind.GENERATE) {
      huge.written((ClassSymbol) e.getTypeElement());
    }
  }

  private void analyzed() {
    if (!sources.isEmpty() && !ahead) {
      ahead = true;
      javac.analyzeAll();
      ahead = false;
    }
    analyzing--;
    if (analyzing == 0 && !sources.isEmpty()) {
      endOfIgnoring.run();
      if (javac.log.nerrors == 0) {
        run();
      }
      sources.clear();
    }
  }

  /** Whether its module does, which need not be true of all that are compiled. */
  private boolean seesRuntime(JCCompilationUnit source) {
    Boolean sees = seeing.get(source.modle);
    if (sees == null) {
      sees = Abi.isVisible(javac, source.modle);
      seeing.put(source.modle, sees);
    }
    return sees;
  }

  /** Without the runtime nothing can suspend; who imports it gets a word more than javac's own. */
  private void tellOfMissingRuntime(JCCompilationUnit source) {
    if (toldOfMissingRuntime || seesRuntime(source)) {
      return;
    }
    JCTree anImport = QuickLook.importOfRuntime(source);
    if (anImport != null) {
      toldOfMissingRuntime = true;
      Diagnostics.noRuntime(javac, source, anImport);
    }
  }

  private void run() {
    boolean stress = options.stress().isPresent();
    MarkedClasses marked = new MarkedClasses(javac);
    if (!stress && !options.report() && QuickLook.findsNothing(javac, marked, sources)) {
      return;
    }
    Diagnostics diagnostics = new Diagnostics(javac, options.strict(), stress, sources);
    JCCompilationUnit first = sources.iterator().next();
    Abi abi;
    try {
      abi = Abi.find(javac);
    } catch (Abi.MissingException e) {
      diagnostics.otherRuntime(first, first.defs.head, e.getMessage());
      return;
    }
    Siblings siblings = new Siblings(javac, abi, marked);
    Implicit implicit = new Implicit(javac, abi, siblings);
    Set<ClassSymbol> full = new HashSet<>();
    Inference inference;
    ClassFiles files;
    do {
      inference =
          Inference.infer(
              javac, abi, siblings, implicit, options.preemption(), stress, full, sources);
      files = new ClassFiles(javac, inference);
    } while (full.addAll(files.full()));
    Announcements announcements = new Announcements(javac, abi);
    Warnings.give(javac, inference, diagnostics).forEach(announcements::announce);
    if (!inference.isEmpty()) {
      SourceSink sink =
          options.sources().<SourceSink>map(d -> new KeptSources(javac, d)).orElse((h, g) -> {});
      Services services = new Services(javac, abi, inference, implicit, diagnostics, files, sink);
      new Transformation(services, options.stress(), huge, announcements).run();
    }
    if (options.report()) {
      Report report = new Report();
      inference.count(report, diagnostics);
      javac.note(report.print());
    }
  }
}
