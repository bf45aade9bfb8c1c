package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.BindingSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCBindingPattern;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCPattern;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.javac.RecordPattern;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the calls that the language makes within expressions and cases, where they may wait:
 * {@code toString} of an operand of a concatenation, accessors of records that are matched.
 *
 * <pre>{@code
 * s + o
 *   // becomes
 * s + ((t = o) != null ? t.toString() : null)
 *
 * o instanceof Pair(A a, Box(var b))
 *   // becomes
 * o instanceof Pair p && p.first() instanceof A a && p.second() instanceof Box q
 *     && bound(b = q.value())
 *
 * switch (o) { case Pair(A a, var b) when g -> ... }
 *   // becomes
 * switch (t = o) { case Pair p when t instanceof Pair(A a, var b) && g -> ... }
 * }</pre>
 *
 * All components of a record are matched before what is in them, as javac has it. An operand is
 * made a string before the next one is evaluated, which javac itself does from JDK 19 on.
 */
final class ImplicitCalls extends UnitTranslator {
  private final Lowering lowering;
  private final TreeBuilder build;

  /** What the switch that is being translated looks at, where a case asks it. */
  private @Nullable VarSymbol selected;

  private ImplicitCalls(Lowering lowering) {
    this.lowering = lowering;
    this.build = lowering.build;
  }

  /** In a copy of a method's body. */
  static void writeOut(Lowering lowering, JCBlock body) {
    new ImplicitCalls(lowering).translate(body);
  }

  // ---- concatenations --------------------------------------------------------------------------

  @Override
  public void visitBinary(JCBinary tree) {
    super.visitBinary(tree);
    if (lowering.javac.isConcatenation(tree)) {
      tree.lhs = concatenated(tree.lhs);
      tree.rhs = concatenated(tree.rhs);
    }
  }

  @Override
  public void visitAssignop(JCAssignOp tree) {
    super.visitAssignop(tree);
    if (lowering.javac.isConcatenation(tree)) {
      tree.rhs = concatenated(tree.rhs);
    }
  }

  private JCExpression concatenated(JCExpression operand) {
    if (conversion(operand.type) == null) {
      return operand;
    }
    VarSymbol t = lowering.temporary("operand", operand.type);
    MethodSymbol toString = conversion(t.type);
    if (toString == null) {
      throw new UnsupportedOperationException(
          "it makes a string of a value of " + operand.type + ", which is not accessible here");
    }
    build.at(operand);
    return build.conditional(
        build.binary(JCTree.Tag.NE, build.assign(build.ident(t), operand), build.nullLiteral()),
        build.call(build.ident(t), toString, List.nil()),
        build.nullLiteral());
  }

  /** The {@code toString} that makes a value of that type a string, if it may wait; or null. */
  private @Nullable MethodSymbol conversion(Type operand) {
    MethodSymbol toString = lowering.implicit.conversion(operand);
    return toString != null && lowering.inference.maySuspend(toString) ? toString : null;
  }

  // ---- record patterns -------------------------------------------------------------------------

  @Override
  public void visitTypeTest(JCInstanceOf tree) {
    super.visitTypeTest(tree);
    RecordPattern pattern = RecordPattern.of(tree.pattern);
    if (pattern != null && waits(tree.pattern)) {
      Parts parts = new Parts();
      parts.matchRecord(tree.expr, pattern);
      result = parts.all();
    }
  }

  /** Whether an accessor that a pattern or label calls may wait. */
  private boolean waits(JCTree pattern) {
    return RecordPattern.in(pattern).stream()
        .flatMap(p -> p.accessors().stream())
        .anyMatch(lowering.inference::maySuspend);
  }

  /** What matches a pattern: the components of its record, and then what is in these. */
  private final class Parts {
    private @Nullable JCExpression components;
    private @Nullable JCExpression inside;

    JCExpression all() {
      return inside == null ? components : build.and(components, inside);
    }

    private void addComponent(JCExpression condition) {
      components = components == null ? condition : build.and(components, condition);
    }

