package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCModifiers;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCOperatorExpression;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.RecordPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the units of the compilation, the calls in each, and what keeps a call from suspending. */
final class UnitScanner extends TreeScanner {
  final List<Unit> units = new ArrayList<>();
  final Map<JCClassDecl, JCCompilationUnit> classes = new LinkedHashMap<>();

  private final Javac javac;
  private final Implicit implicit;
  private final Siblings siblings;
  private final HandedOut handedOut;
  private final Set<ClassSymbol> full;
  private final Set<JCTree> givenElsewhere = Collections.newSetFromMap(new IdentityHashMap<>());
  private JCCompilationUnit source;
  private ClassSymbol host;
  private Unit unit;
  private Obstacle obstacle;

  /** Whether this is in a class whose methods run on a thread of their own. */
  private boolean elsewhere;

  /** Whether the user wants what is here never to give way to others by itself. */
  private boolean nonPreemptible;

  UnitScanner(Javac javac, Implicit implicit, Siblings siblings, Set<ClassSymbol> full) {
    this.full = full;
    this.javac = javac;
    this.implicit = implicit;
    this.siblings = siblings;
    this.handedOut = new HandedOut(javac, siblings);
  }

  void scan(JCCompilationUnit unit) {
    source = unit;
    handedOut.scan(unit);
    for (JCTree def : unit.defs) {
      if (def instanceof JCClassDecl) {
        scan(def);
      }
    }
  }

  // ---- units -----------------------------------------------------------------------------------

  @Override
  public void visitClassDef(JCClassDecl tree) {
    if (tree.sym == null) {
      return;
    }
    classes.put(tree, source);
    ClassSymbol outerHost = host;
    Unit outerUnit = unit;
    Obstacle outerObstacle = obstacle;
    boolean outerNonPreemptible = nonPreemptible;
    nonPreemptible |= isNonPreemptible(tree.mods);
    host = tree.sym;
    unit = null;
    obstacle = null;
    for (JCTree def : tree.defs) {
      if (def instanceof JCBlock block) {
        in(
            unit(def, null, Obstacle.construction("an initializer of " + host.name)),
            () -> scan(block.stats));
      } else if (def instanceof JCVariableDecl field) {
        in(
            unit(def, null, Obstacle.construction("the initializer of a field")),
            () -> scan(field.init));
      } else {
        scan(def);
      }
    }
    host = outerHost;
    unit = outerUnit;
    obstacle = outerObstacle;
    nonPreemptible = outerNonPreemptible;
  }

  @Override
  public void visitMethodDef(JCMethodDecl tree) {
    boolean outerNonPreemptible = nonPreemptible;
    nonPreemptible |= isNonPreemptible(tree.mods);
    boolean outerElsewhere = elsewhere;
    Obstacle why = null;
    if (siblings.external(tree.sym) != null) {
      why = Obstacle.siblingByHand(tree.name.toString());
      elsewhere = true; // goroutines call the sibling
    } else if (tree.sym.isConstructor()) {
      why = Obstacle.construction("a constructor");
    } else if ((tree.sym.flags() & Flags.SYNCHRONIZED) != 0) {
      why = Obstacle.synchronizedMethod(tree.name.toString());
    } else if (!ParameterLimit.leavesRoomForSibling(tree.sym)) {
      why = Obstacle.tooManyParameters(tree.name.toString());
    } else if (full.contains(host)) {
      why = Obstacle.fullClass(host.toString());
    }
    in(unit(tree, tree.sym, why), () -> scan(tree.body));
    nonPreemptible = outerNonPreemptible;
    elsewhere = outerElsewhere;
  }

  @Override
  public void visitLambda(JCLambda tree) {
    in(functional(tree, "lambda"), () -> scan(tree.body));
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    scan(tree.expr);
    in(
        functional(tree, "method reference"),
        () -> {
          if (tree.sym instanceof MethodSymbol m) {
            call(tree, m, tree.hasKind(JCMemberReference.ReferenceKind.SUPER));
          }
        });
  }

