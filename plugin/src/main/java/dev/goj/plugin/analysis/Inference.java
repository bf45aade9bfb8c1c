package dev.goj.plugin.analysis;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.TreeInfo;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who suspends: a least fixpoint over the calls and overrides of the whole compilation.
 *
 * <ul>
 *   <li>A unit that can suspend does so when one of its calls may suspend where it stands.
 *   <li>A call may suspend when the method that it names is <em>suspending</em>: it has a sibling
 *       in its class file, or its unit suspends, or a method of this compilation that overrides it
 *       is suspending.
 *   <li>A lambda or method reference is an implementation of its interface's method, like any
 *       overriding method.
 *   <li>The methods of the JDK that the runtime has substitutes for are suspending, too. They count
 *       only once all else is known: what waits for nobody but the JDK is Java as everybody writes
 *       it, and of interest only in goroutines.
 * </ul>
 *
 * A method that overrides one whose body is transformed, or which was compiled elsewhere, needs a
 * sibling even when it does not suspend, so that the sibling it would inherit is not run in its
 * place; such an <em>adapter</em> only calls the method.
 */
public final class Inference {
  private final Javac javac;
  private final Siblings siblings;
  private final UnitScanner scanner;
  private final Set<ClassSymbol> compiled = new HashSet<>();
  private final Set<MethodSymbol> suspending = new LinkedHashSet<>();
  private final Set<MethodSymbol> transformed = new HashSet<>();
  private final Set<MethodSymbol> adapters = new LinkedHashSet<>();
  private final Set<JCTree> suspendingTrees = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<JCTree> converted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<JCTree> lifted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<MethodSymbol> waitingForGoroutines = new HashSet<>();
  private final List<Overriding> overrides = new ArrayList<>();
  private boolean substituting;

  record Overriding(MethodSymbol overriding, MethodSymbol overridden) {}

  private Inference(Javac javac, Abi abi, Implicit implicit) {
    this.javac = javac;
    this.siblings = new Siblings(javac, abi);
    this.scanner = new UnitScanner(javac, implicit);
  }

  /** Infers, for the attributed classes of a compilation. */
  public static Inference infer(
      Javac javac, Abi abi, Implicit implicit, Iterable<JCCompilationUnit> sources) {
    Inference i = new Inference(javac, abi, implicit);
    for (JCCompilationUnit source : sources) {
      i.scanner.scan(source);
    }
    for (JCClassDecl c : i.scanner.classes.keySet()) {
      i.compiled.add(c.sym);
    }
    for (JCClassDecl c : i.scanner.classes.keySet()) {
      i.collectOverrides(c);
    }
    i.fixpoint();
    i.waitingForGoroutines.addAll(i.suspending);
    i.substituting = true;
    i.fixpoint();
    i.completeAdapters();
    i.chooseConversions();
    return i;
  }

  public Siblings siblings() {
    return siblings;
  }

  /** The classes of this compilation, outer before inner, each with its source. */
  public Map<JCClassDecl, JCCompilationUnit> classes() {
    return scanner.classes;
  }

  /** Adds a method that has been made of a lambda. */
  public void addLifted(JCMethodDecl method, boolean suspends) {
    lifted.add(method);
    if (suspends) {
      suspending.add(method.sym);
      suspendingTrees.add(method);
    }
  }

  /** Whether this method has been made of a lambda. */
  public boolean isLifted(JCMethodDecl method) {
    return lifted.contains(method);
  }

  /** The methods of this compilation that calls may suspend in. */
  public Set<MethodSymbol> suspending() {
    return suspending;
  }

  /** The methods of this compilation that need a sibling which only calls them. */
  public Set<MethodSymbol> adapters() {
    return adapters;
  }

  /** Whether the code of this method or lambda contains a suspension point. */
  public boolean suspends(JCTree unit) {
    return suspendingTrees.contains(unit);
  }

  /** Whether the body of this method contains a suspension point. */
  public boolean isTransformed(MethodSymbol m) {
    return transformed.contains(m);
  }

  /** Whether this lambda or method reference is to become a class that has the sibling. */
  public boolean isConverted(JCTree functional) {
    return converted.contains(functional);
  }

  /** Whether a call of this method may suspend. */
  public boolean maySuspend(MethodSymbol m) {
    return suspending.contains(m)
        || comesMarked(m)
        || (substituting && siblings.substitute(m) != null);
  }

  /** Whether a call of this method may wait for a goroutine, and not just for the JDK. */
  boolean mayWaitForGoroutine(MethodSymbol m) {
    return waitingForGoroutines.contains(m) || comesMarked(m);
  }

  /** Whether a method has its sibling from where it was compiled. */
  boolean comesMarked(MethodSymbol m) {
    return !compiled.contains(m.owner) && siblings.external(m) != null;
  }

