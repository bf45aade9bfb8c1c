package dev.goj.plugin.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCTypeCast;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.LetExpr;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Position;
import java.lang.reflect.Method;

/**
 * Builds attributed trees: every node it returns has its type and symbol, as javac's own lowering
 * leaves them. All nodes get the position set with {@link #at}, a position of the user's source, or
 * none, set with {@link #nowhere}.
 */
public final class TreeBuilder {
  /** The field that has the position of a closing brace; JDK 26 has given it another name. */
  private static final String CLOSING_BRACE =
      Javac.hasField(JCBlock.class, "bracePos") ? "bracePos" : "endpos";

  private final Javac javac;
  private final TreeMaker make;

  /** A builder for trees of a compilation. */
  public TreeBuilder(Javac javac) {
    this.javac = javac;
    this.make = javac.make;
  }

  /** Positions what is built next where a tree of the user stands. */
  public TreeBuilder at(JCTree tree) {
    make.at(tree.pos);
    return this;
  }

  public TreeBuilder at(int pos) {
    make.at(pos);
    return this;
  }

  /**
   * Positions what is built next nowhere: its code begins no line, so that no debugger stops there
   * and no coverage counts it, and belongs to the line before it where there is one.
   */
  public TreeBuilder nowhere() {
    make.at(Position.NOPOS);
    return this;
  }

  /**
   * A condition that begins a line of its own, wherever in another one it stands: javac's code
   * generator begins lines with statements only.
   */
  public JCExpression beginningLine(int pos, JCExpression condition) {
    JCStatement nothing = make.at(pos).Skip();
    LetExpr marked = make.at(Position.NOPOS).LetExpr(List.of(nothing), condition);
    marked.needsCond = true;
    marked.type = javac.syms.booleanType;
    return marked;
  }

  public JCExpression ident(Symbol symbol) {
    return make.Ident(symbol);
  }

  public JCAssign assign(JCExpression target, JCExpression value) {
    JCAssign a = make.Assign(target, value);
    a.type = target.type;
    return a;
  }

  public JCExpressionStatement set(VarSymbol variable, JCExpression value) {
    return exec(assign(ident(variable), value));
  }

  public JCExpressionStatement exec(JCExpression e) {
    return make.Exec(e);
  }

  public JCFieldAccess select(JCExpression receiver, Symbol member) {
    JCFieldAccess s = make.Select(receiver, member.name);
    s.sym = member;
    s.type = member.type;
    return s;
  }

  /** {@code receiver.method(args)}; of the current instance where {@code receiver} is null. */
  public JCMethodInvocation call(
      JCExpression receiver, MethodSymbol method, List<JCExpression> args) {
    JCExpression target = receiver == null ? ident(method) : select(receiver, method);
    JCMethodInvocation call = make.Apply(List.nil(), target, args);
    call.type = method.type.getReturnType();
    return call;
  }

  /** {@code Owner.method(args)}. */
  public JCMethodInvocation staticCall(MethodSymbol method, List<JCExpression> args) {
    return call(make.QualIdent(method.owner), method, args);
  }

  /** An operand that javac makes a string of, as that where it does so before the next one. */
  public JCExpression asOperand(JCExpression e) {
    if (javac.isString(e.type)
        || e.type.hasTag(TypeTag.BOT)
        || Javac.CONVERTS_OPERANDS_LAST
        || javac.types.unboxedTypeOrType(e.type).isPrimitive()) {
      return e;
    }
    for (Symbol s : javac.syms.stringType.tsym.members().getSymbolsByName(javac.names.valueOf)) {
      if (s instanceof MethodSymbol m
          && javac.types.isSameType(m.type.getParameterTypes().head, javac.syms.objectType)) {
        return staticCall(m, List.of(e));
      }
    }
    throw new AssertionError("String.valueOf(Object)");
  }

  public JCBinary binary(JCTree.Tag tag, JCExpression left, JCExpression right) {
    JCBinary b = make.Binary(tag, left, right);
    b.operator = javac.binaryOperator(b, tag, left.type, right.type);
    b.type = b.operator.type.getReturnType();
    return b;
  }

  public JCUnary unary(JCTree.Tag tag, JCExpression operand) {
    JCUnary u = make.Unary(tag, operand);
    u.operator = javac.unaryOperator(u, tag, operand.type);
    u.type = u.operator.type.getReturnType();
    return u;
  }

  public JCExpression not(JCExpression operand) {
    return unary(JCTree.Tag.NOT, operand);
  }

  public JCExpression and(JCExpression left, JCExpression right) {
    return binary(JCTree.Tag.AND, left, right);
  }

  public JCExpression or(JCExpression left, JCExpression right) {
    return binary(JCTree.Tag.OR, left, right);
  }

  public JCExpression conditional(JCExpression condition, JCExpression yes, JCExpression no) {
    JCTree.JCConditional c = make.Conditional(condition, yes, no);
    c.type = yes.type.baseType();
    return c;
  }

