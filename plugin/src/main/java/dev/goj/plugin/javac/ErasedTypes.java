package dev.goj.plugin.javac;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Names;

/**
 * Makes trees in which a class is named by an identifier alone. Where nobody looks a name up, each
 * package and type argument in it would be one more tree for javac to erase and to lower: more than
 * a third of all that a suspending method became.
 */
final class ErasedTypes extends TreeMaker {
  private final Types types;

  ErasedTypes(Names names, Types types, Symtab syms) {
    super(null, names, types, syms);
    this.types = types;
  }

  @Override
  public JCExpression Type(Type t) {
    Type erased = t == null ? null : types.erasure(t);
    return erased != null && erased.hasTag(TypeTag.CLASS)
        ? QualIdent(erased.tsym)
        : super.Type(erased);
  }

  @Override
  public JCExpression QualIdent(Symbol s) {
    return s.kind == Kinds.Kind.TYP ? Ident(s).setType(types.erasure(s.type)) : super.QualIdent(s);
  }
}