  /** Whether a call, as it stands, may suspend. */
  public boolean maySuspend(JCMethodInvocation call) {
    return TreeInfo.symbol(call.meth) instanceof MethodSymbol m
        && (UnitScanner.isSuperCall(call) ? bodyMaySuspend(m) : maySuspend(m));
  }

  /** What a call that may suspend is to call instead. */
  public MethodSymbol sibling(JCMethodInvocation call) {
    MethodSymbol m = (MethodSymbol) TreeInfo.symbol(call.meth);
    return UnitScanner.isSuperCall(call) && isOverridable(m) ? siblings.superOf(m) : siblings.of(m);
  }

  /**
   * Whether the method's own body may suspend, whatever overrides it. For an adapter this is false:
   * called through {@code super} it would call the override that is calling.
   */
  private boolean bodyMaySuspend(MethodSymbol m) {
    if (compiled.contains(m.owner)) {
      return transformed.contains(m);
    }
    return siblings.external(m) != null && (!isOverridable(m) || siblings.externalSuper(m) != null);
  }

  /** Whether a method can have an override that its own class does not know. */
  public static boolean isOverridable(MethodSymbol m) {
    long fixed = Flags.STATIC | Flags.PRIVATE | Flags.FINAL;
    return (m.flags() & fixed) == 0
        && (m.owner.flags() & Flags.FINAL) == 0
        && !m.owner.name.isEmpty();
  }

  // ---- overrides -------------------------------------------------------------------------------

  private void collectOverrides(JCClassDecl tree) {
    ClassSymbol c = tree.sym;
    for (Type t : javac.types.closure(c.type)) {
      if (t.tsym == c) {
        continue;
      }
      for (Symbol s : t.tsym.members().getSymbols()) {
        if (s instanceof MethodSymbol overridden && takesPart(overridden)) {
          collectOverride(c, overridden);
        }
      }
    }
  }

  private void collectOverride(ClassSymbol c, MethodSymbol overridden) {
    MethodSymbol m = overridden.implementation(c, javac.types, true);
    if (m == null || m == overridden || !compiled.contains(m.owner)) {
      return;
    }
    // A method that c only inherits is paired where its own class overrides; here it counts when
    // it implements an interface that its own class does not know.
    if (m.owner == c || !m.owner.isSubClass(overridden.owner, javac.types)) {
      overrides.add(new Overriding(m, overridden));
    }
  }

  private static boolean takesPart(MethodSymbol m) {
    return !m.isConstructor()
        && !m.isStaticOrInstanceInit()
        && (m.flags() & (Flags.STATIC | Flags.PRIVATE | Flags.SYNTHETIC)) == 0;
  }

  // ---- fixpoint --------------------------------------------------------------------------------

  private void fixpoint() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Unit u : scanner.units) {
        if (!u.suspends && canSuspend(u) && callsSuspending(u)) {
          u.suspends = true;
          suspendingTrees.add(u.tree);
          if (u.isMethod()) {
            transformed.add(u.method);
          }
          if (compiled.contains(u.method.owner)) {
            suspending.add(u.method);
          }
          changed = true;
        }
      }
      for (Overriding o : overrides) {
        if (suspending.contains(o.overriding)
            && compiled.contains(o.overridden.owner)
            && suspending.add(o.overridden)) {
          changed = true;
        }
      }
    }
  }

  boolean maySuspend(Unit.Call call) {
    return call.viaSuper() ? bodyMaySuspend(call.callee()) : maySuspend(call.callee());
  }

  private boolean canSuspend(Unit u) {
    return u.obstacle == null
        && u.method != null
        && (u.isMethod() || compiled.contains(u.method.owner) || maySuspend(u.method));
  }

  private boolean callsSuspending(Unit u) {
    for (Unit.Call call : u.calls) {
      if (call.obstacle() == null && maySuspend(call)) {
        return true;
      }
    }
    return false;
  }

  private void completeAdapters() {
    for (Overriding o : overrides) {
      boolean inheritsBody = transformed.contains(o.overridden) || comesMarked(o.overridden);
      if (inheritsBody && !suspending.contains(o.overriding)) {
        adapters.add(o.overriding);
      }
    }
  }

  private void chooseConversions() {
    for (Unit u : scanner.units) {
      if (u.isMethod() || u.obstacle != null || u.method == null) {
        continue;
      }
      if (comesMarked(u.method) || u.suspends) {
        converted.add(u.tree);
      }
    }
  }

  // ---- for the warnings ------------------------------------------------------------------------

  List<Unit> units() {
    return scanner.units;
  }

  List<Overriding> overrides() {
    return overrides;
  }

  boolean isCompiled(ClassSymbol c) {
    return compiled.contains(c);
  }
}