  public JCExpression literal(int value) {
    return make.Literal(value);
  }

  public JCExpression literal(String value) {
    return make.Literal(value);
  }

  public JCExpression literal(boolean value) {
    return make.Literal(TypeTag.BOOLEAN, value ? 1 : 0)
        .setType(javac.syms.booleanType.constType(value ? 1 : 0));
  }

  public JCExpression nullLiteral() {
    return make.Literal(TypeTag.BOT, null).setType(javac.syms.botType);
  }

  /** What a variable of that type is before it is assigned: 0, false or null. */
  public JCExpression zero(Type type) {
    return switch (type.getTag()) {
      case BOOLEAN -> literal(false);
      case BYTE, SHORT, CHAR, INT ->
          make.Literal(TypeTag.INT, 0).setType(javac.syms.intType.constType(0));
      case LONG -> make.Literal(0L);
      case FLOAT -> make.Literal(0f);
      case DOUBLE -> make.Literal(0d);
      default -> nullLiteral();
    };
  }

  public JCTypeCast cast(Type type, JCExpression e) {
    JCTypeCast c = make.TypeCast(typeTree(type), e);
    c.type = type;
    return c;
  }

  /** {@code e instanceof T}. */
  public JCExpression isInstance(JCExpression e, Type type) {
    return make.TypeTest(e, typeTree(type)).setType(javac.syms.booleanType);
  }

  /** The object that a member is of where none is written: {@code this} or an outer one. */
  public JCExpression self(ClassSymbol here, Symbol member) {
    if (here.isSubClass(member.owner, javac.types)) {
      return make.This(here.type);
    }
    ClassSymbol outer = here.owner.enclClass();
    while (!outer.isSubClass(member.owner, javac.types)) {
      outer = outer.owner.enclClass();
    }
    return make.QualThis(outer.type);
  }

  public JCExpression equal(JCExpression left, JCExpression right) {
    return binary(JCTree.Tag.EQ, left, right);
  }

  public JCIf ifThen(JCExpression condition, List<JCStatement> body) {
    return make.If(condition, block(body), null);
  }

  public JCIf ifElse(JCExpression condition, JCStatement yes, JCStatement no) {
    return make.If(condition, yes, no);
  }

  public JCBlock block(List<JCStatement> statements) {
    return make.Block(0, statements);
  }

  public JCStatement ret(JCExpression value) {
    return make.Return(value);
  }

  public JCStatement raise(JCExpression throwable) {
    return make.Throw(throwable);
  }

  /** {@code break} out of a statement. */
  public JCBreak breakOut(JCTree target) {
    Name label = target instanceof JCTree.JCLabeledStatement l ? l.label : null;
    JCBreak b = make.Break(label);
    b.target = target;
    return b;
  }

  /** A new variable that no user wrote. */
  public VarSymbol variable(String name, Type type, Symbol owner) {
    return new VarSymbol(Flags.SYNTHETIC, javac.names.fromString(name), variableType(type), owner);
  }

  /** A type as a variable can have it: no constant, and Object in place of the type of null. */
  public Type variableType(Type type) {
    if (type.hasTag(TypeTag.BOT)) {
      return javac.syms.objectType;
    }
    return type.baseType();
  }

  /** The declaration of a local variable or parameter. */
  public JCVariableDecl declare(VarSymbol variable, JCExpression init) {
    JCVariableDecl d =
        make.VarDef(
            make.Modifiers(variable.flags() & Flags.FINAL),
            variable.name,
            typeTree(variable.type),
            init);
    d.sym = variable;
    d.type = variable.type;
    return d;
  }

  /** A tree for a type; erased, since nothing looks at it any more but the erasure. */
  public JCExpression typeTree(Type type) {
    return make.Type(javac.types.erasure(type));
  }

  /** {@code super();}, for a superclass with a constructor without parameters. */
  public JCStatement superCall(ClassSymbol superclass) {
    MethodSymbol constructor = plainConstructor(superclass);
    JCIdent callee = make.Ident(javac.names._super);
    callee.sym = constructor;
    callee.type = constructor.type;
    JCMethodInvocation call = make.Apply(List.nil(), callee, List.nil());
    call.type = javac.syms.voidType;
    return exec(call);
  }

  /** {@code C.class}. */
  public JCExpression classLiteral(Type type) {
    Type erased = javac.types.erasure(type);
    long flags = Flags.STATIC | Flags.PUBLIC | Flags.FINAL;
    Symbol literal = new VarSymbol(flags, javac.names._class, javac.syms.classType, erased.tsym);
    return select(make.Type(erased), literal);
  }

  /** {@code new T[] {elements}}. */
  public JCExpression array(Type element, List<JCExpression> elements) {
    return make.NewArray(typeTree(element), List.nil(), elements)
        .setType(new Type.ArrayType(element, javac.syms.arrayClass));
  }