    void matchRecord(JCExpression value, RecordPattern pattern) {
      Type type = lowering.javac.types.erasure(pattern.record().type);
      VarSymbol record = lowering.temporary("record", type);
      build.at(pattern.tree());
      addComponent(build.matches(value, build.binding(record)));
      Parts parts = new Parts();
      Iterator<JCPattern> nested = pattern.nested().iterator();
      for (MethodSymbol accessor : pattern.accessors()) {
        build.at(pattern.tree());
        JCExpression component =
            new AccessorCall(build.call(build.ident(record), accessor, List.nil()));
        component.type = lowering.javac.types.erasure(component.type);
        Type inMatched = lowering.javac.types.memberType(pattern.tree().type, accessor);
        Type wanted = lowering.javac.types.erasure(inMatched.getReturnType());
        parts.match(component, wanted, nested.next());
      }
      if (parts.components != null) {
        inside = inside == null ? parts.all() : build.and(inside, parts.all());
      }
    }

    private void match(JCExpression component, Type type, JCPattern pattern) {
      boolean isCast =
          !lowering.javac.types.isSubtype(component.type, type) && lowering.isAccessible(type);
      JCExpression value = isCast ? build.cast(type, component) : component;
      RecordPattern ofRecord = RecordPattern.of(pattern);
      if (ofRecord != null) {
        matchRecord(value, ofRecord);
      } else if (!(pattern instanceof JCBindingPattern binding)) {
        addComponent(Bindings.bind(lowering, lowering.temporary("unnamed", type), value));
      } else if (!lowering.isAccessible(binding.type)) {
        throw new UnsupportedOperationException(
            "it matches a component of type " + binding.type + ", which is not accessible here");
      } else if (!isTotal(binding.type, type)) {
        addComponent(build.matches(value, binding));
      } else {
        VarSymbol v = binding.var.sym;
        VarSymbol target = v.name.isEmpty() ? lowering.temporary("unnamed", type) : v;
        addComponent(Bindings.bind(lowering, target, value));
      }
    }

    /** Whether a pattern of a type matches all values of another, also null. */
    private boolean isTotal(Type pattern, Type component) {
      Type matched = lowering.javac.types.erasure(pattern);
      return component.isPrimitive()
          ? lowering.javac.types.isSameType(component, matched)
          : lowering.javac.types.isSubtype(component, matched);
    }
  }

  // ---- cases -----------------------------------------------------------------------------------

  @Override
  public void visitSwitch(JCSwitch tree) {
    VarSymbol outer = selected;
    tree.selector = select(translate(tree.selector), tree.cases);
    tree.cases = translateCases(tree.cases);
    selected = outer;
    result = tree;
  }

  @Override
  public void visitSwitchExpression(JCSwitchExpression tree) {
    VarSymbol outer = selected;
    tree.selector = select(translate(tree.selector), tree.cases);
    tree.cases = translateCases(tree.cases);
    selected = outer;
    result = tree;
  }

  private JCExpression select(JCExpression selector, List<JCCase> cases) {
    selected = null;
    if (cases.stream().noneMatch(this::waits)) {
      return selector;
    }
    selected = lowering.temporary("selected", selector.type);
    return build.at(selector).assign(build.ident(selected), selector);
  }

  private boolean waits(JCCase c) {
    return c.labels.stream().anyMatch(this::waits);
  }

  @Override
  public void visitCase(JCCase tree) {
    if (waits(tree)) {
      // More than one label have no variables, so that any may have matched.
      JCExpression any = null;
      for (JCTree label : tree.labels) {
        JCPattern pattern = (JCPattern) TreeBuilder.pattern(label);
        build.at(pattern);
        TreeBuilder.setPattern(label, build.binding(unnamed(pattern.type)));
        JCExpression matches = build.matches(build.ident(selected), pattern);
        any = any == null ? matches : build.or(any, matches);
      }
      JCExpression guard = TreeBuilder.guard(tree);
      TreeBuilder.setGuard(tree, guard == null ? any : build.and(any, guard));
    }
    super.visitCase(tree);
  }

  private BindingSymbol unnamed(Type type) {
    Type erased = lowering.javac.types.erasure(type);
    return new BindingSymbol(0, lowering.javac.names.empty, erased, lowering.owner);
  }

  // ---- what stays as it is ---------------------------------------------------------------------

  @Override
  public void visitSynchronized(JCSynchronized tree) {
    tree.lock = translate(tree.lock);
    result = tree;
  }
}
