package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCPattern;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import dev.goj.plugin.javac.Javac;

/** Enters what becomes of the trees in one class; those in it have files of their own. */
final class ConstantScanner extends TreeScanner {
  /** How many operands one concatenation can have, of more javac makes several. */
  private static final int OPERANDS = 200;

  private final Javac javac;
  private final ClassSymbol host;
  private final ConstantPool pool;
  private int lambdas;

  private ConstantScanner(Javac javac, ClassSymbol host, ConstantPool pool) {
    this.javac = javac;
    this.host = host;
    this.pool = pool;
  }

  /** Enters code, or the declaration of a member; returns how many methods lambdas become. */
  static int enter(Javac javac, ClassSymbol host, JCTree tree, ConstantPool pool) {
    ConstantScanner s = new ConstantScanner(javac, host, pool);
    s.scan(tree);
    return s.lambdas;
  }

  @Override
  public void scan(JCTree tree) {
    if (tree == null) {
      return;
    }
    if (tree instanceof JCExpression e && e.type != null) {
      if (e.type.constValue() != null) {
        if (!isSmall(e.type.constValue())) {
          pool.value(e.type.constValue());
        }
        if (!(tree instanceof JCFieldAccess)) {
          return;
        }
      }
      pool.classOf(e.type);
    } else if (tree instanceof JCPattern) {
      pool.any(4); // the accessor of a record's component
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
      pool.inner(tree.sym);
    }
  }

  @Override
  public void visitMethodDef(JCMethodDecl tree) {
    pool.declare(tree.sym);
    scan(tree.mods);
    scan(tree.params);
    scan(tree.thrown);
    scan(tree.defaultValue);
    scan(tree.body);
  }

  @Override
  public void visitVarDef(JCVariableDecl tree) {
    if ((tree.sym.flags() & Flags.SYNTHETIC) == 0) { // else no debugger is told
      pool.text(tree.name);
      pool.descriptor(tree.sym.type);
      pool.signature(tree.sym.type);
    }
    if (tree.sym.owner.kind != Kinds.Kind.TYP) {
      pool.classOf(tree.sym.type);
    } else {
      pool.member(tree.sym, host);
      if ((tree.sym.flags() & Flags.ENUM) != 0) {
        pool.value(tree.name.toString());
      }
    }
    if (tree.sym.getConstValue() != null) {
      pool.value(tree.sym.getConstValue());
    }
    scan(tree.mods);
    scan(tree.init);
  }

  @Override
  public void visitAnnotation(JCAnnotation tree) {
    pool.enter("annotation", tree.toString(), null);
    pool.any(3 * ClassFile.count(tree));
  }

  @Override
  public void visitIdent(JCIdent tree) {
    used(tree.sym, enclosing(tree.sym));
  }

  /** The class around the code that has such a member; the owner itself, if it is imported. */
  private Type enclosing(Symbol member) {
    for (Symbol c = host; c instanceof ClassSymbol outer; c = outer.owner.enclClass()) {
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
      pool.classOf(tree.selected.type);
    }
    used(tree.sym, tree.selected.type);
  }

  private void used(Symbol s, Type site) {
    boolean isMember = s instanceof MethodSymbol || s instanceof VarSymbol;
    if (isMember && s.name != javac.names._class && s.name != javac.names._this) {
      pool.member(s, site);
    }
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    scan(tree.encl);
    scan(tree.args);
    if (tree.def != null && tree.def.sym != null) {
      pool.inner(tree.def.sym);
      pool.any(5); // its constructor
    }
    if (tree.varargsElement != null) {
      pool.classOf(tree.varargsElement);
    }
    if (tree.constructor != null) {
      pool.member(tree.constructor, tree.constructor.owner);
    }
  }

  @Override
  public void visitApply(JCMethodInvocation tree) {
    if (tree.varargsElement != null) {
      pool.classOf(tree.varargsElement);
    }
    scan(tree.meth);
    scan(tree.args);
  }

  @Override
  public void visitTypeApply(JCTypeApply tree) {}

  @Override
  public void visitLambda(JCLambda tree) {
    lambdas++;
    pool.lambda(tree);
    scan(tree.params);
    scan(tree.body);
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    lambdas++;
    pool.lambda(tree);
    scan(tree.expr);
    used(tree.sym, tree.expr.type);
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
      pool.any(6 * (operands / OPERANDS + 1));
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
    pool.classOf(tree.expr.type);
    pool.enter("iterator", javac.types.erasure(tree.expr.type).tsym, null);
    super.visitForeachLoop(tree);
  }

  @Override
  public void visitTry(JCTry tree) {
    for (JCTree resource : tree.resources) {
      pool.enter("close", javac.types.erasure(resource.type).tsym, null);
      pool.any(2);
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
      pool.any(10);
    }
  }
}
