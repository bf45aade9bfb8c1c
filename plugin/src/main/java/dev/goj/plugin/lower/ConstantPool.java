package dev.goj.plugin.lower;

import static java.util.stream.Collectors.joining;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCPattern;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Name;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How many constants and methods the file of a class can have at most, once javac has lowered and
 * written it.
 *
 * <p>There is an entry for each constant that {@code Gen} and {@code ClassWriter} can make of the
 * trees, and equal constants are one entry. Entries need not look like what javac writes; it is
 * enough that two different constants are never the same entry. What is the same in all classes
 * (the names of attributes, the JDK's methods that javac calls by itself) is in {@link #ANYWHERE}.
 *
 * <p>Few classes come near the limit, so trees are only counted while each of them could be as many
 * constants as any tree can be.
 */
final class ConstantPool {
  /** What a class file can hold of constants, and of methods. */
  static final int MAX = 65_535;

  /** Those that are in any class. */
  private static final int ANYWHERE = 1_000;

  /** The constants that come of one tree where there are many. */
  private static final int PER_TREE = 16;

  /** Those of a lambda itself that nothing else shares. */
  private static final int PER_LAMBDA = 12;

  /** How many operands one concatenation can have, of more javac makes several. */
  private static final int OPERANDS = 200;

  private static final String CONTINUATION_AND_FRAME =
      Stream.of(RuntimeNames.CONTINUATION_CLASS, RuntimeNames.FRAME_CLASS)
          .map(c -> "L" + c.replace('.', '/') + ";")
          .collect(joining());

  private final Javac javac;
  private final JCClassDecl host;
  private final Set<Object> entries = new HashSet<>();
  private final List<Object> newEntries = new ArrayList<>();
  private final List<Consumer<ConstantPool>> additions = new ArrayList<>();
  private long trees;
  private long newTrees;
  private int methods;
  private int newMethods;

  /** Whether entries are made; else trees are counted. */
  private boolean exact;

  /** A constant of some kind that refers to others. */
  private record Reference(String kind, Object first, Object second) {}

  /** That of a class, with all that javac itself makes of it as it stands. */
  ConstantPool(Javac javac, JCClassDecl host) {
    this.javac = javac;
    this.host = host;
    addWhole();
    if (!fits()) {
      startExactly();
    }
    keep();
  }

  private void startExactly() {
    exact = true;
    entries.clear();
    methods = 0;
    newMethods = 0;
    addWhole();
    additions.forEach(a -> a.accept(this));
    additions.clear();
    keep();
  }

  private void addWhole() {
    if (host.sym.outermostClass() == host.sym) {
      nestMembers();
    }
    host.mods.annotations.forEach(this::add);
    header(host.sym);
    host.defs.forEach(this::add);
  }

  /**
   * Makes room for an addition, if there is as much.
   *
   * @param addition calls the methods with which something is added
   */
  boolean makeRoom(Consumer<ConstantPool> addition) {
    addition.accept(this);
    if (!fits() && !exact) {
      startExactly();
      addition.accept(this);
    }
    if (!fits()) {
      takeBack();
      return false;
    }
    if (!exact) {
      additions.add(addition);
    }
    keep();
    return true;
  }

  private boolean fits() {
    long constants = exact ? entries.size() : (trees + newTrees) * PER_TREE;
    return constants + ANYWHERE <= MAX && methods + newMethods <= MAX;
  }

  private void keep() {
    trees += newTrees;
    methods += newMethods;
    forget();
  }

  private void takeBack() {
    newEntries.forEach(entries::remove);
    forget();
  }

  private void forget() {
    newEntries.clear();
    newTrees = 0;
    newMethods = 0;
  }

  /** What has been counted, for those who want to know how good the estimate is. */
  @Override
  public String toString() {
    return exact ? entries.size() + ANYWHERE + " constants" : trees + " trees";
  }

  // ---- what is added ---------------------------------------------------------------------------

  /** Adds code, or the declaration of a member. */
  void add(JCTree tree) {
    newMethods += tree instanceof JCMethodDecl ? 1 : 0;
    if (exact) {
      new Scanner().scan(tree);
    } else {
      newTrees += count(tree);
    }
  }

  /** Adds a class that is a member of this one, or of one in it. */
  void addNested(ClassSymbol c) {
    newTrees++;
    inner(c);
    any(1); // the check for overrides is a method of it
  }

  /** Adds the class that a lambda becomes, with its constructor and its only instance. */
  void addLambda(ClassSymbol c) {
    addNested(c);
    for (Symbol s : c.members().getSymbols(s -> s.isConstructor() || s.isStatic())) {
      member(s, c);
    }
  }

  /** A lambda has become a class and a method. */
  void removeLambda(JCFunctionalExpression lambda) {
    for (int i = 0; i < PER_LAMBDA; i++) {
      entries.remove(new Reference("lambda", lambda, i));
    }
  }

  /** Adds a method that has no tree yet, and that only other classes call. */
  void add(MethodSymbol m) {
    newTrees++;
    newMethods++;
    declare(m);
  }

  /**
   * Adds the sibling of a method, whether the method is transformed or just called by it, with all
   * other methods that belong to it, and the calls between them.
   */
  void addSibling(MethodSymbol m) {
    newTrees++;
    newMethods++;
    Name go = m.name.append(javac.names.fromString(RuntimeNames.GO));
    String descriptor = javac.descriptor(m.type).replace("(", "(" + CONTINUATION_AND_FRAME);
    text(go);
    text(descriptor);
    signature(m.type);
    if (Inference.isOverridable(m)) {
      newTrees++;
      newMethods += 2;
      member(m, host.sym);
      text(m.name + RuntimeNames.SUPER);
      String body = m.name + RuntimeNames.BODY + descriptor; // overloads have numbers
      text(body);
      enter(new Reference("member", host.sym, named(body, descriptor, null)));
    } else {
      enter(new Reference("member", host.sym, named(go.toString(), descriptor, null)));
    }
  }

  private static int count(JCTree tree) {
    int[] trees = {0};
    new TreeScanner() {
      @Override
      public void scan(JCTree tree) {
        trees[0] += tree == null ? 0 : 1;
        super.scan(tree);
      }
    }.scan(tree);
    return trees[0];
  }

  // ---- entries ---------------------------------------------------------------------------------

  private void enter(Object entry) {
    if (exact && entries.add(entry)) {
      newEntries.add(entry);
    }
  }

  /** Entries that nothing else shares. */
  private void any(int count) {
    for (int i = 0; exact && i < count; i++) {
      enter(new Object());
    }
  }

  private void text(CharSequence text) {
    enter(text.toString());
  }

  private void value(Object constant) {
    enter(new Reference("value", constant.getClass(), constant));
    if (constant instanceof String s) {
      text(s);
    } else if (constant instanceof Long || constant instanceof Double) {
      enter(new Reference("second half", constant.getClass(), constant));
    }
  }

  /** A class, and what the attribute InnerClasses says of it. */
  private void classOf(Type type) {
    Type erased = javac.types.erasure(type);
    if (erased.hasTag(TypeTag.ARRAY)) {
      String descriptor = javac.descriptor(erased);
      enter(new Reference("class", descriptor, null));
      text(descriptor);
      Type element = javac.types.elemtype(erased);
      if (!element.isPrimitive()) {
        classOf(element);
      }
    } else if (erased.tsym instanceof ClassSymbol c && erased.hasTag(TypeTag.CLASS)) {
      inner(c);
    }
  }

  private void inner(ClassSymbol c) {
    enter(new Reference("class", c, null));
    text(c.flatname.toString().replace('.', '/'));
    if (c.owner.kind != Kinds.Kind.PCK) {
      text(c.name);
      if (c.owner instanceof ClassSymbol outer) {
        inner(outer);
      }
    }
  }

  /** A descriptor; classes in it are in InnerClasses. */
  private void descriptor(Type type) {
    if (exact) {
      Type erased = javac.types.erasure(type);
      text(javac.descriptor(erased));
      mentioned(erased);
    }
  }

  private void mentioned(Type erased) {
    if (erased.hasTag(TypeTag.METHOD)) {
      erased.getParameterTypes().forEach(this::mentioned);
      mentioned(erased.getReturnType());
    } else if (erased.hasTag(TypeTag.ARRAY)) {
      mentioned(javac.types.elemtype(erased));
    } else if (erased.tsym instanceof ClassSymbol c
        && erased.hasTag(TypeTag.CLASS)
        && c.owner.kind != Kinds.Kind.PCK) {
      inner(c);
    }
  }

  private void signature(Type type) {
    if (exact && !javac.types.isSameType(type, javac.types.erasure(type))) {
      enter(new Reference("signature", type.toString(), null));
    }
  }

  private void declare(Symbol member) {
    text(member.name);
    descriptor(member.type);
    signature(member.type);
  }

  /**
   * A name with its descriptor. That of a constructor may have hidden parameters, which depend on
   * its class.
   */
  private Reference named(Symbol member) {
    ClassSymbol owner = member.enclClass();
    boolean isMember = owner.owner.kind == Kinds.Kind.TYP && (owner.flags() & Flags.ENUM) == 0;
    boolean isPlain = owner.owner.kind == Kinds.Kind.PCK && (owner.flags() & Flags.ENUM) == 0;
    Symbol hidden = !member.isConstructor() || isPlain ? null : isMember ? owner.owner : owner;
    descriptor(member.type);
    return named(member.name.toString(), javac.descriptor(member.type), hidden);
  }

  private Reference named(String name, String descriptor, Symbol hidden) {
    if (hidden != null) {
      enter(new Reference("hidden", hidden, descriptor));
    }
    Reference named = new Reference("named", name, new Reference("of", descriptor, hidden));
    enter(named);
    return named;
  }

  /** A reference to a member, as one of that class. */
  private void member(Symbol member, Symbol site) {
    if (exact) {
      text(member.name);
      enter(new Reference("member", site, named(member)));
      classOf(site.type);
    }
  }

  private void member(Symbol member, Type site) {
    if (member.owner.kind != Kinds.Kind.TYP) {
      return;
    }
    if (member.owner == javac.syms.arrayClass) {
      any(3); // clone(), of that kind of array
      return;
    }
    member(member, member.owner);
    Symbol erased = javac.types.erasure(site).tsym;
    if (erased != member.owner && erased instanceof ClassSymbol) {
      member(member, erased);
    }
  }

  // ---- declarations ----------------------------------------------------------------------------

  /** What javac says of the class itself, and the bridge methods that it adds. */
  private void header(ClassSymbol c) {
    if (!exact) {
      return;
    }
    classOf(c.type);
    signature(c.type);
    c.getPermittedSubclasses().forEach(this::classOf);
    for (Type t : javac.types.closure(c.type)) {
      classOf(t);
      signature(t);
      if (t.tsym == c) {
        continue;
      }
      for (Symbol s : t.tsym.members().getSymbols(this::isOverridden)) {
        bridges((MethodSymbol) s);
      }
    }
    any(c.getRecordComponents().size() * 6);
  }

  private boolean isOverridden(Symbol s) {
    return s instanceof MethodSymbol
        && !s.isConstructor()
        && (s.flags() & (Flags.STATIC | Flags.PRIVATE)) == 0;
  }

  /** A bridge method, and one more for the siblings. */
  private void bridges(MethodSymbol overridden) {
    MethodSymbol m = overridden.implementation(host.sym, javac.types, true);
    if (m == null || m == overridden) {
      return;
    }
    boolean differs = !javac.descriptor(m.type).equals(javac.descriptor(overridden.type));
    if (differs || (m.owner != host.sym && (m.owner.flags() & Flags.PUBLIC) == 0)) {
      newMethods += 2;
      declare(overridden);
      member(m, host.sym);
      any(4);
    }
  }

  /** The outermost class names all that are in it. */
  private void nestMembers() {
    new TreeScanner() {
      @Override
      public void visitClassDef(JCClassDecl tree) {
        newTrees++;
        if (tree.sym != null) {
          inner(tree.sym);
        }
        super.visitClassDef(tree);
      }

      @Override
      public void visitSwitch(JCSwitch tree) {
        any(4); // a class with the numbers of an enum's constants
        super.visitSwitch(tree);
      }

      @Override
      public void visitSwitchExpression(JCSwitchExpression tree) {
        any(4);
        super.visitSwitchExpression(tree);
      }
    }.scan(host.defs);
  }

  // ---- trees -----------------------------------------------------------------------------------

  /** Enters what becomes of the trees in one class; those in it have files of their own. */
  private final class Scanner extends TreeScanner {
    @Override
    public void scan(JCTree tree) {
      if (tree == null) {
        return;
      }
      if (tree instanceof JCExpression e && e.type != null) {
        if (e.type.constValue() != null) {
          if (!isSmall(e.type.constValue())) {
            value(e.type.constValue());
          }
          if (!(tree instanceof JCFieldAccess)) {
            return;
          }
        }
        classOf(e.type);
      } else if (tree instanceof JCPattern) {
        any(4); // the accessor of a record's component
      }
      super.scan(tree);
    }

    /** Whether code has it without a constant. */
    private boolean isSmall(Object constant) {
      return constant instanceof Integer i && i == i.shortValue();
    }

    @Override
    public void visitClassDef(JCClassDecl tree) {
      if (tree.sym != null) {
        inner(tree.sym);
      }
    }

    @Override
    public void visitMethodDef(JCMethodDecl tree) {
      declare(tree.sym);
      scan(tree.mods);
      scan(tree.params);
      scan(tree.thrown);
      scan(tree.defaultValue);
      scan(tree.body);
    }

    @Override
    public void visitVarDef(JCVariableDecl tree) {
      if ((tree.sym.flags() & Flags.SYNTHETIC) == 0) { // else no debugger is told
        text(tree.name);
        descriptor(tree.sym.type);
        signature(tree.sym.type);
      }
      if (tree.sym.owner.kind != Kinds.Kind.TYP) {
        classOf(tree.sym.type);
      } else {
        member(tree.sym, host.sym);
        if ((tree.sym.flags() & Flags.ENUM) != 0) {
          value(tree.name.toString());
        }
      }
      if (tree.sym.getConstValue() != null) {
        value(tree.sym.getConstValue());
      }
      scan(tree.mods);
      scan(tree.init);
    }

    @Override
    public void visitAnnotation(JCAnnotation tree) {
      enter(new Reference("annotation", tree.toString(), null));
      any(3 * count(tree));
    }

    @Override
    public void visitIdent(JCIdent tree) {
      used(tree.sym, enclosing(tree.sym));
    }

    /** The class around the code that has such a member; the owner itself, if it is imported. */
    private Type enclosing(Symbol member) {
      for (Symbol c = host.sym; c instanceof ClassSymbol outer; c = outer.owner.enclClass()) {
        if (outer.isSubClass(member.owner, javac.types)) {
          return outer.type;
        }
      }
      return member.owner.type;
    }

    @Override
    public void visitSelect(JCFieldAccess tree) {
      scan(tree.selected);
      if (tree.name == javac.names._class) {
        classOf(tree.selected.type);
      }
      used(tree.sym, tree.selected.type);
    }

    private void used(Symbol s, Type site) {
      boolean isMember = s instanceof MethodSymbol || s instanceof VarSymbol;
      if (isMember && s.name != javac.names._class && s.name != javac.names._this) {
        member(s, site);
      }
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
      scan(tree.encl);
      scan(tree.args);
      if (tree.def != null && tree.def.sym != null) {
        inner(tree.def.sym);
        any(5); // its constructor
      }
      if (tree.varargsElement != null) {
        classOf(tree.varargsElement);
      }
      if (tree.constructor != null) {
        member(tree.constructor, tree.constructor.owner);
      }
    }

    @Override
    public void visitApply(JCTree.JCMethodInvocation tree) {
      if (tree.varargsElement != null) {
        classOf(tree.varargsElement);
      }
      scan(tree.meth);
      scan(tree.args);
    }

    @Override
    public void visitTypeApply(JCTypeApply tree) {}

    @Override
    public void visitLambda(JCLambda tree) {
      functional(tree);
      scan(tree.params);
      scan(tree.body);
    }

    @Override
    public void visitReference(JCMemberReference tree) {
      functional(tree);
      scan(tree.expr);
      used(tree.sym, tree.expr.type);
    }

    private void functional(JCFunctionalExpression tree) {
      boolean serializable =
          javac.types.asSuper(tree.target, javac.syms.serializableType.tsym) != null;
      newMethods++;
      for (int i = 0; i < (serializable ? 2 * PER_LAMBDA : PER_LAMBDA); i++) {
        enter(new Reference("lambda", tree, i));
      }
      for (Type t : javac.components(tree.target)) {
        classOf(t);
      }
      Symbol method = javac.types.findDescriptorSymbol(javac.functional(tree.target).tsym);
      text(method.name);
      descriptor(method.type);
      enter(new Reference("method type", javac.descriptor(method.type), null));
    }

    @Override
    public void visitBinary(JCBinary tree) {
      if (isConcatenation(tree)) {
        int operands = 1;
        JCExpression left = tree;
        while (left instanceof JCBinary b && isConcatenation(b)) {
          scan(b.rhs);
          left = b.lhs;
          operands++;
        }
        scan(left);
        any(6 * (operands / OPERANDS + 1));
      } else {
        super.visitBinary(tree);
      }
    }

    private boolean isConcatenation(JCBinary tree) {
      return tree.hasTag(JCTree.Tag.PLUS)
          && tree.type.tsym == javac.syms.stringType.tsym
          && tree.type.constValue() == null;
    }

    @Override
    public void visitForeachLoop(JCEnhancedForLoop tree) {
      classOf(tree.expr.type);
      enter(new Reference("iterator", javac.types.erasure(tree.expr.type).tsym, null));
      super.visitForeachLoop(tree);
    }

    @Override
    public void visitTry(JCTry tree) {
      for (JCTree resource : tree.resources) {
        enter(new Reference("close", javac.types.erasure(resource.type).tsym, null));
        any(2);
      }
      super.visitTry(tree);
    }

    @Override
    public void visitSwitch(JCSwitch tree) {
      selector(tree.selector.type);
      super.visitSwitch(tree);
    }

    @Override
    public void visitSwitchExpression(JCSwitchExpression tree) {
      selector(tree.selector.type);
      super.visitSwitchExpression(tree);
    }

    private void selector(Type type) {
      if (type != null && !type.isPrimitive()) {
        any(10);
      }
    }
  }
}
