package dev.goj.plugin.lower;

import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCStatement;

/** A call that is to have suspension points around it, whether it may suspend itself or not. */
final class StressedCall extends JCMethodInvocation {
  final JCStatement before;
  final JCStatement after;

  StressedCall(JCMethodInvocation call, JCStatement before, JCStatement after) {
    super(call.typeargs, call.meth, call.args);
    this.before = before;
    this.after = after;
    varargsElement = call.varargsElement;
    polyKind = call.polyKind;
    type = call.type;
    pos = call.pos;
  }
}
