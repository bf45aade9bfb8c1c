package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMemberReference.ReferenceKind;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;

/** Writes a method reference as the lambda that it stands for. */
final class References {
  private final Javac javac;
  private final Announcements announcements;
  private final TreeBuilder build;

  References(Javac javac, Announcements announcements) {
    this.javac = javac;
    this.announcements = announcements;
    this.build = new TreeBuilder(javac);
  }

  /** Creating an array cannot suspend and is no goroutine; such a reference stays as it is. */
  boolean canConvert(JCMemberReference r) {
    return !r.hasKind(ReferenceKind.ARRAY_CTOR);
  }

  /**
   * Writes a reference as a lambda.
   *
   * @param host the class that it stands in
   */
  Liftable toLambda(JCMemberReference r, ClassSymbol host) {
    build.at(r);
    // Stands for the method that the lambda will become: its variables are local ones.
    MethodSymbol owner = new MethodSymbol(0, javac.names.empty, null, host);
    Type descriptor = javac.types.findDescriptorType(javac.functional(r.target));
    ListBuffer<JCVariableDecl> params = new ListBuffer<>();
    ListBuffer<JCExpression> args = new ListBuffer<>();
    int index = 0;
    for (Type t : descriptor.getParameterTypes()) {
      VarSymbol p =
          new VarSymbol(
              Flags.PARAMETER | Flags.EFFECTIVELY_FINAL,
              javac.names.fromString("a" + index++ + "$"),
              javac.types.skipTypeVars(javac.types.wildUpperBound(t), false),
              owner);
      params.append(build.declare(p, null));
      args.append(build.ident(p));
    }
    VarSymbol receiver = null;
    JCExpression receiverValue = null;
    JCExpression body;
    if (r.sym.isConstructor()) {
      body = creation(r, args.toList());
    } else {
      MethodSymbol m = (MethodSymbol) r.sym;
      List<JCExpression> arguments = args.toList();
      JCExpression callee;
      if (r.hasKind(ReferenceKind.STATIC)) {
        // the class that is named, as the one that declares it may not be accessible
        callee = build.select(build.ident(r.expr.type.tsym), m);
      } else if (r.hasKind(ReferenceKind.SUPER)) {
        callee = build.select(r.expr, m);
      } else if (r.hasKind(ReferenceKind.UNBOUND)) {
        JCExpression self = arguments.head;
        if (!javac.types.isSubtypeUnchecked(self.type, javac.types.erasure(r.expr.type))) {
          self = build.cast(r.expr.type, self);
        }
        callee = build.select(self, m);
        arguments = arguments.tail;
      } else {
        receiver =
            new VarSymbol(
                Flags.EFFECTIVELY_FINAL,
                javac.names.fromString("receiver$"),
                build.variableType(r.expr.type),
                owner);
        receiverValue = javac.nullChecked(r.expr);
        callee = build.select(build.ident(receiver), m);
      }
      body = call(r, m, (JCFieldAccess) callee, arguments);
    }
    announcements.announceIn(r, body);
    JCLambda lambda = build.make().Lambda(params.toList(), body);
    lambda.target = r.target;
    lambda.type = r.type;
    return new Liftable(r, lambda, receiver, receiverValue);
  }

  private JCMethodInvocation call(
      JCMemberReference r, MethodSymbol m, JCFieldAccess callee, List<JCExpression> args) {
    JCMethodInvocation call = build.make().Apply(List.nil(), callee, args);
    Type instantiated = r.referentType == null ? m.type : r.referentType;
    call.type = instantiated.getReturnType();
    call.varargsElement = r.varargsElement;
    return call;
  }

  private JCExpression creation(JCMemberReference r, List<JCExpression> args) {
    JCNewClass n =
        build.make().NewClass(null, List.nil(), build.ident(r.expr.type.tsym), args, null);
    n.constructor = r.sym;
    n.constructorType = r.sym.type;
    n.varargsElement = r.varargsElement;
    n.type = r.expr.type;
    return n;
  }
}
