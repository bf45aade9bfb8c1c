package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree.JCCatch;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.javac.TreeBuilder;

/**
 * The calls in an expression. One that may suspend becomes a {@link SuspensionPoint}, a call of the
 * method's sibling, with what it needs evaluated before it; of any other only the operands are
 * spilled.
 */
final class CallSpiller {
  private final Spiller spiller;
  private final ExpressionSpiller expressions;
  private final Lowering lowering;
  private final TreeBuilder build;
  private final UnboxedElements unboxed;

  CallSpiller(Spiller spiller, ExpressionSpiller expressions) {
    this.spiller = spiller;
    this.expressions = expressions;
    this.lowering = spiller.lowering;
    this.build = lowering.build;
    this.unboxed = new UnboxedElements(lowering);
  }

  /** A call whose value is used, and converted to a type, if that is given. */
  JCExpression spill(JCMethodInvocation m, Type wanted) {
    if (lowering.points.isPoint(m)) {
      if (m.type.hasTag(TypeTag.VOID)) {
        throw new IllegalStateException("a call without value as an operand: " + m);
      }
      Type received = wanted != null && wanted.isPrimitive() ? unboxed.received(m) : null;
      VarSymbol t =
          lowering.temporary("t", received == null ? expressions.saved(m, wanted) : received);
      point(m, t);
      return expressions.read(t, m);
    }
    spillOperands(m);
    return m;
  }

  private void spillOperands(JCMethodInvocation m) {
    Symbol method = TreeInfo.symbol(m.meth);
    List<Type> wanted =
        ExpressionSpiller.parameterTypes(m.meth.type, m.varargsElement, m.args.size());
    if (TreeInfo.skipParens(m.meth) instanceof JCFieldAccess f
        && ExpressionSpiller.isValue(f.selected)) {
      List<JCExpression> all =
          operandsOf(m, m.args.prepend(f.selected), wanted.prepend(f.selected.type));
      f.selected = receiver(all.head, method);
      m.args = all.tail;
    } else {
      m.args = operandsOf(m, m.args, wanted);
    }
    m.meth.type = lowering.castable(m.meth.type, (MethodSymbol) method, m.args);
  }

  /** What a method is called on: a variable has another type where that may not be named. */
  private JCExpression receiver(JCExpression saved, Symbol method) {
    Type erased = lowering.javac.types.erasure(saved.type);
    return !erased.hasTag(TypeTag.CLASS)
            || erased.tsym.isSubClass(method.owner, lowering.javac.types)
        ? saved
        : build.at(saved).cast(lowering.javac.types.erasure(method.owner.type), saved);
  }

  /** A static method is called in place of this one: the receiver becomes its first argument. */
  private void spillOperandsOfSubstitute(JCMethodInvocation m) {
    Symbol method = TreeInfo.symbol(m.meth);
    List<Type> wanted =
        ExpressionSpiller.parameterTypes(m.meth.type, m.varargsElement, m.args.size());
    JCExpression receiver =
        TreeInfo.skipParens(m.meth) instanceof JCFieldAccess f ? f.selected : null;
    if (!method.isStatic()) {
      JCExpression first =
          receiver != null ? receiver : build.at(m).self(lowering.owner.enclClass(), method);
      m.args = m.args.prepend(first);
      wanted = wanted.prepend(first.type);
    } else if (receiver != null && ExpressionSpiller.isValue(receiver)) {
      expressions.save(expressions.rest(receiver), receiver.type); // evaluated, and that is all
    }
    m.args = expressions.operands(m.args, wanted);
  }

  /** Those of a call that is stressed are all saved, for the point between them and the call. */
  private List<JCExpression> operandsOf(
      JCMethodInvocation m, List<JCExpression> all, List<Type> wanted) {
    return m instanceof StressedCall
        ? expressions.operands(all, wanted, all.size())
        : expressions.operands(all, wanted);
  }

  /** Emits {@code target = receiver.m$go(c, null, args)}; the target may be null. */
  void point(JCMethodInvocation m, VarSymbol target) {
    if (m instanceof StressedCall call && !lowering.inference.maySuspend(m)) {
      stressed(call, target);
      return;
    }
    if (m instanceof AccessorCall accessor) {
      ofRecord(accessor, target);
      return;
    }
    Type received = target != null && target.type.isPrimitive() ? unboxed.received(m) : null;
    if (received != null || unboxed.sends(m)) {
      unboxedPoint(m, target, received);
      return;
    }
    MethodSymbol sibling = lowering.inference.sibling(m);
    JCExpression meth = TreeInfo.skipParens(m.meth);
    MethodSymbol method = (MethodSymbol) TreeInfo.symbol(meth);
    boolean recursive = lowering.depth != null && lowering.inference.mayRecurse(method);
    SuspensionPoint.Dispatch dispatch = null;
    JCExpression callee;
    if (lowering.inference.isDispatched(method) || mayBeIntercepted(m)) {
      spillOperands(m);
      dispatch = dispatch(m, sibling);
      callee = m.meth;
    } else if (sibling.owner != method.owner) {
      spillOperandsOfSubstitute(m);
      callee = build.at(m).select(build.make().QualIdent(sibling.owner), sibling);
    } else {
      spillOperands(m);
      build.at(m);
      callee =
          meth instanceof JCFieldAccess f
              ? build.select(f.selected, sibling)
              : build.ident(sibling);
      callee.type = inferred(sibling, meth.type);
    }
    Type result = lowering.accessible(m.type);
    if (target != null && !target.type.isPrimitive() && !result.isPrimitive()) {
      result = target.type;
    }
    m.meth = callee.setPos(meth.pos);
    m.args = m.args.prepend(build.nullLiteral()).prepend(build.ident(lowering.owner.params.head));
    m.typeargs = List.nil();
    if (target != null && target.type.isPrimitive() != result.isPrimitive()) {
      // Not boxed or unboxed at once: what a suspending call returns means nothing.
      VarSymbol t = lowering.temporary("t", result);
      spiller.emit(new SuspensionPoint(m, recursive, result, t, dispatch));
      spiller.emit(build.at(m).set(target, build.ident(t)));
    } else {
      spiller.emit(new SuspensionPoint(m, recursive, result, target, dispatch));
    }
  }

