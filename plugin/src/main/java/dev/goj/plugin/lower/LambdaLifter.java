package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeTranslator;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.javac.ClassEntry;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lambdas and method references whose interface has a sibling for its method into methods
 * of the class around them and a small class that calls these; after that there are only methods.
 *
 * <p>{@code go(() -> ch.send(x))} becomes {@code go(new Lambda$main$g0(ch, x))}, with the methods
 * {@code lambda$main$g0(Channel ch, Object x)} and its sibling. Inner lambdas are lifted first. The
 * names differ from javac's own {@code lambda$main$0} by the letter.
 */
final class LambdaLifter extends TreeTranslator {
  private final Services services;
  private final Inference inference;
  private final ClassEntry entry;
  private final References references;
  private final JCCompilationUnit source;
  private final TreeBuilder build;
  private final NewMembers members = new NewMembers();

  private Place place;

  /** The methods that have variables of others, for the local classes that capture these. */
  private final java.util.List<JCMethodDecl> sharing = new ArrayList<>();

  /** The classes that are declared in lambdas that stay such. */
  private final Set<ClassSymbol> ofLambdas = new HashSet<>();

  LambdaLifter(Services services, References references, JCCompilationUnit source) {
    this.services = services;
    this.inference = services.inference;
    this.entry = services.entry;
    this.references = references;
    this.source = source;
    this.build = new TreeBuilder(services.javac);
  }

  /** Lifts all lambdas of a top-level class and the classes in it. */
  void lift(JCClassDecl topLevel) {
    translate(topLevel);
  }

  // ---- where we are ----------------------------------------------------------------------------

  @Override
  public void visitClassDef(JCClassDecl tree) {
    if (tree.sym == null) {
      result = tree;
      return;
    }
    Place outer = place;
    if (outer != null && outer.inLambda) {
      ofLambdas.add(tree.sym);
    }
    place = new Place(tree, outer);
    for (JCTree def : tree.defs) {
      place.method = null;
      place.isStatic = isStatic(def);
      place.enclosing = place.isStatic ? "static" : "new";
      translate(def);
    }
    members.giveTo(tree);
    place = outer;
    result = tree;
  }

  /** A class and what of it is being translated. */
  static final class Place {
    final JCClassDecl host;

    /** Where the class stands; null for a top-level one. */
    final @Nullable Place outer;

    /** The method that is being translated; null in an initializer. */
    @Nullable MethodSymbol method;

    String enclosing = "new";
    boolean isStatic;

    /** Whether this is before the end of {@code this(...)} or {@code super(...)}. */
    boolean inPrologue;

    /** Whether this is in a lambda that stays one. */
    boolean inLambda;

    /** How many lambdas there have been. */
    int count;

    Place(JCClassDecl host, @Nullable Place outer) {
      this.host = host;
      this.outer = outer;
    }

    /** Whether the class reaches instances or variables of what it stands in. */
    boolean reachesOut() {
      ClassSymbol c = host.sym;
      boolean isLocal = c.owner.kind != Kinds.Kind.TYP && c.owner.kind != Kinds.Kind.PCK;
      return outer != null
          && (c.hasOuterInstance() || (isLocal && (c.flags() & Flags.STATIC) == 0));
    }
  }

  private static boolean isStatic(JCTree def) {
    if (def instanceof JCVariableDecl field) {
      return field.sym.isStatic();
    }
    return def instanceof JCBlock b && (b.flags & Flags.STATIC) != 0;
  }

  @Override
  public void visitMethodDef(JCMethodDecl tree) {
    place.method = tree.sym;
    place.isStatic = tree.sym.isStatic();
    place.enclosing = tree.sym.isConstructor() ? "new" : tree.name.toString();
    place.inPrologue = tree.sym.isConstructor() && hasPrologue(tree);
    tree.body = translate(tree.body);
    place.inPrologue = false;
    result = tree;
  }

  private static boolean hasPrologue(JCMethodDecl constructor) {
    return constructor.body.stats.stream().anyMatch(LambdaLifter::isConstructorCall);
  }

  /** Whether a statement is {@code this(...)} or {@code super(...)}. */
  private static boolean isConstructorCall(JCStatement s) {
    return s instanceof JCExpressionStatement e
        && e.expr instanceof JCMethodInvocation call
        && TreeInfo.symbol(call.meth) instanceof MethodSymbol m
        && m.isConstructor();
  }

  @Override
  public void visitBlock(JCBlock tree) {
    tree.stats = CapturedBindings.copy(build, tree.stats);
    super.visitBlock(tree);
  }

  @Override
  public void visitCase(JCCase tree) {
    tree.stats = CapturedBindings.copy(build, tree.stats);
    super.visitCase(tree);
  }

  @Override
  public void visitExec(JCExpressionStatement tree) {
    super.visitExec(tree);
    if (isConstructorCall(tree)) {
      place.inPrologue = false;
    }
  }

