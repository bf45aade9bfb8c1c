package dev.goj.plugin.lower;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.Pretty;
import com.sun.tools.javac.tree.TreeTranslator;
import dev.goj.plugin.Compilation;
import dev.goj.plugin.analysis.Implicit;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.analysis.MarkedClasses;
import dev.goj.plugin.analysis.Siblings;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The passes one by one, over the class {@code Test} that has the given members. */
public final class Passes {
  private final Javac javac;
  private final Abi abi;
  private final Implicit implicit;
  private final Inference inference;
  private final JCCompilationUnit source;

  private Passes(String members, boolean preemptible) {
    String text =
        """
        import static dev.goj.Go.*;
        import dev.goj.*;
        import java.util.*;
        class Test {
          Channel<Integer> ch;
          int[] a;
          static int f(int i) { return i; }
          static int wait(int i) { yieldNow(); return i; }
        """
            + members
            + "}\n";
    JavacTask task = Compilation.compiler().withoutPlugin().task(text);
    try {
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      source = (JCCompilationUnit) units.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    javac = new Javac(task);
    abi = Abi.find(javac);
    Siblings siblings = new Siblings(javac, abi, new MarkedClasses(javac));
    implicit = new Implicit(javac, abi, siblings);
    inference =
        Inference.infer(
            javac, abi, siblings, implicit, preemptible, false, Set.of(), List.of(source));
  }

  /** Over these members, of which a pass is asked for the method {@code m}. */
  public static Passes over(String members) {
    return new Passes(members, false);
  }

  public Inference inference() {
    return inference;
  }

  /** The statements of {@code m} in normal form, one a line. */
  static String spilled(String members) {
    Passes p = over(members);
    return lines(p.spill(p.lowering()));
  }

  /** The same, with loops that ask whether to give way. */
  static String spilledPreemptible(String members) {
    Passes p = new Passes(members, true);
    return lines(p.spill(p.lowering()));
  }

  /** The variables that each point of {@code m} saves, by the point's call. */
  static Map<String, List<String>> live(String members) {
    Passes p = over(members);
    Lowering lowering = p.lowering();
    com.sun.tools.javac.util.List<JCStatement> body = p.spill(lowering);
    List<SuspensionPoint> points = Reentry.number(body);
    p.saved(lowering, body);
    Map<String, List<String>> live = new LinkedHashMap<>();
    for (SuspensionPoint point : points) {
      live.put(
          point.toString().replaceFirst("\\$go\\(c\\$, null(, )?", "("),
          point.live.stream().map(v -> v.name.toString()).toList());
    }
    return live;
  }

  /** Those among the variables which {@code m} saves that are settled. */
  static List<String> settled(String members) {
    Passes p = over(members);
    Lowering lowering = p.lowering();
    com.sun.tools.javac.util.List<JCStatement> body = p.spill(lowering);
    Reentry.number(body);
    return SettledVariables.among(p.saved(lowering, body), body).stream()
        .map(v -> v.name.toString())
        .toList();
  }

  private List<VarSymbol> saved(
      Lowering lowering, com.sun.tools.javac.util.List<JCStatement> body) {
    List<VarSymbol> variables = new ArrayList<>(method().sym.params);
    lowering.hoisted.forEach(variables::add);
    return Liveness.analyze(variables, v -> false, body);
  }

  /** The members of {@code Test} once its lambdas are lifted, other than those that it had. */
  static String lifted(String members) {
    Passes p = over(members);
    JCClassDecl test = p.test();
    List<JCTree> before = List.copyOf(test.defs);
    References references = new References(p.javac, new Announcements(p.javac, p.abi));
    new LambdaLifter(p.services(), references, p.source).lift(test);
    String made =
        test.defs.stream()
            .filter(def -> !before.contains(def))
            .map(def -> def.toString().strip() + "\n")
            .collect(joining());
    return plain(p.method().body.toString().strip() + "\n" + made);
  }

  /** With the siblings declared. */
  private Services services() {
    Services services =
        new Services(
            javac,
            abi,
            inference,
            implicit,
            new Diagnostics(javac, false, false, List.of(source)),
            new ClassFiles(javac, inference),
            (host, generated) -> {});
    for (MethodSymbol m : new ArrayList<>(inference.suspending())) {
      services.declarations.declareSibling(m);
    }
    return services;
  }

  private Lowering lowering() {
    Services services = services();
    MethodSymbol target = services.declarations.declareBody(method().sym);
    VarSymbol continuation =
        new VarSymbol(0, javac.names.fromString("c$"), abi.continuation.type, target);
    VarSymbol frame = new VarSymbol(0, javac.names.fromString("f$"), abi.frame.type, target);
    target.params = method().sym.params.prepend(frame).prepend(continuation);
    return new Lowering(services, method(), target);
  }

  private com.sun.tools.javac.util.List<JCStatement> spill(Lowering lowering) {
    return Spiller.spill(lowering, BodyCopy.of(method().body));
  }

  private JCClassDecl test() {
    return (JCClassDecl) source.getTypeDecls().get(0);
  }

  private JCMethodDecl method() {
    for (JCTree def : test().defs) {
      if (def instanceof JCMethodDecl m && m.name.contentEquals("m")) {
        return m;
      }
    }
    throw new IllegalArgumentException("no method m");
  }

  private static String lines(com.sun.tools.javac.util.List<JCStatement> statements) {
    StringBuilder lines = new StringBuilder();
    for (JCStatement s : new ShowTargets().translate(statements)) {
      lines.append(s.toString().strip()).append('\n');
    }
    return plain(lines.toString().replace("(c$, null, ", "(").replace("(c$, null)", "()"));
  }

  private static String plain(String printed) {
    return printed.replace("\r", "").replaceAll("(?m) +$", "");
  }

  /** Shows where the result of a point goes. */
  private static final class ShowTargets extends TreeTranslator {
    @Override
    public void visitExec(JCExpressionStatement tree) {
      result = tree;
      if (tree instanceof SuspensionPoint p) {
        String target = p.target == null ? "" : p.target.name + " = ";
        result =
            new JCExpressionStatement(p.expr) {
              @Override
              public String toString() {
                return target + p.expr + ";";
              }

              @Override
              public void accept(Visitor v) {
                if (v instanceof Pretty pretty) {
                  try {
                    pretty.print(this);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              }
            };
      }
    }
  }
}
