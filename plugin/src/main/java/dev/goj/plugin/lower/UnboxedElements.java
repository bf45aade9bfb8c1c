package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.TreeBuilder;

/**
 * Sends of primitives, and receives that are unboxed at once, which need no box:
 *
 * <pre>{@code
 * channel.send(i)           channel.sendUnboxed$go(c, null, Unboxed.INT, i)
 *
 * x = channel.receive()     r = channel.receiveUnboxed$go(c, null, Unboxed.INT)
 *                           x = r == Unboxed.INT ? c.takeInt() : (Integer) r
 * }</pre>
 *
 * What is taken there is what the call has put into the continuation, or whoever resumed it.
 */
final class UnboxedElements {
  private final Lowering lowering;
  private final TreeBuilder build;

  UnboxedElements(Lowering lowering) {
    this.lowering = lowering;
    this.build = lowering.build;
  }

  /** Whether a call sends a primitive that Java would box for it. */
  boolean sends(JCMethodInvocation call) {
    return TreeInfo.symbol(call.meth) == lowering.abi.send && Abi.isUnboxed(call.args.head.type);
  }

  /** The primitive that a call receives, if its result is to be unboxed; null where it is none. */
  Type received(JCMethodInvocation call) {
    return TreeInfo.symbol(call.meth) == lowering.abi.receive ? primitive(call.type) : null;
  }

  /** The primitive that an element of this type is the box of; null where it is none. */
  Type primitive(Type element) {
    Type unboxed = lowering.javac.types.unboxedType(element);
    return Abi.isUnboxed(unboxed) ? unboxed : null;
  }

  /** {@code channel.send(value)}. */
  SuspensionPoint send(JCExpression channel, JCExpression value) {
    JCExpression bits =
        value.type.hasTag(TypeTag.DOUBLE)
            ? build.staticCall(lowering.abi.doubleBits, List.of(value))
            : value;
    return point(channel, lowering.abi.sendUnboxed, List.of(kind(value.type), bits), null);
  }

  /** {@code channel.receive()}; what is received is then the {@link #value}. */
  SuspensionPoint receive(JCExpression channel, Type primitive, VarSymbol received) {
    return point(channel, lowering.abi.receiveUnboxed, List.of(kind(primitive)), received);
  }

  /** For what {@link #receive} gives. */
  VarSymbol variable() {
    return lowering.temporary("received", lowering.javac.syms.objectType);
  }

  private SuspensionPoint point(
      JCExpression channel, MethodSymbol sibling, List<JCExpression> args, VarSymbol target) {
    JCExpression c = build.ident(lowering.continuation());
    JCMethodInvocation call =
        build.call(channel, sibling, args.prepend(build.nullLiteral()).prepend(c));
    return new SuspensionPoint(call, false, call.type, target, null);
  }

  private JCExpression kind(Type primitive) {
    return build.make().QualIdent(lowering.abi.unboxed(primitive.getTag()));
  }

  /** The value of what has been received. */
  JCExpression value(VarSymbol received, Type primitive) {
    JCExpression taken =
        build.call(build.ident(lowering.continuation()), lowering.abi.take(primitive), List.nil());
    Type box = lowering.javac.types.boxedClass(primitive).type;
    return build.conditional(
        build.equal(build.ident(received), kind(primitive)),
        taken,
        build.cast(box, build.ident(received)));
  }
}
