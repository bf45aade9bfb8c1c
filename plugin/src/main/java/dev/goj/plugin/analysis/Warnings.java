package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.TreeInfo;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of each call that has to block its thread where it stands: those that may wait for a
 * goroutine, wherever they are; those that wait in the JDK, in goroutine code. And of objects that
 * goroutine code gives to code compiled without the plugin, which may call a method of theirs that
 * waits.
 */
public final class Warnings {
  private final Javac javac;
  private final Inference inference;
  private final Diagnostics diagnostics;
  private final KnownBlocking known;
  private final GoroutineCode goroutines;

  /** Methods of types compiled elsewhere, with those of ours that may wait and override them. */
  private final Map<MethodSymbol, List<Inference.Overriding>> behindForeign = new HashMap<>();

  private final Map<MethodSymbol, MethodSymbol> foreignOf = new HashMap<>();

  /** The calls in goroutine code that wait in the JDK. */
  private final List<JCTree> inTheJdk = new ArrayList<>();

  private Warnings(Javac javac, Inference inference, Diagnostics diagnostics) {
    this.javac = javac;
    this.inference = inference;
    this.diagnostics = diagnostics;
    this.known = new KnownBlocking(javac);
    Map<MethodSymbol, List<MethodSymbol>> overriding = new HashMap<>();
    Set<MethodSymbol> startMethods = new LinkedHashSet<>();
    Set<MethodSymbol> suspendAsOurs = new HashSet<>();
    for (Inference.Overriding o : inference.overrides()) {
      boolean compiled = inference.isCompiled((ClassSymbol) o.overridden().owner);
      if (compiled) {
        overriding.computeIfAbsent(o.overridden(), m -> new ArrayList<>()).add(o.overriding());
      }
      if ((compiled || inference.comesMarked(o.overridden()))
          && inference.maySuspend(o.overridden())) {
        suspendAsOurs.add(o.overriding());
      }
      if (compiled && !inference.isManagement(o.overridden())) {
        continue;
      }
      if (inference.comesMarked(o.overridden())) {
        startMethods.add(o.overriding());
      } else if (inference.maySuspend(o.overriding())) {
        boolean blocks = !inference.maySuspend(o.overridden());
        if (blocks) {
          behindForeign.computeIfAbsent(o.overridden(), m -> new ArrayList<>()).add(o);
        }
        if ((blocks || inference.isHandedOut(o.in())) && !isOfObject(o.overridden())) {
          foreignOf.put(o.overriding(), o.overridden());
        }
      }
    }
    // What overrides one of ours is called through that.
    foreignOf
        .keySet()
        .removeIf(m -> suspendAsOurs.contains(m) && !inference.isHandedOut((ClassSymbol) m.owner));
    List<Unit> starts = new ArrayList<>();
    for (Unit u : inference.units()) {
      boolean isStart =
          u.isMethod()
              ? startMethods.contains(u.method)
              : u.method != null && inference.comesMarked(u.method);
      if (isStart && !u.runsElsewhere) {
        starts.add(u);
      }
    }
    this.goroutines = GoroutineCode.from(javac, starts, inference.units(), overriding);
  }

  /** Gives all warnings; returns the calls in goroutine code that wait in the JDK. */
  public static List<JCTree> give(Javac javac, Inference inference, Diagnostics diagnostics) {
    Warnings w = new Warnings(javac, inference, diagnostics);
    for (Unit u : inference.units()) {
      if (!u.runsElsewhere) {
        u.calls.forEach(call -> w.check(u, call));
        u.handedOver.forEach(object -> w.check(u, object));
      }
    }
    return w.inTheJdk;
  }

  private void check(Unit u, Unit.Call call) {
    Obstacle why = whyItBlocks(u, call);
    if (why != null) {
      MethodSymbol behind = behindForeign(u, call);
      MethodSymbol waiting = behind == null ? call.callee() : behind;
      if (inference.mayWaitForGoroutine(waiting) || goroutines.contains(u)) {
        diagnostics.blocksWorker(u.source, call.tree(), why.why(), why.fix());
      }
    } else if (goroutines.contains(u) && !inference.maySuspend(call)) {
      Obstacle wait = known.of(call.callee());
      if (wait != null) {
        inTheJdk.add(call.tree());
        diagnostics.blockingCall(
            u.source, call.tree(), wait.why(), goroutines.wayTo(u), wait.fix());
      }
    }
  }