  // ---- lambdas and method references -----------------------------------------------------------

  @Override
  public void visitLambda(JCLambda tree) {
    Lifting lifting = inference.isConverted(tree) ? lifting(Liftable.of(tree)) : null;
    int position = members.begin();
    int before = sharing.size();
    boolean inLambda = place.inLambda;
    place.inLambda = lifting == null;
    tree.body = translate(tree.body);
    place.inLambda = inLambda;
    result = tree;
    if (lifting != null) {
      result = lift(lifting, position, sharing.subList(before, sharing.size()));
    }
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    tree.expr = translate(tree.expr);
    result = tree;
    if (inference.isConverted(tree) && references.canConvert(tree)) {
      Lifting lifting = lifting(references.toLambda(tree, place.host.sym));
      if (lifting != null) {
        result = lift(lifting, members.begin(), java.util.List.of());
      }
    }
  }

  /**
   * A lambda that can be lifted.
   *
   * @param target where it is lifted to
   */
  private record Lifting(Liftable liftable, Place target, Captures captures) {}

  /**
   * Where a lambda is lifted to: its class, or from a prologue, which has no instance yet, where
   * that class stands if the lambda uses something of there. Null, and told, if it stays one.
   */
  private @Nullable Lifting lifting(Liftable liftable) {
    Place target = place;
    Set<ClassSymbol> hosts = new HashSet<>(Set.of(target.host.sym));
    Captures captures = captures(liftable.lambda(), hosts);
    while (target.inPrologue && captures.receiver && target.reachesOut()) {
      target = target.outer;
      hosts.add(target.host.sym);
      captures = captures(liftable.lambda(), hosts);
    }
    String obstacle = obstacle(captures, hosts, target.host.sym);
    if (obstacle == null) {
      return new Lifting(liftable, target, captures);
    }
    if (inference.suspends(liftable.unit())) {
      services.diagnostics.notTransformed(source, liftable.unit(), "this code", obstacle);
    }
    return null;
  }

  /**
   * Lifts a lambda.
   *
   * @param position where its members come among those of other lambdas
   * @param inner what has become of the lambdas in it and shares variables
   */
  private JCExpression lift(Lifting lifting, int position, java.util.List<JCMethodDecl> inner) {
    Liftable liftable = lifting.liftable;
    Captures captures = lifting.captures;
    JCClassDecl host = lifting.target.host;
    LiftedLambda lifted = new LiftedLambda(services, liftable, lifting.target, place, captures);
    JCClassDecl entered = null;
    try {
      lifted.declare();
      entered = entry.enter(host, liftable.unit().pos, lifted.source());
      lifted.addMembers(entered);
      services.files.addLifted(
          place.host.sym,
          liftable.unit(),
          host.sym,
          entered.sym,
          lifted.symbol(),
          lifted.suspends());
      services.sink.accept(host.sym, entered);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      if (entered != null && entered.sym != null) {
        entry.remove(host.sym, entered.sym);
      }
      lifted.undeclare();
      tellThatItBlocks(liftable, e);
      return liftable.unit();
    }
    JCMethodDecl decl = lifted.commit(inner);
    if (!captures.shared.isEmpty()) {
      sharing.add(decl);
    }
    inference.addLifted(decl, liftable.unit());
    members.add(host, position, entered);
    members.add(host, position, decl);
    return lifted.created(entered);
  }

  private @Nullable String obstacle(Captures captures, Set<ClassSymbol> hosts, ClassSymbol target) {
    if (captures.createsAnyOf(hosts, target)) {
      return "it creates a class that is declared before 'super(...)'";
    }
    if (!captures.shared.isEmpty()
        && !Collections.disjoint(captures.localClasses, ofLambdas)
        && Javac.replacesVariablesOfLambdas()) {
      return "it creates a class that is declared in a lambda which stays one";
    }
    return null;
  }

  private void tellThatItBlocks(Liftable liftable, Throwable why) {
    CodeSize.ExceededException large = CodeSize.exceeded(why);
    if (large != null) {
      services.diagnostics.tooLarge(
          source, liftable.unit(), "this code", large.getMessage(), large.fix);
    } else {
      services.diagnostics.notTransformed(
          source, liftable.unit(), "this code", String.valueOf(why.getMessage()));
    }
  }

  private Captures captures(JCLambda lambda, Set<ClassSymbol> hosts) {
    Captures captures = Captures.of(lambda, hosts);
    Set<ClassSymbol> created = captures.localClasses;
    Set<ClassSymbol> seen = new HashSet<>();
    while (!seen.containsAll(created)) {
      for (ClassSymbol c : new ArrayList<>(created)) {
        JCClassDecl decl = inference.declaration(c);
        if (seen.add(c) && decl != null) {
          captures.addOfClass(decl);
        }
      }
    }
    return captures;
  }
}