  private Unit functional(JCFunctionalExpression tree, String what) {
    Type target = javac.functional(tree.target);
    MethodSymbol method = (MethodSymbol) javac.types.findDescriptorSymbol(target.tsym);
    Obstacle why = null;
    if (handedOut.contains(tree) && isForeign(method)) {
      why = Obstacle.foreignInterface(what, method);
    } else if (!ParameterLimit.leavesRoomForSibling(method)) {
      why = Obstacle.tooManyParameters(method.name.toString());
    } else if (full.contains(host)) {
      why = Obstacle.fullClass(host.toString());
    }
    return new Unit(tree, method, host, source, why, elsewhere || givenElsewhere.contains(tree));
  }

  private boolean isForeign(MethodSymbol m) {
    return !Implicit.isSource(m.enclClass()) && siblings.external(m) == null;
  }

  /** Whether a class has no name and is called by code that was compiled without the plugin. */
  boolean isHandedOut(ClassSymbol c) {
    return c.name.isEmpty() && handedOut.contains(c);
  }

  private Unit unit(JCTree tree, MethodSymbol method, Obstacle why) {
    return new Unit(tree, method, host, source, why, elsewhere);
  }

  private void in(Unit inner, Runnable scan) {
    units.add(inner);
    inner.nonPreemptible = nonPreemptible;
    Unit outerUnit = unit;
    Obstacle outerObstacle = obstacle;
    unit = inner;
    obstacle = null;
    scan.run();
    unit = outerUnit;
    obstacle = outerObstacle;
  }

  // ---- calls -----------------------------------------------------------------------------------

  @Override
  public void visitApply(JCMethodInvocation tree) {
    if (TreeInfo.symbol(tree.meth) instanceof MethodSymbol m) {
      call(tree, m, isSuperCall(tree));
      if (implicit.runsElsewhere(m)) {
        giveElsewhere(tree.args);
      } else {
        handOver(m, tree.args, tree.varargsElement);
      }
    }
    super.visitApply(tree);
  }

  @Override
  public void visitWhileLoop(JCWhileLoop tree) {
    loop(tree);
    super.visitWhileLoop(tree);
  }

  @Override
  public void visitDoLoop(JCDoWhileLoop tree) {
    loop(tree);
    super.visitDoLoop(tree);
  }

  @Override
  public void visitForLoop(JCForLoop tree) {
    loop(tree);
    super.visitForLoop(tree);
  }

  /** Of interest in what goroutines are started with. */
  private void loop(JCTree tree) {
    if (unit != null
        && obstacle == null
        && !unit.asks
        && unit.tree instanceof JCLambda
        && siblings.external(unit.method) != null) {
      unit.asks = Loops.asks(tree);
    }
  }

  @Override
  public void visitForeachLoop(JCEnhancedForLoop tree) {
    loop(tree);
    if (implicit.isChannel(tree.expr.type)) {
      call(tree.expr, implicit.receive());
    } else {
      for (MethodSymbol m : implicit.iteration(tree.expr.type)) {
        call(tree.expr, m);
      }
    }
    super.visitForeachLoop(tree);
  }

  @Override
  public void visitTry(JCTry tree) {
    for (JCTree resource : tree.resources) {
      MethodSymbol close = implicit.close(resource.type);
      if (close != null) {
        call(resource, close);
      }
    }
    super.visitTry(tree);
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    boolean before = elsewhere;
    boolean isThread = implicit.isThread(tree.clazz.type);
    if (isThread) {
      giveElsewhere(tree.args);
    }
    if (tree.constructor instanceof MethodSymbol m) {
      call(tree, m);
      if (!isThread) {
        handOver(m, tree.args, tree.varargsElement);
      }
    }
    scan(tree.encl);
    scan(tree.args);
    elsewhere |= isThread || givenElsewhere.contains(tree);
    scan(tree.def);
    elsewhere = before;
  }

