package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import dev.goj.plugin.emit.FrameSource;
import dev.goj.plugin.javac.Javac;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The continuation class of a method once javac knows it: its fields and its save methods. */
final class FrameLayout {
  private final Javac javac;
  private final JCClassDecl decl;
  private final Map<VarSymbol, VarSymbol> fields = new HashMap<>();
  private final List<VarSymbol> variables;

  FrameLayout(
      Javac javac, JCClassDecl decl, List<VarSymbol> variables, Map<VarSymbol, String> fields) {
    this.javac = javac;
    this.decl = decl;
    this.variables = variables;
    fields.forEach((v, name) -> this.fields.put(v, (VarSymbol) member(name, Kinds.Kind.VAR)));
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

  /** The field for the receiver of the method, which its constructor takes then; else null. */
  VarSymbol receiver() {
    return (VarSymbol) member(FrameSource.SELF, Kinds.Kind.VAR);
  }

  /** The variables that have a field. */
  List<VarSymbol> variables() {
    return variables;
  }

  VarSymbol field(VarSymbol variable) {
    return fields.get(variable);
  }

  MethodSymbol save(SuspensionPoint point) {
    return (MethodSymbol) member(point.save.name, Kinds.Kind.MTH);
  }

  /** The user's variable may have the name of one of our methods. */
  private Symbol member(String name, Kinds.Kind kind) {
    return decl.sym.members().findFirst(javac.names.fromString(name), s -> s.kind == kind);
  }
}
