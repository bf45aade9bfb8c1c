package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import dev.goj.plugin.javac.Javac;
import java.util.List;
import java.util.Map;

/** The continuation class of a method once javac knows it: its fields and its save methods. */
final class FrameLayout {
  private final Javac javac;
  private final JCClassDecl decl;
  private final Map<VarSymbol, String> fields;
  private final List<VarSymbol> variables;
  private final boolean takesReceiver;

  FrameLayout(
      Javac javac,
      JCClassDecl decl,
      List<VarSymbol> variables,
      Map<VarSymbol, String> fields,
      boolean takesReceiver) {
    this.javac = javac;
    this.decl = decl;
    this.variables = variables;
    this.fields = fields;
    this.takesReceiver = takesReceiver;
  }

  JCClassDecl decl() {
    return decl;
  }

  ClassSymbol symbol() {
    return decl.sym;
  }

  Type type() {
    return decl.sym.type;
  }

  /** Whether its constructor takes the receiver of the method. */
  boolean takesReceiver() {
    return takesReceiver;
  }

  /** The variables that have a field. */
  List<VarSymbol> variables() {
    return variables;
  }

  VarSymbol field(VarSymbol variable) {
    return (VarSymbol) member(fields.get(variable), Kinds.Kind.VAR);
  }

  MethodSymbol save(SuspensionPoint point) {
    return method(point.save.name);
  }

  MethodSymbol method(String name) {
    return (MethodSymbol) member(name, Kinds.Kind.MTH);
  }

  /** The user's variable may have the name of one of our methods. */
  private Symbol member(String name, Kinds.Kind kind) {
    return decl.sym.members().findFirst(javac.names.fromString(name), s -> s.kind == kind);
  }
}
