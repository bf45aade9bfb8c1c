package dev.goj.plugin.lower;

import static java.util.stream.Collectors.joining;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.TreeScanner;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.emit.RuntimeNames;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many constants and methods the file of a class can have at most, and what is to be added to
 * it.
 *
 * <p>Few classes come near the limit, so trees are only counted while each of them could be as many
 * constants as any tree can be. Then all is added once more, to a {@link ConstantPool}.
 */
final class ClassFile {
  /** What a class file can hold of constants, and of methods. */
  static final int MAX = 65_535;

  /** The constants that come of one tree where there are many. */
  private static final int PER_TREE = 16;

  private static final String CONTINUATION_AND_FRAME =
      Stream.of(RuntimeNames.CONTINUATION_CLASS, RuntimeNames.FRAME_CLASS)
          .map(c -> "L" + c.replace('.', '/') + ";")
          .collect(joining());

  private final Javac javac;
  private final JCClassDecl host;
  private final List<Consumer<ClassFile>> additions = new ArrayList<>();
  private long trees;
  private long newTrees;
  private int methods;
  private int newMethods;

  /** Null while trees are counted. */
  private @Nullable ConstantPool pool;

  /** That of a class, with all that javac itself makes of it as it stands. */
  ClassFile(Javac javac, JCClassDecl host) {
    this.javac = javac;
    this.host = host;
    addWhole();
    if (!fits()) {
      startExactly();
    }
    keep();
  }

  private void startExactly() {
    pool = new ConstantPool(javac);
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
    ifExact(this::header);
    host.defs.forEach(this::add);
  }

  /**
   * Makes room for an addition, if there is as much.
   *
   * @param addition calls the methods with which something is added
   */
  boolean makeRoom(Consumer<ClassFile> addition) {
    addition.accept(this);
    if (!fits() && pool == null) {
      startExactly();
      addition.accept(this);
    }
    if (!fits()) {
      ifExact(ConstantPool::takeBack);
      forget();
      return false;
    }
    if (pool == null) {
      additions.add(addition);
    }
    keep();
    return true;
  }

  private boolean fits() {
    long constants =
        pool == null ? (trees + newTrees) * PER_TREE + ConstantPool.ANYWHERE : pool.size();
    return constants <= MAX && methods + newMethods <= MAX;
  }

  private void keep() {
    trees += newTrees;
    methods += newMethods;
    ifExact(ConstantPool::keep);
    forget();
  }

  private void forget() {
    newTrees = 0;
    newMethods = 0;
  }

  private void ifExact(Consumer<ConstantPool> action) {
    if (pool != null) {
      action.accept(pool);
    }
  }

  /** What has been counted, for those who want to know how good the estimate is. */
  @Override
  public String toString() {
    return pool == null ? trees + " trees" : pool.size() + " constants";
  }

  // ---- what is added ---------------------------------------------------------------------------

  /** Adds code, or the declaration of a member. */
  void add(JCTree tree) {
    newMethods += tree instanceof JCMethodDecl ? 1 : 0;
    if (pool == null) {
      newTrees += count(tree);
    } else {
      newMethods += ConstantScanner.enter(javac, host.sym, tree, pool);
    }
  }

  /** Adds a class that is a member of this one, or of one in it. */
  void addNested(ClassSymbol c) {
    newTrees++;
    ifExact(
        p -> {
          p.inner(c);
          p.any(1); // the check for overrides is a method of it
        });
  }

  /** Adds the class that a lambda becomes, with its constructor and its only instance. */
  void addLambda(ClassSymbol c) {
    addNested(c);
    for (Symbol s : c.members().getSymbols(s -> s.isConstructor() || s.isStatic())) {
      ifExact(p -> p.member(s, c));
    }
  }

  /** A lambda has become a class and a method. */
  void removeLambda(JCFunctionalExpression lambda) {
    ifExact(p -> p.removeLambda(lambda));
  }

  /** Adds a method that has no tree yet, and that only other classes call. */
  void add(MethodSymbol m) {
    newTrees++;
    newMethods++;
    ifExact(p -> p.declare(m));
  }

  /**
   * Adds the sibling of a method, whether the method is transformed or just called by it, with all
   * other methods that belong to it, and the calls between them.
   */
  void addSibling(MethodSymbol m) {
    boolean isOverridable = Inference.isOverridable(m);
    newTrees += isOverridable ? 2 : 1;
    newMethods += isOverridable ? 3 : 1;
    ifExact(p -> enterSibling(m, isOverridable, p));
  }

  private void enterSibling(MethodSymbol m, boolean isOverridable, ConstantPool p) {
    String go = m.name + RuntimeNames.GO;
    String descriptor = javac.descriptor(m.type).replace("(", "(" + CONTINUATION_AND_FRAME);
    p.text(go);
    p.text(descriptor);
    p.signature(m.type);
    if (isOverridable) {
      p.member(m, host.sym);
      p.text(m.name + RuntimeNames.SUPER);
      String body = m.name + RuntimeNames.BODY + descriptor; // overloads have numbers
      p.text(body);
      p.member(body, descriptor, host.sym);
    } else {
      p.member(go, descriptor, host.sym);
    }
  }

  /** How many trees a tree is. */
  static int count(JCTree tree) {
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

  // ---- declarations ----------------------------------------------------------------------------

  /** What javac says of the class itself, and the bridge methods that it adds. */
  private void header(ConstantPool p) {
    ClassSymbol c = host.sym;
    p.classOf(c.type);
    p.signature(c.type);
    c.getPermittedSubclasses().forEach(p::classOf);
    for (Type t : javac.types.closure(c.type)) {
      p.classOf(t);
      p.signature(t);
      if (t.tsym == c) {
        continue;
      }
      for (Symbol s : t.tsym.members().getSymbols(ClassFile::isOverridden)) {
        bridges((MethodSymbol) s, p);
      }
    }
    p.any(c.getRecordComponents().size() * 6);
  }

  private static boolean isOverridden(Symbol s) {
    return s instanceof MethodSymbol
        && !s.isConstructor()
        && (s.flags() & (Flags.STATIC | Flags.PRIVATE)) == 0;
  }

  /** A bridge method, and one more for the siblings. */
  private void bridges(MethodSymbol overridden, ConstantPool p) {
    MethodSymbol m = overridden.implementation(host.sym, javac.types, true);
    if (m == null || m == overridden) {
      return;
    }
    boolean differs = !javac.descriptor(m.type).equals(javac.descriptor(overridden.type));
    if (differs || (m.owner != host.sym && (m.owner.flags() & Flags.PUBLIC) == 0)) {
      newMethods += 2;
      p.declare(overridden);
      p.member(m, host.sym);
      p.any(4);
    }
  }

  /** The outermost class names all that are in it. */
  private void nestMembers() {
    new TreeScanner() {
      @Override
      public void visitClassDef(JCClassDecl tree) {
        newTrees++;
        if (tree.sym != null) {
          ifExact(p -> p.inner(tree.sym));
        }
        super.visitClassDef(tree);
      }

      @Override
      public void visitSwitch(JCSwitch tree) {
        numbersOfConstants();
        super.visitSwitch(tree);
      }

      @Override
      public void visitSwitchExpression(JCSwitchExpression tree) {
        numbersOfConstants();
        super.visitSwitchExpression(tree);
      }
    }.scan(host.defs);
  }

  /** A class with the numbers of an enum's constants. */
  private void numbersOfConstants() {
    ifExact(p -> p.any(4));
  }
}