  /** {@code new C(args)}, with that constructor. */
  public JCNewClass create(ClassSymbol created, MethodSymbol constructor, List<JCExpression> args) {
    JCNewClass n = make.NewClass(null, List.nil(), ident(created), args, null);
    n.constructor = constructor;
    n.constructorType = constructor.type;
    n.type = created.type;
    return n;
  }

  /** {@code new C(args)}; with the current instance as the enclosing one where C has one. */
  public JCNewClass create(ClassSymbol created, List<JCExpression> args) {
    return create(created, (MethodSymbol) created.members().findFirst(javac.names.init), args);
  }

  /** {@code new C()}, with C's constructor without parameters, which javac must know. */
  public JCNewClass createPlain(Type created) {
    ClassSymbol type = (ClassSymbol) created.tsym;
    JCNewClass n = create(type, plainConstructor(type), List.nil());
    n.type = created;
    return n;
  }

  private MethodSymbol plainConstructor(ClassSymbol c) {
    for (Symbol s : c.members().getSymbolsByName(javac.names.init)) {
      if (s.type.getParameterTypes().isEmpty()) {
        return (MethodSymbol) s;
      }
    }
    throw new IllegalStateException("no plain constructor in " + c);
  }

  /** {@code case value: body}, in the shape that this JDK has. */
  public JCCase intCase(int value, List<JCStatement> body) {
    JCExpression constant = literal(value);
    try {
      for (Method m : TreeMaker.class.getMethods()) {
        if (!m.getName().equals("Case")) {
          continue;
        }
        if (m.getParameterCount() == 4) {
          return (JCCase) m.invoke(make, JCCase.STATEMENT, List.of(constant), body, null);
        }
        Object label =
            TreeMaker.class
                .getMethod("ConstantCaseLabel", JCExpression.class)
                .invoke(make, constant);
        return (JCCase) m.invoke(make, JCCase.STATEMENT, List.of(label), null, body, null);
      }
      throw new IllegalStateException("no TreeMaker.Case");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code T v}, as a pattern. */
  public JCTree.JCBindingPattern binding(VarSymbol variable) {
    JCTree.JCBindingPattern b = make.BindingPattern(declare(variable, null));
    b.type = variable.type;
    return b;
  }

  /** {@code e instanceof pattern}. */
  public JCExpression matches(JCExpression e, JCTree.JCPattern pattern) {
    return make.TypeTest(e, pattern).setType(javac.syms.booleanType);
  }

  /** A switch statement that matches as a switch expression does. */
  public JCTree.JCSwitch switchLike(JCTree.JCSwitchExpression e, JCExpression selector) {
    JCTree.JCSwitch s = make.Switch(selector, List.nil());
    setClosingBrace(s, closingBrace(e));
    for (String field :
        List.of(
            "patternSwitch",
            "hasTotalPattern",
            "hasUnconditionalPattern",
            "isExhaustive",
            "wasEnumSelector")) {
      Object value = Javac.getIfPresent(e, field);
      if (value != null) {
        Javac.setIfPresent(s, field, value);
      }
    }
    return s;
  }

  /** The position of the closing brace of a block or switch. */
  public static int closingBrace(JCTree tree) {
    return (int) Javac.getIfPresent(tree, CLOSING_BRACE);
  }

  public static void setClosingBrace(JCTree tree, int pos) {
    Javac.setIfPresent(tree, CLOSING_BRACE, pos);
  }

  /** The guard of a case, or null; only JDK 21 and later have one. */
  public static JCExpression guard(JCCase c) {
    return (JCExpression) Javac.getIfPresent(c, "guard");
  }

  public static void setGuard(JCCase c, JCExpression guard) {
    Javac.setIfPresent(c, "guard", guard);
  }

  /** Has a label match another pattern; only JDK 21 and later have such labels. */
  public static void setPattern(JCTree label, JCTree.JCPattern pattern) {
    Javac.setIfPresent(label, "pat", pattern);
  }

  /** The pattern of a label, or null. */
  public static JCTree pattern(JCTree label) {
    return (JCTree) Javac.getIfPresent(label, "pat");
  }

  /** The owner of a lambda, which newer JDKs note in its tree; null elsewhere. */
  public static Symbol lambdaOwner(JCTree.JCFunctionalExpression lambda) {
    return (Symbol) Javac.getIfPresent(lambda, "owner");
  }

  public static void setLambdaOwner(JCTree.JCFunctionalExpression lambda, Symbol owner) {
    Javac.setIfPresent(lambda, "owner", owner);
  }

  public TreeMaker make() {
    return make;
  }

  /** Another tree with the same parts, for a second place. */
  public static JCExpression copy(JCExpression e) {
    return (JCExpression) e.clone();
  }

  /** {@link #copy} of each. */
  public static List<JCExpression> copies(List<JCExpression> trees) {
    return trees.map(TreeBuilder::copy);
  }

  /** A list of the elements of a collection. */
  public static <T> List<T> list(Iterable<T> elements) {
    ListBuffer<T> b = new ListBuffer<>();
    for (T e : elements) {
      b.append(e);
    }
    return b.toList();
  }
}
