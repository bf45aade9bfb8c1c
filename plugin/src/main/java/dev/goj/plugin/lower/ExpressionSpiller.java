package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewArray;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCTypeCast;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCYield;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.javac.TreeBuilder;

/**
 * Takes the suspension points out of an expression: emits them, with the assignments that save what
 * Java evaluates before them, and returns what is left to evaluate behind them.
 *
 * <p>The order of evaluation is kept by one rule: of the operands of a node, those before the last
 * one that contains a point are saved in variables unless they are {@linkplain Spiller#isStable
 * stable}; those behind it stay where they are.
 */
final class ExpressionSpiller {
  private final Spiller spiller;
  private final Lowering lowering;
  private final TreeBuilder build;
  private final CallSpiller calls;

  ExpressionSpiller(Spiller spiller) {
    this.spiller = spiller;
    this.lowering = spiller.lowering;
    this.build = lowering.build;
    this.calls = new CallSpiller(spiller, this);
  }

  // ---- entries ---------------------------------------------------------------------------------

  /** An expression whose value is used. */
  JCExpression spill(JCExpression e) {
    return spill(e, null);
  }

  /** An expression whose value is converted to a type, if that is given. */
  JCExpression spill(JCExpression e, Type wanted) {
    return rest(Bindings.keep(lowering, e), wanted);
  }

  /** A condition; patterns in it outlive it. */
  JCExpression condition(JCExpression e) {
    return spill(e);
  }

  /** An expression statement. */
  void statement(JCExpressionStatement s) {
    JCExpression e = TreeInfo.skipParens(Bindings.keep(lowering, s.expr));
    if (lowering.points.isPoint(e)) {
      calls.point((JCMethodInvocation) e, null);
    } else if (e instanceof JCAssign a
        && TreeInfo.skipParens(a.lhs) instanceof JCIdent id
        && isLocal(id.sym)) {
      assign(s, (VarSymbol) id.sym, a.rhs);
    } else {
      JCExpression left = rest(e);
      if (!(left instanceof JCIdent) && !(left instanceof JCTree.JCLiteral)) {
        s.expr = left;
        spiller.emit(s);
      }
    }
  }

  /** {@code target = e}, for a local variable. */
  void assign(JCTree at, VarSymbol target, JCExpression e) {
    assignTo(at, target, Bindings.keep(lowering, e));
  }

  // ---- expressions -----------------------------------------------------------------------------

  JCExpression rest(JCExpression e) {
    return rest(e, null);
  }

  /**
   * What is left of an expression.
   *
   * @param wanted the type that it is converted to where it stands; null if it is used as it is
   */
  JCExpression rest(JCExpression e, Type wanted) {
    if (!lowering.points.in(e)) {
      return e;
    }
    if (e instanceof JCParens p) {
      return rest(p.expr, wanted);
    } else if (e instanceof JCMethodInvocation m) {
      return calls.spill(m, wanted);
    } else if (e instanceof JCAssign a) {
      return assignment(a);
    } else if (e instanceof JCAssignOp a) {
      return compoundAssignment(a);
    } else if (e instanceof JCUnary u) {
      u.arg =
          isIncrement(u)
              ? withParts(u.arg, parts(u.arg))
              : rest(u.arg, u.operator.type.getParameterTypes().head);
      return u;
    } else if (e instanceof JCBinary b) {
      return binary(b);
    } else if (e instanceof JCConditional c) {
      return conditional(c);
    } else if (e instanceof JCInstanceOf i) {
      i.expr = rest(i.expr, lowering.javac.syms.objectType);
      return i;
    } else if (e instanceof JCTypeCast c) {
      c.expr = rest(c.expr, c.type);
      return c;
    } else if (e instanceof JCFieldAccess f) {
      f.selected = rest(f.selected);
      return f;
    } else if (e instanceof JCArrayAccess a) {
      return withParts(a, parts(a));
    } else if (e instanceof JCNewClass n) {
      return creation(n);
    } else if (e instanceof JCNewArray n) {
      if (n.elems == null) {
        n.dims = operands(n.dims, n.dims.map(d -> lowering.javac.syms.intType));
      } else {
        Type element = lowering.javac.types.elemtype(n.type);
        n.elems = operands(n.elems, n.elems.map(x -> element));
      }
      return n;
    } else if (e instanceof JCSwitchExpression s) {
      return switchExpression(s);
    } else if (e instanceof JCMemberReference r) {
      r.expr = rest(r.expr);
      return r;
    }
    throw new UnsupportedOperationException(
        "nothing can suspend in a " + e.getClass().getSimpleName());
  }