  /**
   * The type of a sibling where its method has the given one, which javac casts the arguments to.
   */
  private Type inferred(MethodSymbol sibling, Type method) {
    List<Type> own = sibling.type.getParameterTypes();
    return new Type.MethodType(
        method.getParameterTypes().prepend(own.tail.head).prepend(own.head),
        method.getReturnType(),
        method.getThrownTypes(),
        lowering.javac.syms.methodClass);
  }

  // Emits a send of a primitive, or a receive into a variable for one: see UnboxedElements.
  private void unboxedPoint(JCMethodInvocation m, VarSymbol target, Type received) {
    spillOperands(m);
    JCExpression channel = ((JCFieldAccess) TreeInfo.skipParens(m.meth)).selected;
    build.at(m);
    if (received == null) {
      spiller.emit(unboxed.send(channel, m.args.head));
    } else {
      VarSymbol r = unboxed.variable();
      spiller.emit(unboxed.receive(channel, received, r));
      spiller.emit(build.set(target, unboxed.value(r, received)));
    }
  }

  /**
   * Makes a call one of the sibling, and returns what decides between the two, for a method that
   * not every receiver has a sibling of, or has a use for.
   */
  private SuspensionPoint.Dispatch dispatch(JCMethodInvocation m, MethodSymbol sibling) {
    MethodSymbol method = (MethodSymbol) TreeInfo.symbol(m.meth);
    List<Type> wanted =
        ExpressionSpiller.parameterTypes(m.meth.type, m.varargsElement, m.args.size());
    JCExpression given =
        TreeInfo.skipParens(m.meth) instanceof JCFieldAccess f
            ? f.selected
            : build.at(m).self(lowering.owner.enclClass(), method);
    JCExpression receiver = receiver(expressions.save(given, null), method);
    ListBuffer<JCExpression> args = new ListBuffer<>();
    for (JCExpression arg : m.args) {
      args.append(expressions.save(arg, wanted.head));
      wanted = wanted.tail;
    }
    JCMethodInvocation plain = (JCMethodInvocation) m.clone();
    plain.meth = build.at(m).select(receiver, method);
    plain.args = TreeBuilder.copies(args.toList());
    m.args = args.toList();
    if (!lowering.inference.isDispatched(method)) {
      m.meth = build.select(TreeBuilder.copy(receiver), sibling);
      JCExpression intercepts =
          build.staticCall(lowering.abi.intercepts, List.of(TreeBuilder.copy(receiver)));
      return new SuspensionPoint.Dispatch(build.not(intercepts), plain);
    }
    Type wantedType = sibling.owner.type;
    m.meth = build.select(build.cast(wantedType, TreeBuilder.copy(receiver)), sibling);
    return new SuspensionPoint.Dispatch(
        build.isInstance(TreeBuilder.copy(receiver), wantedType), plain);
  }

  /** Whether the receiver can be a proxy, whose handler knows nothing of siblings. */
  private boolean mayBeIntercepted(JCMethodInvocation m) {
    MethodSymbol method = (MethodSymbol) TreeInfo.symbol(m.meth);
    return method.owner.isInterface()
        && (method.owner.flags() & Flags.SEALED) == 0
        && Inference.isOverridable(method)
        && (!(TreeInfo.skipParens(m.meth) instanceof JCFieldAccess f)
            || ExpressionSpiller.isValue(f.selected));
  }

  // A call that does not suspend:  Stress.point(); target = call; Stress.point();
  private void stressed(StressedCall m, VarSymbol target) {
    spillOperands(m);
    spiller.statement(m.before);
    build.at(m);
    if (target == null) {
      spiller.emit(build.exec(m));
    } else {
      spiller.emit(build.set(target, m));
      spiller.statement(m.after);
    }
  }

  // try { target = record.component(); } catch (Throwable e) { throw new MatchException(...); }
  private void ofRecord(AccessorCall m, VarSymbol target) {
    Type throwable = lowering.javac.syms.throwableType;
    VarSymbol failure = build.variable("failure$", throwable, lowering.owner);
    JCStatement match = build.at(m).set(target, m.call);
    MethodSymbol toString = lowering.implicit.conversion(throwable);
    JCExpression message = build.call(build.ident(failure), toString, List.nil());
    JCStatement fail =
        build.raise(
            build.create(lowering.javac.matchException(), List.of(message, build.ident(failure))));
    JCStatement unwound = lowering.tell(lowering.abi.unwound, failure);
    build.at(m);
    JCCatch handler =
        build.make().Catch(build.declare(failure, null), build.block(List.of(unwound, fail)));
    spiller.statement(build.make().Try(build.block(List.of(match)), List.of(handler), null));
  }
}
