package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;

/** A call by which a record pattern gets a component; what it throws becomes a MatchException. */
final class AccessorCall extends JCMethodInvocation {
  final JCMethodInvocation call;

  AccessorCall(JCMethodInvocation call) {
    super(call.typeargs, call.meth, call.args);
    this.call = call;
    type = call.type;
    pos = call.pos;
  }
}