  private JCExpression creation(JCNewClass n) {
    ClassSymbol created = n.def != null ? n.def.sym : (ClassSymbol) n.clazz.type.tsym;
    if (lowering.initializations.mayBeSeen(created, lowering.owner.enclClass())) {
      spiller.emit(lowering.initializations.of(created, build.at(n)));
    }
    if (n.encl != null) {
      n.encl = lowering.javac.nullChecked(n.encl); // before the arguments, as Java does
    }
    Type constructor = n.constructorType != null ? n.constructorType : n.constructor.type;
    List<JCExpression> all = n.encl == null ? n.args : n.args.prepend(n.encl);
    List<Type> types =
        n.encl != null && n.def == null
            ? parameterTypes(constructor, n.varargsElement, n.args.size()).prepend(n.encl.type)
            // an anonymous class's constructor has a parameter for it
            : parameterTypes(constructor, n.varargsElement, all.size());
    all = operands(all, types);
    n.encl = n.encl == null ? null : all.head;
    n.args = n.encl == null ? all : all.tail;
    if (n.def == null && n.constructorType != null) {
      n.constructorType =
          lowering.castable(n.constructorType, (MethodSymbol) n.constructor, n.args);
    }
    return n;
  }

  /**
   * Spills the operands of a node, which Java evaluates in this order, each converted to the type
   * that is wanted of it before the next is evaluated: unboxing null fails there.
   */
  List<JCExpression> operands(List<JCExpression> all, List<Type> wanted) {
    int last = -1;
    int index = 0;
    for (JCExpression e : all) {
      if (lowering.points.in(e)) {
        last = index;
      }
      index++;
    }
    return operands(all, wanted, last);
  }

  /** Spills the operands of a node, of which those before the last'th are saved. */
  List<JCExpression> operands(List<JCExpression> all, List<Type> wanted, int last) {
    ListBuffer<JCExpression> spilled = new ListBuffer<>();
    List<Type> types = wanted;
    int index = 0;
    for (JCExpression e : all) {
      JCExpression x = rest(e, types.head);
      spilled.append(index < last ? save(x, types.head) : x);
      types = types.tail;
      index++;
    }
    return spilled.toList();
  }

  JCExpression save(JCExpression e, Type wanted) {
    boolean unboxed = wanted != null && wanted.isPrimitive() && !e.type.isPrimitive();
    if (Spiller.isStable(e) && !unboxed) {
      return e;
    }
    VarSymbol t = lowering.temporary("t", unboxed ? wanted : saved(e, wanted));
    spiller.emit(build.at(e).set(t, e));
    return read(t, e);
  }

  /**
   * The type of a variable that saves a value. What a generic method gives has the type that the
   * method declares; javac casts it to what is wanted, not to what it inferred, which may be wrong.
   */
  Type saved(JCExpression e, Type wanted) {
    boolean mayBeCast = wanted != null && !wanted.isPrimitive() && !e.type.isPrimitive();
    return mayBeCast && lowering.javac.isCast(e) ? lowering.javac.types.erasure(wanted) : e.type;
  }

  /** A saved value, which javac casts where that is still needed. */
  JCExpression read(VarSymbol saved, JCExpression value) {
    JCExpression read = build.at(value).ident(saved);
    boolean boxed = saved.type.isPrimitive() != value.type.isPrimitive();
    if (!boxed && lowering.isAccessible(value.type)) {
      read.type = value.type;
    }
    return read;
  }

