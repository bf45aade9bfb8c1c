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
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.Iterator;
import java.util.Map;

/**
 * Gives a class that has been entered from a source without fields and code its fields and its
 * code, as attributed trees: javac need neither parse nor attribute it.
 */
final class Members {
  /** The name of a field for the receiver, in interfaces, whose members are static. */
  static final String SELF = "self$";

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

  /** Completes the constructor: it has a parameter for each of these fields. */
  void constructor(List<VarSymbol> kept) {
    JCMethodDecl constructor = constructor();
    MethodSymbol m = constructor.sym;
    m.type =
        new MethodType(
            kept.map(f -> f.type), javac.syms.voidType, List.nil(), javac.syms.methodClass);
    m.params = kept.map(f -> new VarSymbol(Flags.PARAMETER, f.name, f.type, m));
    constructor.type = m.type;
    constructor.params = m.params.map(p -> build.make().VarDef(p, null));
    ListBuffer<JCStatement> body = new ListBuffer<>();
    body.append(build.superCall((ClassSymbol) decl.sym.getSuperclass().tsym));
    List<VarSymbol> parameters = m.params;
    for (VarSymbol field : kept) {
      body.append(build.exec(build.assign(own(field), build.ident(parameters.head))));
      parameters = parameters.tail;
    }
    constructor.body.stats = body.toList();
  }

  private JCMethodDecl constructor() {
    for (JCTree def : decl.defs) {
      if (def instanceof JCMethodDecl m && m.sym.isConstructor()) {
        return m;
      }
    }
    throw new IllegalStateException("no constructor");
  }

  /** Adds fields, each of the erasure of a type. */
  List<VarSymbol> fields(long flags, Map<String, Type> types) {
    ListBuffer<VarSymbol> fields = new ListBuffer<>();
    ListBuffer<JCTree> trees = new ListBuffer<>();
    types.forEach(
        (name, type) -> {
          VarSymbol f = declare(flags, name, javac.erasure(type));
          fields.append(f);
          trees.append(build.make().VarDef(f, null));
        });
    decl.defs = decl.defs.prependList(trees.toList());
    return fields.toList();
  }

  private VarSymbol declare(long flags, String name, Type type) {
    VarSymbol field = new VarSymbol(flags, javac.names.fromString(name), type, decl.sym);
    decl.sym.members_field.enter(field);
    return field;
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
    VarSymbol v = declare(Flags.STATIC | Flags.FINAL, name, type);
    decl.defs = decl.defs.append(build.make().VarDef(v, value));
    return v;
  }
}