  /** What other threads are given may wait on them. */
  private void check(Unit u, Unit.HandedOver object) {
    if (!goroutines.contains(u)) {
      return;
    }
    for (Type t : javac.types.closure(object.as().type)) {
      for (Symbol known : t.tsym.members().getSymbols()) {
        MethodSymbol m = known instanceof MethodSymbol k ? behind(k, object.type()) : null;
        if (m != null) {
          Obstacle why = Obstacle.handedOver(m, (MethodSymbol) known);
          diagnostics.blocksWorker(u.source, object.tree(), why.why(), why.fix());
          return;
        }
      }
    }
  }

  /** The method of a class that may wait when code without siblings calls this one; or null. */
  private MethodSymbol behind(MethodSymbol known, ClassSymbol c) {
    if (!Inference.takesPart(known) || inference.comesMarked(known) || isOfObject(known)) {
      return null;
    }
    MethodSymbol m = known.implementation(c, javac.types, true);
    return m != null && m != known && inference.maySuspend(m) ? m : null;
  }

  /** A method of ours that waits, which a call of somebody else's may run; or null. */
  private MethodSymbol behindForeign(Unit u, Unit.Call call) {
    for (Inference.Overriding o : behindForeign.getOrDefault(call.callee(), List.of())) {
      if (javac.types.isCastable(receiver(u, call), o.in().type)) {
        return o.overriding();
      }
    }
    return null;
  }

  /** The type of what a method is called on, as far as it is known. */
  private Type receiver(Unit u, Unit.Call call) {
    JCTree tree = call.tree();
    MethodSymbol callee = call.callee();
    if (tree instanceof JCMethodInvocation m && TreeInfo.symbol(m.meth) == callee) {
      return TreeInfo.skipParens(m.meth) instanceof JCFieldAccess f
          ? f.selected.type
          : enclosing(u.host, callee);
    } else if (tree instanceof JCMemberReference r) {
      return r.expr.type;
    }
    boolean isOperand = tree instanceof JCExpression && callee.name == javac.names.toString;
    return isOperand ? tree.type : callee.owner.type;
  }

  /** The class, here or around it, that has the method. */
  private Type enclosing(ClassSymbol here, MethodSymbol callee) {
    for (Symbol c = here; c != null; c = c.owner.enclClass()) {
      if (c.isSubClass(callee.owner, javac.types)) {
        return c.type;
      }
    }
    return callee.owner.type;
  }

  /** Whether all objects have the method, so that it is not for it that one is handed out. */
  private boolean isOfObject(MethodSymbol m) {
    for (Symbol s : javac.syms.objectType.tsym.members().getSymbolsByName(m.name)) {
      if (javac.types.isSubSignature(m.type, s.type)) {
        return true;
      }
    }
    return false;
  }

  private Obstacle whyItBlocks(Unit u, Unit.Call call) {
    if (inference.maySuspend(call)) {
      if (call.obstacle() != null) {
        return call.obstacle();
      }
      if (u.obstacle != null) {
        return u.obstacle;
      }
      if (!u.suspends) {
        String what = u.tree instanceof JCTree.JCLambda ? "lambda" : "method reference";
        return Obstacle.foreignInterface(what, u.method);
      }
      // Like a lambda: nobody can name the class, so its supertype is what it is called through.
      MethodSymbol foreign = u.host.name.isEmpty() ? foreignOf.get(u.method) : null;
      return foreign == null ? null : Obstacle.foreignInterface("class without a name", foreign);
    }
    MethodSymbol behind = behindForeign(u, call);
    if (behind != null && u.obstacle == null && !call.viaSuper()) {
      return inference.isManagement(call.callee())
          ? Obstacle.throughManagement(call.callee(), behind)
          : Obstacle.foreignSupertype(call.callee(), behind);
    }
    return null;
  }
}
