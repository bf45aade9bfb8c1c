package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.javac.TreeBuilder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Tells the scheduler of calls that are known to block, before they are made:
 *
 * <pre>{@code
 * queue.take()                    ((BlockingQueue) KnownBlocking.announce(queue)).take()
 *
 * DriverManager.getConnection(s)  DriverManager.getConnection((String) KnownBlocking.announce(s))
 *
 * LockSupport.parkNanos(n)        LockSupport.parkNanos(KnownBlocking.announceLong(n))
 * }</pre>
 *
 * <p>So it fits into any expression of any code, suspending or not. A call without a receiver or an
 * argument to carry it, such as {@code LockSupport.park()} and {@code wait()}, is not told of, nor
 * is a method reference that stays one; the monitor then finds it as it finds those in code that
 * the plugin has not seen.
 */
public final class Announcements {
  private final Javac javac;
  private final Abi abi;
  private final TreeBuilder build;
  private final Set<JCTree> references = Collections.newSetFromMap(new IdentityHashMap<>());

  public Announcements(Javac javac, Abi abi) {
    this.javac = javac;
    this.abi = abi;
    this.build = new TreeBuilder(javac);
  }

  /** Changes a call, in place; a method reference, once it has become a lambda with a call. */
  public void announce(JCTree call) {
    if (call instanceof JCMemberReference) {
      references.add(call);
    } else if (call instanceof JCNewClass n) {
      n.args = announcedFirst(n.args, n.constructor);
    } else if (call instanceof JCMethodInvocation m) {
      if (m.meth instanceof JCFieldAccess f && !f.sym.isStatic()) {
        f.selected = isExpression(f.selected) ? announced(f.selected, f.selected.type) : f.selected;
      } else {
        m.args = announcedFirst(m.args, TreeInfo.symbol(m.meth));
      }
    }
  }

  /** The call that a method reference stands for has been made. */
  void announceIn(JCMemberReference reference, JCExpression call) {
    if (references.contains(reference)) {
      announce(call);
    }
  }

  private boolean isExpression(JCExpression selected) {
    // a cast to the erasure of an intersection would lose all but its first type
    return !javac.types.skipTypeVars(selected.type, false).isCompound()
        && TreeInfo.name(selected) != javac.names._super;
  }

  private List<JCExpression> announcedFirst(List<JCExpression> args, Symbol called) {
    if (args.isEmpty()) {
      return args;
    }
    Type parameter = called.type.getParameterTypes().head;
    if (parameter.hasTag(TypeTag.LONG)) {
      build.at(args.head);
      return args.tail.prepend(build.staticCall(abi.announceLong, List.of(args.head)));
    }
    boolean carries = !parameter.isPrimitive() && args.head.type.hasTag(TypeTag.CLASS);
    return carries ? args.tail.prepend(announced(args.head, parameter)) : args;
  }

  private JCExpression announced(JCExpression e, Type wanted) {
    build.at(e);
    return build.cast(javac.types.erasure(wanted), build.staticCall(abi.announce, List.of(e)));
  }
}
