package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.MethodType;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Name;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.Iterator;

/**
 * Gives a class that has been entered from a source without code its code, as attributed trees:
 * javac need neither parse nor attribute it.
 */
final class Members {
  private final Javac javac;
  private final TreeBuilder build;
  private final JCClassDecl decl;

  Members(Javac javac, TreeBuilder build, JCClassDecl decl) {
    this.javac = javac;
    this.build = build;
    this.decl = decl;
  }

  /** {@code this.name}. */
  JCExpression own(VarSymbol field) {
    return build.select(build.make().This(decl.sym.type), field);
  }

  /**
   * Completes the constructor: it keeps each parameter in the field of that name; returns these.
   */
  List<VarSymbol> constructor() {
    for (JCTree def : decl.defs) {
      if (def instanceof JCMethodDecl c && c.sym.isConstructor()) {
        ListBuffer<JCStatement> body = new ListBuffer<>();
        body.append(build.superCall((ClassSymbol) decl.sym.getSuperclass().tsym));
        c.params.forEach(p -> body.append(keep(p.sym)));
        c.body.stats = body.toList();
        return c.params.map(p -> field(p.name));
      }
    }
    throw new IllegalStateException("no constructor");
  }

  /** {@code this.name = name}. */
  JCStatement keep(VarSymbol parameter) {
    return build.exec(build.assign(own(field(parameter.name)), build.ident(parameter)));
  }

  private VarSymbol field(Name name) {
    for (var s : decl.sym.members().getSymbolsByName(name)) {
      if (s instanceof VarSymbol field) {
        return field;
      }
    }
    throw new IllegalStateException("no field " + name);
  }

  /** Declares a method. */
  MethodSymbol declare(
      long flags, String name, Type result, List<Type> types, Iterable<String> names) {
    return declare(
        flags, name, new MethodType(types, result, List.nil(), javac.syms.methodClass), names);
  }

  /** Declares a method of that type. */
  MethodSymbol declare(long flags, String name, Type type, Iterable<String> names) {
    MethodSymbol m = new MethodSymbol(flags, javac.names.fromString(name), type, decl.sym);
    Iterator<String> next = names.iterator();
    m.params =
        type.getParameterTypes()
            .map(t -> new VarSymbol(Flags.PARAMETER, javac.names.fromString(next.next()), t, m));
    decl.sym.members_field.enter(m);
    return m;
  }

  /** Adds the code of a declared method. */
  void add(MethodSymbol m, List<JCStatement> body) {
    decl.defs = decl.defs.append(build.make().MethodDef(m, build.block(body)));
  }

  /** Adds a static constant. */
  VarSymbol constant(String name, Type type, JCExpression value) {
    VarSymbol v =
        new VarSymbol(Flags.STATIC | Flags.FINAL, javac.names.fromString(name), type, decl.sym);
    decl.sym.members_field.enter(v);
    decl.defs = decl.defs.append(build.make().VarDef(v, value));
    return v;
  }
}
