package dev.goj.plugin.lower;

import com.sun.source.tree.MemberReferenceTree.ReferenceMode;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type.ClassType;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the code of a lambda takes from around it. */
final class Captures extends TreeScanner {
  /** The local variables of the method around it, in the order of their appearance. */
  final Set<VarSymbol> variables = new LinkedHashSet<>();

  /** Whether it needs the enclosing instance. */
  boolean receiver;

  /** The classes declared around it that it creates. */
  final Set<ClassSymbol> localClasses = new LinkedHashSet<>();

  /** Of the variables, those that classes declared around it capture. */
  final Set<VarSymbol> shared = new LinkedHashSet<>();

  private final Set<ClassSymbol> hosts;
  private final Set<Symbol> declared = new HashSet<>();

  private Captures(Set<ClassSymbol> hosts) {
    this.hosts = hosts;
  }

  /**
   * What a lambda takes.
   *
   * @param hosts the classes around it up to the one that gets its code; what it takes of their
   *     methods is handed to it
   */
  static Captures of(JCTree.JCLambda lambda, Set<ClassSymbol> hosts) {
    Captures c = new Captures(hosts);
    c.scan(lambda.params);
    c.scan(lambda.body);
    c.variables.removeIf(c.declared::contains);
    c.localClasses.removeIf(c.declared::contains);
    return c;
  }

  /** Whether it creates a class that is declared in one of the hosts but the last. */
  boolean createsAnyOf(Set<ClassSymbol> hosts, ClassSymbol last) {
    return localClasses.stream()
        .map(c -> c.owner.enclClass())
        .anyMatch(c -> c != last && hosts.contains(c));
  }

  /** Adds what a class captures that is declared around the lambda and created in it. */
  void addOfClass(JCClassDecl local) {
    Captures c = new Captures(hosts);
    c.scan(local);
    c.variables.removeIf(c.declared::contains);
    c.localClasses.removeIf(c.declared::contains);
    variables.addAll(c.variables);
    shared.addAll(c.variables);
    localClasses.addAll(c.localClasses);
  }

  @Override
  public void visitVarDef(JCVariableDecl tree) {
    declared.add(tree.sym);
    super.visitVarDef(tree);
  }

  @Override
  public void visitClassDef(JCClassDecl tree) {
    declared.add(tree.sym);
    receiver |= tree.sym.hasOuterInstance();
    created(((ClassType) tree.sym.type).supertype_field.tsym);
    super.visitClassDef(tree);
  }

  @Override
  public void visitIdent(JCIdent tree) {
    Symbol s = tree.sym;
    if (s == null) {
      return;
    }
    boolean isVariable = s.kind == Kinds.Kind.VAR;
    if (s.name == s.name.table.names._this || s.name == s.name.table.names._super) {
      receiver = true;
    } else if (isVariable && s.owner.kind != Kinds.Kind.TYP) {
      local((VarSymbol) s);
    } else if ((isVariable || s.kind == Kinds.Kind.MTH) && !s.isStatic()) {
      receiver = true;
    }
  }

  private void local(VarSymbol v) {
    if (v.getConstValue() != null) {
      return;
    }
    if (hosts.contains(v.owner.enclClass())) {
      variables.add(v);
    } else {
      receiver = true; // of a method further out, reached through this class
    }
  }

  @Override
  public void visitSelect(JCFieldAccess tree) {
    if (tree.name == tree.name.table.names._this || tree.name == tree.name.table.names._super) {
      receiver = true;
    }
    super.visitSelect(tree);
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    Symbol created = tree.clazz.type.tsym;
    if (tree.encl == null) {
      enclosed(created);
    }
    created(created);
    super.visitNewClass(tree);
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    if (tree.getMode() == ReferenceMode.NEW) {
      enclosed(tree.expr.type.tsym);
      created(tree.expr.type.tsym);
    }
    super.visitReference(tree);
  }

  /** The new object's enclosing instance is the one around, or one that is reached through it. */
  private void enclosed(Symbol created) {
    receiver |= created instanceof ClassSymbol c && c.hasOuterInstance();
  }

  private void created(Symbol created) {
    if (created instanceof ClassSymbol c
        && c.owner.kind != Kinds.Kind.TYP
        && c.owner.kind != Kinds.Kind.PCK
        && (c.flags() & Flags.STATIC) == 0) {
      localClasses.add(c);
      receiver |= !hosts.contains(c.owner.enclClass()) && !declared.contains(c);
    }
  }
}