  /** The types of a method's parameters, one for each argument; javac casts to what it inferred. */
  static List<Type> parameterTypes(Type method, Type varargsElement, int count) {
    ListBuffer<Type> types = new ListBuffer<>();
    List<Type> declared = method.getParameterTypes();
    for (int i = 0; i < count; i++) {
      boolean variable = varargsElement != null && declared.tail.isEmpty();
      types.append(variable ? varargsElement : declared.head);
      declared = variable ? declared : declared.tail;
    }
    return types.toList();
  }

  // ---- assignments -----------------------------------------------------------------------------

  private JCExpression assignment(JCAssign a) {
    List<JCExpression> target = targetParts(a.lhs);
    List<JCExpression> all = operands(target.append(a.rhs), partTypes(a.lhs).append(a.lhs.type));
    a.lhs = withParts(a.lhs, take(all, target.size()));
    a.rhs = all.last();
    return a;
  }

  // x op= y(point)  ->  t = x; ... ; x = (T) (t op y')
  private JCExpression compoundAssignment(JCAssignOp a) {
    if (!lowering.points.in(a.rhs)) {
      a.lhs = withParts(a.lhs, parts(a.lhs));
      return a;
    }
    List<JCExpression> target = targetParts(a.lhs);
    ListBuffer<JCExpression> fixed = new ListBuffer<>();
    List<Type> types = partTypes(a.lhs);
    for (JCExpression part : target) {
      fixed.append(save(rest(part), types.head));
      types = types.tail;
    }
    JCExpression lhs = TreeInfo.skipParens(a.lhs);
    JCExpression read = withParts(TreeBuilder.copy(lhs), fixed.toList());
    if (lowering.javac.isConcatenation(a)) {
      read = build.at(a).asOperand(read);
    }
    Type operand = a.operator.type.getParameterTypes().head;
    VarSymbol old = lowering.temporary("t", operand.isPrimitive() ? operand : read.type);
    spiller.emit(build.at(a).set(old, read));
    JCExpression rhs = rest(a.rhs, a.operator.type.getParameterTypes().tail.head);
    JCBinary value = build.at(a).make().Binary(a.getTag().noAssignOp(), build.ident(old), rhs);
    value.operator = a.operator;
    value.type = a.operator.type.getReturnType();
    Type wanted = lowering.javac.types.unboxedTypeOrType(lhs.type);
    JCExpression narrowed =
        wanted.isPrimitive() && !lowering.javac.types.isSameType(wanted, value.type)
            ? build.cast(wanted, value)
            : value;
    return build.assign(withParts(lhs, TreeBuilder.copies(fixed.toList())), narrowed);
  }

  /** What is evaluated of an expression that is assigned to, before the new value is. */
  private List<JCExpression> targetParts(JCExpression target) {
    JCExpression x = TreeInfo.skipParens(target);
    if (x instanceof JCArrayAccess a) {
      return List.of(a.indexed, a.index);
    } else if (x instanceof JCFieldAccess f && isValue(f.selected)) {
      return List.of(f.selected);
    }
    return List.nil();
  }

  private List<Type> partTypes(JCExpression target) {
    JCExpression x = TreeInfo.skipParens(target);
    if (x instanceof JCArrayAccess a) {
      return List.of(a.indexed.type, lowering.javac.syms.intType);
    } else if (x instanceof JCFieldAccess f && isValue(f.selected)) {
      return List.of(f.selected.type);
    }
    return List.nil();
  }

  private List<JCExpression> parts(JCExpression target) {
    return operands(targetParts(target), partTypes(target));
  }

  private static JCExpression withParts(JCExpression target, List<JCExpression> parts) {
    JCExpression x = TreeInfo.skipParens(target);
    if (x instanceof JCArrayAccess a) {
      a.indexed = parts.head;
      a.index = parts.tail.head;
    } else if (x instanceof JCFieldAccess f && parts.nonEmpty()) {
      f.selected = parts.head;
    }
    return x;
  }

