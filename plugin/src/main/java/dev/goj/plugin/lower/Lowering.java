package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.analysis.Implicit;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the passes over one method share: the services, and the variables they have made so far. */
final class Lowering {
  final Javac javac;
  final Abi abi;
  final Inference inference;
  final Implicit implicit;
  final Points points;
  final Initializations initializations;
  final TreeBuilder build;

  /** The method that the body will be in; the owner of new variables. */
  final MethodSymbol owner;

  /** How deep in a recursion the activation is; null where there can be none. */
  final VarSymbol depth;

  /** The variables declared at the top of the body, in the order of their appearance. */
  final Set<VarSymbol> hoisted = new LinkedHashSet<>();

  /** Ends the scopes of what is hoisted. */
  final Scopes scopes;

  /** Variables of patterns that have become ordinary ones. */
  final List<VarSymbol> unbound = new ArrayList<>();

  private int temporaries;

  /**
   * For a method.
   *
   * @param unit what the inference knows it as
   */
  Lowering(Services services, JCTree unit, MethodSymbol owner) {
    this.javac = services.javac;
    this.abi = services.abi;
    this.inference = services.inference;
    this.implicit = services.implicit;
    this.points = new Points(inference, implicit, inference.isPreemptible(unit));
    this.initializations = new Initializations(javac, abi, inference);
    this.build = new TreeBuilder(javac);
    this.scopes = new Scopes(build);
    this.owner = owner;
    this.depth =
        inference.isRecursive(unit) ? build.variable("depth$", javac.syms.intType, owner) : null;
  }

  VarSymbol continuation() {
    return owner.params.head;
  }

  /**
   * {@code if (c$.test(args)) { c$.operation(); after; }}, where the operation is a suspension
   * point, which is known by the line of {@code at}.
   */
  JCStatement suspendIf(
      JCTree at,
      MethodSymbol test,
      List<JCExpression> args,
      List<JCStatement> after,
      MethodSymbol operation) {
    build.nowhere();
    JCTree.JCMethodInvocation call =
        build.call(build.ident(continuation()), operation, com.sun.tools.javac.util.List.nil());
    SuspensionPoint point = new SuspensionPoint(call, false, javac.syms.voidType, null, null);
    point.setPos(at.pos);
    return build.ifThen(
        build.call(build.ident(continuation()), test, TreeBuilder.list(args)),
        TreeBuilder.list(after).prepend(point));
  }

  /** {@code c$.caught(e)} or {@code c$.unwound(e)}, at the beginning of a handler. */
  JCStatement tell(MethodSymbol of, VarSymbol thrown) {
    build.nowhere();
    return build.exec(
        build.call(
            build.ident(continuation()),
            of,
            com.sun.tools.javac.util.List.of(build.ident(thrown))));
  }

  /**
   * A type that this code may name, and cast to: the type itself, or the nearest superclass where
   * its erasure is not accessible, as that of {@code b ? new StringBuilder() : new StringBuffer()}.
   * Of an array that goes for its elements, since the JVM asks for the access to these.
   */
  Type accessible(Type type) {
    if (isAccessible(type)) {
      return type;
    }
    Type erased = javac.types.erasure(type);
    return erased.hasTag(TypeTag.ARRAY)
        ? new Type.ArrayType(accessible(javac.types.elemtype(erased)), javac.syms.arrayClass)
        : accessible(javac.types.supertype(erased));
  }

  /** Whether this code may name the erasure of a type. */
  boolean isAccessible(Type type) {
    Type named = javac.types.erasure(type);
    while (named.hasTag(TypeTag.ARRAY)) {
      named = javac.types.elemtype(named);
    }
    return !named.hasTag(TypeTag.CLASS) || javac.isAccessible(owner.enclClass(), named);
  }

  /**
   * The type of a method as a call names it, so that javac casts the arguments to nothing that is
   * not accessible: where an inferred parameter is not, it is as it was declared.
   *
   * @throws UnsupportedOperationException if an argument, which may be of another type now, had to
   *     be cast to such a class all the same
   */
  Type castable(Type inferred, MethodSymbol m, com.sun.tools.javac.util.List<JCExpression> args) {
    if (inferred.getParameterTypes().stream().allMatch(this::isAccessible)) {
      return inferred;
    }
    ListBuffer<Type> parameters = new ListBuffer<>();
    var declared = m.type.getParameterTypes();
    var given = args;
    for (Type p : inferred.getParameterTypes()) {
      boolean isCast = !isAccessible(p) && given.nonEmpty();
      parameters.append(isCast ? castable(javac.types.erasure(declared.head), given.head) : p);
      declared = declared.tail;
      given = given.nonEmpty() ? given.tail : given;
    }
    return new Type.MethodType(
        parameters.toList(),
        inferred.getReturnType(),
        inferred.getThrownTypes(),
        javac.syms.methodClass);
  }

  private Type castable(Type declared, JCExpression argument) {
    if (!isAccessible(declared)
        && !javac.types.isSubtype(javac.types.erasure(argument.type), declared)) {
      throw new UnsupportedOperationException(
          "it hands on a value of " + declared + ", which is not accessible here");
    }
    return declared;
  }

  /** A new hoisted variable, until the end of the statement at hand. */
  VarSymbol temporary(String name, Type type) {
    VarSymbol v = build.variable(name + "$" + ++temporaries, accessible(type), owner);
    hoisted.add(v);
    scopes.declare(v);
    return v;
  }
}
