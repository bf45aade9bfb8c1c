package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.javac.ClassEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Transforms what the inference has found: declares all siblings, lifts the lambdas, then
 * transforms method after method. Each can fail on its own; it then stays blocking, with a warning.
 */
public final class Transformation {
  private final Services services;
  private final Inference inference;
  private final Diagnostics diagnostics;
  private final OptionalLong stress;
  private final HugeMethods huge;
  private final Announcements announcements;

  public Transformation(
      Services services, OptionalLong stress, HugeMethods huge, Announcements announcements) {
    this.services = services;
    this.inference = services.inference;
    this.diagnostics = services.diagnostics;
    this.stress = stress;
    this.huge = huge;
    this.announcements = announcements;
  }

  /** Transforms all classes of the compilation. */
  public void run() {
    diagnostics.silences();
    Declarations declarations = services.declarations;
    for (MethodSymbol m : new ArrayList<>(inference.suspending())) {
      MethodSymbol sibling = declarations.declareSibling(m);
      if (inference.isTransformed(m) && Inference.isOverridable(m)) {
        declarations.declareSuper(m, sibling);
      }
    }
    for (MethodSymbol m : inference.adapters()) {
      declarations.declareSibling(m);
    }
    inference.added().forEach((c, types) -> types.forEach(t -> declarations.implement(c, t)));
    inference.waitsBehind().forEach(services.abi::markWaitsBehind);
    References references = new References(services.javac, announcements);
    for (Map.Entry<JCClassDecl, JCCompilationUnit> c : inference.classes().entrySet()) {
      if (c.getValue().defs.contains(c.getKey())) {
        new LambdaLifter(services, references, c.getValue()).lift(c.getKey());
      }
    }
    MethodTransformer transformer = new MethodTransformer(services, stress);
    Map<Symbol, Set<MethodSymbol>> implicit = new HashMap<>();
    for (MethodSymbol m : inference.adapters()) {
      implicit.computeIfAbsent(m.owner, c -> new LinkedHashSet<>()).add(m);
    }
    for (Map.Entry<JCClassDecl, JCCompilationUnit> c : inference.classes().entrySet()) {
      JCClassDecl host = c.getKey();
      Set<MethodSymbol> unwritten = new LinkedHashSet<>(implicit.getOrDefault(host.sym, Set.of()));
      // What becomes of a method stands where it stood: before the lambdas that have come of it,
      // which may create its local classes.
      ListBuffer<JCTree> defs = new ListBuffer<>();
      for (JCTree def : host.defs) {
        defs.append(def);
        if (def instanceof JCMethodDecl m && inference.siblings().declaredFor(m.sym)) {
          unwritten.remove(m.sym);
          method(transformer, host, c.getValue(), m);
          defs.appendList(transformer.takeMembers());
        }
      }
      unwritten.forEach(m -> transformer.adaptImplicit(host, m));
      host.defs = defs.appendList(transformer.takeMembers()).toList();
    }
  }

  private void method(
      MethodTransformer transformer, JCClassDecl host, JCCompilationUnit source, JCMethodDecl m) {
    if (!inference.suspends(m)) {
      transformer.adapt(m);
      return;
    }
    try {
      huge.add(diagnostics, source, m, nameOf(m), transformer.transform(host, source, m));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      CodeSize.ExceededException large = CodeSize.exceeded(e);
      if (large != null) {
        diagnostics.tooLarge(source, m, nameOf(m), large.getMessage(), large.fix);
      } else {
        diagnostics.notTransformed(source, m, nameOf(m), reason(e));
      }
      transformer.adapt(m);
    }
  }

  /** As the user calls it. */
  private String nameOf(JCMethodDecl m) {
    return inference.isLifted(m) ? "this code" : "'" + m.name + "'";
  }

  private static String reason(Throwable e) {
    if (e instanceof ClassEntry.GeneratedCodeException
        || e instanceof UnsupportedOperationException) {
      return e.getMessage();
    }
    StackTraceElement[] trace = e.getStackTrace();
    return e + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