  private static List<JCExpression> take(List<JCExpression> all, int count) {
    ListBuffer<JCExpression> b = new ListBuffer<>();
    List<JCExpression> l = all;
    for (int i = 0; i < count; i++) {
      b.append(l.head);
      l = l.tail;
    }
    return b.toList();
  }

  // ---- operators -------------------------------------------------------------------------------

  private JCExpression binary(JCBinary b) {
    boolean and = b.hasTag(JCTree.Tag.AND);
    if ((and || b.hasTag(JCTree.Tag.OR)) && lowering.points.in(b.rhs)) {
      // t = lhs; if (t) { t = rhs; }     or     t = lhs; if (!t) { t = rhs; }
      VarSymbol t = lowering.temporary("t", b.type);
      JCExpression lhs = rest(b.lhs);
      spiller.emit(build.at(b).set(t, lhs));
      List<JCStatement> second = spiller.collect(() -> assignTo(b, t, b.rhs));
      build.at(b);
      JCExpression test = and ? build.ident(t) : build.not(build.ident(t));
      spiller.emit(build.ifThen(test, second));
      return build.ident(t);
    }
    if (lowering.points.in(b.rhs) && lowering.javac.isConcatenation(b)) {
      b.lhs = build.at(b.lhs).asOperand(b.lhs);
    }
    List<JCExpression> both = operands(List.of(b.lhs, b.rhs), b.operator.type.getParameterTypes());
    b.lhs = both.head;
    b.rhs = both.tail.head;
    return b;
  }

  private JCExpression conditional(JCConditional c) {
    c.cond = rest(c.cond);
    if (!lowering.points.in(c.truepart) && !lowering.points.in(c.falsepart)) {
      return c;
    }
    VarSymbol t = lowering.temporary("t", c.type);
    List<JCStatement> yes = spiller.collect(() -> assignTo(c.truepart, t, c.truepart));
    List<JCStatement> no = spiller.collect(() -> assignTo(c.falsepart, t, c.falsepart));
    build.at(c);
    spiller.emit(build.ifElse(c.cond, build.block(yes), build.block(no)));
    return build.ident(t);
  }

  private void assignTo(JCTree at, VarSymbol t, JCExpression e) {
    JCExpression value = TreeInfo.skipParens(e);
    if (lowering.points.isPoint(value)) {
      calls.point((JCMethodInvocation) value, t);
    } else {
      JCExpression left = rest(value);
      spiller.emit(build.at(at).set(t, left));
    }
  }

  // yield v  ->  { t = v; break; }
  private JCExpression switchExpression(JCSwitchExpression e) {
    VarSymbol t = lowering.temporary("t", e.type);
    JCTree.JCSwitch s = build.at(e).switchLike(e, e.selector);
    s.cases = e.cases;
    for (JCTree.JCCase c : s.cases) {
      c.stats =
          c.stats.map(
              stat ->
                  Jumps.replace(
                      stat,
                      jump -> jump instanceof JCYield y && y.target == e,
                      jump -> {
                        JCExpression value = ((JCYield) jump).value;
                        build.at(jump);
                        return build.block(List.of(build.set(t, value), build.breakOut(s)));
                      }));
    }
    new Desugar(spiller).switchStatement(s, true);
    return build.at(e).ident(t);
  }

  // ---- questions -------------------------------------------------------------------------------

  private static boolean isIncrement(JCUnary u) {
    return u.getTag().isIncOrDecUnaryOp();
  }

  private static boolean isLocal(Symbol s) {
    return s.kind == Kinds.Kind.VAR && s.owner.kind == Kinds.Kind.MTH;
  }

  /** Whether what a member is selected from is evaluated: not a type, package, or super. */
  static boolean isValue(JCExpression selected) {
    Symbol s = TreeInfo.symbol(selected);
    if (s == null) {
      return true;
    }
    return s.kind != Kinds.Kind.TYP
        && s.kind != Kinds.Kind.PCK
        && s.name != s.name.table.names._super;
  }
}