  /** Notes the objects of classes that have a name; what has none is warned of where it waits. */
  private void handOver(
      MethodSymbol callee, com.sun.tools.javac.util.List<JCExpression> args, Type varargsElement) {
    if (unit != null && !siblings.isOurs(callee.enclClass())) {
      handedOut.forEach(
          callee,
          args,
          varargsElement,
          (arg, parameter) -> {
            Type given = javac.types.erasure(arg.type);
            if (given.hasTag(TypeTag.CLASS)
                && parameter.hasTag(TypeTag.CLASS)
                && !implicit.isThread(given)) {
              ClassSymbol c = (ClassSymbol) given.tsym;
              ClassSymbol as = (ClassSymbol) parameter.tsym;
              if (!c.name.isEmpty() && siblings.isOurs(c) && !siblings.isOurs(as)) {
                unit.handedOver.add(new Unit.HandedOver(arg, c, as));
              }
            }
          });
    }
  }

  private void giveElsewhere(Iterable<JCExpression> arguments) {
    for (JCExpression arg : arguments) {
      givenElsewhere.add(TreeInfo.skipParens(arg));
    }
  }

  @Override
  public void visitSynchronized(JCSynchronized tree) {
    scan(tree.lock);
    Obstacle outer = obstacle;
    obstacle = Obstacle.monitor(TreeInfo.skipParens(tree.lock).toString());
    scan(tree.body);
    obstacle = outer;
  }

  @Override
  public void visitTypeTest(JCInstanceOf tree) {
    matched(tree.pattern);
    super.visitTypeTest(tree);
  }

  @Override
  public void visitCase(JCCase tree) {
    tree.labels.forEach(this::matched);
    super.visitCase(tree);
  }

  /** The accessors of a record are called when a pattern is matched. */
  private void matched(JCTree label) {
    for (RecordPattern pattern : RecordPattern.in(label)) {
      for (MethodSymbol accessor : pattern.accessors()) {
        call(pattern.tree(), accessor);
      }
    }
  }

  @Override
  public void visitBinary(JCBinary tree) {
    concatenation(tree, tree.lhs, tree.rhs);
    super.visitBinary(tree);
  }

  @Override
  public void visitAssignop(JCAssignOp tree) {
    concatenation(tree, tree.lhs, tree.rhs);
    super.visitAssignop(tree);
  }

  private void concatenation(JCOperatorExpression tree, JCExpression... operands) {
    if (javac.isConcatenation(tree)) {
      for (JCExpression operand : operands) {
        concatenated(operand);
      }
    }
  }

  private void concatenated(JCExpression operand) {
    MethodSymbol toString = implicit.conversion(operand.type);
    if (toString != null) {
      call(operand, toString);
    }
  }

  private void call(JCTree tree, MethodSymbol callee) {
    call(tree, callee, false);
  }

  private void call(JCTree tree, MethodSymbol callee, boolean viaSuper) {
    if (unit != null) {
      unit.calls.add(new Unit.Call(tree, callee, viaSuper, obstacle));
    }
  }

  /** Whether a call is {@code super.m()} or {@code Interface.super.m()}. */
  static boolean isSuperCall(JCMethodInvocation tree) {
    if (!(TreeInfo.skipParens(tree.meth) instanceof JCTree.JCFieldAccess f)) {
      return false;
    }
    Symbol selected = TreeInfo.symbol(f.selected);
    return selected != null && selected.name == selected.name.table.names._super;
  }

  private static boolean isNonPreemptible(JCModifiers mods) {
    return mods.annotations.nonEmpty()
        && mods.annotations.stream()
            .map(a -> TreeInfo.symbol(a.annotationType))
            .anyMatch(
                type ->
                    type != null
                        && type.getQualifiedName()
                            .contentEquals(RuntimeNames.NON_PREEMPTIBLE_CLASS));
  }
}
