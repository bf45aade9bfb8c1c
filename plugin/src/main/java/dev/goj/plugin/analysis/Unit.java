package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import dev.goj.plugin.diagnostics.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of code that suspends as a whole or not at all: a method, a lambda, a method reference,
 * or an initializer.
 */
public final class Unit {
  /** The declaration. */
  public final JCTree tree;

  /** The method; for a lambda or method reference, the method of its functional interface. */
  public final MethodSymbol method;

  /** The class whose member this code is or will be. */
  public final ClassSymbol host;

  public final JCCompilationUnit source;

  /** Why this code cannot suspend, for the user; null where it can. */
  Obstacle obstacle;

  /** Whether this is given to a thread of its own, or to {@code blocking}, where it may wait. */
  final boolean runsElsewhere;

  final List<Call> calls = new ArrayList<>();

  /** The objects that it hands to code that was compiled without the plugin. */
  final List<HandedOver> handedOver = new ArrayList<>();

  /** Whether the user wants it never to give way to others by itself. */
  boolean nonPreemptible;

  /** Whether it is a lambda that goroutines are started with, and a loop in it asks to give way. */
  boolean asks;

  boolean suspends;

  Unit(
      JCTree tree,
      MethodSymbol method,
      ClassSymbol host,
      JCCompilationUnit source,
      Obstacle obstacle,
      boolean runsElsewhere) {
    this.tree = tree;
    this.method = method;
    this.host = host;
    this.source = source;
    this.obstacle = obstacle;
    this.runsElsewhere = runsElsewhere;
  }

  boolean isMethod() {
    return tree instanceof JCTree.JCMethodDecl;
  }

  /** False for abstract and native methods, and fields without initializer. */
  boolean hasCode() {
    if (tree instanceof JCTree.JCMethodDecl m) {
      return m.body != null;
    }
    return !(tree instanceof JCTree.JCVariableDecl field) || field.init != null;
  }

  Report.Kind kind() {
    if (isMethod()) {
      return method.isConstructor() ? Report.Kind.CONSTRUCTOR : Report.Kind.METHOD;
    }
    return tree instanceof JCTree.JCFunctionalExpression
        ? Report.Kind.LAMBDA
        : Report.Kind.INITIALIZER;
  }

  /**
   * A call in this code.
   *
   * @param tree where
   * @param callee what is called
   * @param viaSuper whether it names the method of a superclass, which runs without dispatch
   * @param obstacle why it could not suspend there even if the unit can, for the user; null if it
   *     can
   */
  record Call(JCTree tree, MethodSymbol callee, boolean viaSuper, Obstacle obstacle) {}

  /**
   * An object of a class with a name that is given to code compiled without the plugin.
   *
   * @param tree the argument
   * @param type its class, as far as it is known
   * @param as what the other code knows it as
   */
  record HandedOver(JCTree tree, ClassSymbol type, ClassSymbol as) {}
}
