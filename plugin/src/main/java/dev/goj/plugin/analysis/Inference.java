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
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.diagnostics.Report;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
 * place; such an <em>adapter</em> only calls the method. {@link Adapters} has all cases.
 */
public final class Inference {
  private final Javac javac;
  private final boolean everything;
  private final Set<ClassSymbol> full;
  private final Siblings siblings;
  private final UnitScanner scanner;
  private final JdkInterfaces jdkInterfaces;
  private final ManagementInterfaces management;
  private final Map<ClassSymbol, JCClassDecl> compiled = new HashMap<>();
  private final Set<MethodSymbol> suspending = new LinkedHashSet<>();
  private final Set<MethodSymbol> transformed = new HashSet<>();
  private final Set<MethodSymbol> dispatched = new HashSet<>();
  private final Set<MethodSymbol> adapters = new LinkedHashSet<>();
  private final Set<JCTree> suspendingTrees = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<JCTree> converted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<JCTree> lifted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<MethodSymbol> waitingForGoroutines = new HashSet<>();
  private final List<Overriding> overrides = new ArrayList<>();
  private final Map<ClassSymbol, List<MethodSymbol>> inherited = new LinkedHashMap<>();
  private final Recursion recursion = new Recursion();
  private final Set<JCTree> recursive = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<JCTree> preemptible = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean preemption;

  /** Whether waits in the JDK for which there is a substitute count as well. */
  private boolean substituting;

  /** In the class {@code in}, the one method overrides the other. */
  record Overriding(ClassSymbol in, MethodSymbol overriding, MethodSymbol overridden) {}

  private Inference(
      Javac javac,
      Abi abi,
      Siblings siblings,
      Implicit implicit,
      boolean preemption,
      boolean everything,
      Set<ClassSymbol> full) {
    this.javac = javac;
    this.preemption = preemption;
    this.everything = everything;
    this.full = full;
    this.siblings = siblings;
    this.scanner = new UnitScanner(javac, implicit, siblings, full);
    this.jdkInterfaces = new JdkInterfaces(javac, abi);
    this.management = new ManagementInterfaces(javac);
  }

  /**
   * Infers, for the attributed classes of a compilation.
   *
   * @param preemption whether loops ask whether to give way
   * @param everything whether what can suspend is to do so, whatever it calls
   * @param full the classes that cannot have more methods than they have
   */
  public static Inference infer(
      Javac javac,
      Abi abi,
      Siblings siblings,
      Implicit implicit,
      boolean preemption,
      boolean everything,
      Set<ClassSymbol> full,
      Iterable<JCCompilationUnit> sources) {
    Inference i = new Inference(javac, abi, siblings, implicit, preemption, everything, full);
    for (JCCompilationUnit source : sources) {
      i.scanner.scan(source);
    }
    for (JCClassDecl c : i.scanner.classes.keySet()) {
      i.compiled.put(c.sym, c);
      i.management.addIfOne(c.sym);
    }
    for (Unit u : i.scanner.units) {
      if (u.isMethod() && i.isManagement(u.method) && u.obstacle == null) {
        u.obstacle = Obstacle.managementInterface(u.method);
      }
    }
    for (JCClassDecl c : i.scanner.classes.keySet()) {
      i.collectOverrides(c);
    }
    i.dispatchWhatWaitsElsewhere();
    i.fixpoint();
    i.waitingForGoroutines.addAll(i.suspending);
    i.substituting = true;
    i.fixpoint();
    Adapters needed = new Adapters(javac, i);
    i.adapters.addAll(needed.find());
    i.chooseConversions(needed);
    i.findRecursion();
    return i;
  }

  /** Whether nothing is to be transformed. */
  public boolean isEmpty() {
    return suspending.isEmpty() && adapters.isEmpty() && converted.isEmpty();
  }

  public Siblings siblings() {
    return siblings;
  }

  /** The classes of this compilation, outer before inner, each with its source. */
  public Map<JCClassDecl, JCCompilationUnit> classes() {
    return scanner.classes;
  }

  /** The declaration of a class of this compilation, or null. */
  public JCClassDecl declaration(ClassSymbol c) {
    return compiled.get(c);
  }

  /** Adds a method that has been made of a lambda or method reference. */
  public void addLifted(JCMethodDecl method, JCTree functional) {
    lifted.add(method);
    if (suspends(functional)) {
      suspending.add(method.sym);
      suspendingTrees.add(method);
      if (isPreemptible(functional)) {
        preemptible.add(method);
      }
      if (isRecursive(functional)) {
        recursive.add(method);
      }
    }
  }

  /** Whether the loops of this method or lambda ask whether to give way. */
  public boolean isPreemptible(JCTree unit) {
    return preemptible.contains(unit);
  }

  /** Whether this method or lambda can call itself again, by whatever way. */
  public boolean isRecursive(JCTree unit) {
    return recursive.contains(unit);
  }

  /** Whether a call of this method may lead back to the code that it is in. */
  public boolean mayRecurse(MethodSymbol callee) {
    return recursion.contains(callee);
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
        || dispatched.contains(m)
        || comesMarked(m)
        || (substituting && siblings.substitute(m) != null);
  }

  /**
   * Whether a method of the JDK may suspend: one that a class or lambda of this compilation
   * implements by code that does. A call of it has to ask the receiver for the sibling.
   */
  public boolean isDispatched(MethodSymbol m) {
    return dispatched.contains(m);
  }

  /** The siblings of the JDK's methods. */
  public JdkInterfaces jdkInterfaces() {
    return jdkInterfaces;
  }

  /** The interfaces that classes are to implement so that calls through the JDK's find siblings. */
  public Map<ClassSymbol, Set<Type>> added() {
    Map<ClassSymbol, Set<Type>> added = new LinkedHashMap<>();
    for (Overriding o : overrides) {
      if (dispatched.contains(o.overridden)
          && maySuspend(o.overriding)
          && !management.contains(o.in)) {
        Type type = jdkInterfaces.implementedBy(o.in.type, jdkInterfaces.sibling(o.overridden));
        Set<Type> types = added.computeIfAbsent(o.in, c -> new LinkedHashSet<>());
        if (types.stream().noneMatch(t -> t.tsym == type.tsym)) {
          types.add(type);
        }
      }
    }
    return added;
  }

  /** Whether a call of this method may wait for a goroutine, and not just for the JDK. */
  boolean mayWaitForGoroutine(MethodSymbol m) {
    return waitingForGoroutines.contains(m) || comesMarked(m);
  }

  /** Whether a method comes with a sibling, from where it was compiled, or by hand. */
  boolean comesMarked(MethodSymbol m) {
    return siblings.external(m) != null;
  }

  /** Whether a call, as it stands, may suspend. */
  public boolean maySuspend(JCMethodInvocation call) {
    return TreeInfo.symbol(call.meth) instanceof MethodSymbol m
        && (UnitScanner.isSuperCall(call) ? bodyMaySuspend(m) : maySuspend(m));
  }

  /** What a call that may suspend is to call instead. */
  public MethodSymbol sibling(JCMethodInvocation call) {
    MethodSymbol m = (MethodSymbol) TreeInfo.symbol(call.meth);
    if (isDispatched(m)) {
      return jdkInterfaces.sibling(m);
    }
    return UnitScanner.isSuperCall(call) && isOverridable(m) ? siblings.superOf(m) : siblings.of(m);
  }

  /**
   * Whether the method's own body may suspend, whatever overrides it. For an adapter this is false:
   * called through {@code super} it would call the override that is calling.
   */
  private boolean bodyMaySuspend(MethodSymbol m) {
    return comesMarked(m)
        ? !isOverridable(m) || siblings.externalSuper(m) != null
        : transformed.contains(m);
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
    if (m == overridden) {
      return;
    }
    if (m == null || (!compiled.containsKey(m.owner) && !comesMarked(m))) {
      if (overridden.owner.isInterface()
          && (compiled.containsKey(overridden.owner) || comesMarked(overridden))) {
        inherited.computeIfAbsent(c, k -> new ArrayList<>()).add(overridden);
      }
      return;
    }
    // A method that c only inherits is paired where its own class overrides; here it counts when
    // it implements an interface that its own class does not know.
    if (m.owner == c || !m.owner.isSubClass(overridden.owner, javac.types)) {
      overrides.add(new Overriding(c, m, overridden));
    }
  }

  /** Whether a method can override another one, or be overridden. */
  static boolean takesPart(MethodSymbol m) {
    return !m.isConstructor()
        && !m.isStaticOrInstanceInit()
        && (m.flags() & (Flags.STATIC | Flags.PRIVATE | Flags.SYNTHETIC)) == 0;
  }

  // ---- behind the JDK's interfaces -------------------------------------------------------------

  /**
   * Calls of these have to ask, since code that was compiled elsewhere, and is used here, waits.
   */
  private void dispatchWhatWaitsElsewhere() {
    forEachCall(
        callee -> {
          for (ClassSymbol s : siblings.waitsBehind(callee.owner)) {
            dispatched.addAll(jdkInterfaces.methodsOf(s));
          }
        });
    if (!dispatched.isEmpty()) {
      forEachCall(
          callee -> {
            if (!compiled.containsKey(callee.owner)
                && dispatched.contains(jdkInterfaces.declared(callee))) {
              dispatched.add(callee); // which overrides one of these
            }
          });
    }
  }

  private void forEachCall(Consumer<MethodSymbol> action) {
    for (Unit u : scanner.units) {
      for (Unit.Call call : u.calls) {
        action.accept(call.callee());
      }
    }
  }

  /**
   * Behind which interfaces of {@code JdkSiblings} code of a class of this compilation waits: its
   * own, that of classes and lambdas in it, and of classes that it creates. Who calls the interface
   * elsewhere cannot see more of these than the class that it has them from.
   */
  public Map<ClassSymbol, Set<ClassSymbol>> waitsBehind() {
    Map<ClassSymbol, Set<ClassSymbol>> own = new LinkedHashMap<>();
    added().forEach((c, types) -> types.forEach(t -> addBehind(own, c, (ClassSymbol) t.tsym)));
    for (Unit u : scanner.units) {
      MethodSymbol sibling = u.isMethod() || !u.suspends ? null : jdkInterfaces.sibling(u.method);
      if (sibling != null) {
        addBehind(own, u.host, (ClassSymbol) sibling.owner);
      }
    }
    Map<ClassSymbol, Set<ClassSymbol>> all = new LinkedHashMap<>();
    own.forEach((c, interfaces) -> interfaces.forEach(i -> addBehind(all, c, i)));
    for (Unit u : scanner.units) {
      for (Unit.Call call : u.calls) {
        if (call.callee().isConstructor()) {
          for (Type created : javac.types.closure(call.callee().owner.type)) {
            Set<ClassSymbol> here = own.getOrDefault((ClassSymbol) created.tsym, Set.of());
            here.forEach(i -> addBehind(all, u.host, i));
          }
          siblings.waitsBehind(call.callee().owner).forEach(i -> addBehind(all, u.host, i));
        }
      }
    }
    return all;
  }

  /** For a class and those around it. */
  private static void addBehind(
      Map<ClassSymbol, Set<ClassSymbol>> behind, ClassSymbol c, ClassSymbol interfaceOfSibling) {
    for (ClassSymbol k = c; k != null; k = k.owner.enclClass()) {
      behind.computeIfAbsent(k, n -> new LinkedHashSet<>()).add(interfaceOfSibling);
    }
  }

  // ---- fixpoint --------------------------------------------------------------------------------

  private void fixpoint() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Unit u : scanner.units) {
        if (!u.suspends
            && canSuspend(u)
            && (everything || callsSuspending(u) || isComputingBody(u))) {
          u.suspends = true;
          suspendingTrees.add(u.tree);
          if (u.isMethod()) {
            transformed.add(u.method);
          }
          addSuspending(u.method);
          changed = true;
        }
      }
      for (Overriding o : overrides) {
        changed |= maySuspend(o.overriding) && addSuspending(o.overridden);
      }
    }
  }

  private boolean addSuspending(MethodSymbol m) {
    if (comesMarked(m)) {
      return false;
    }
    if (compiled.containsKey(m.owner) && !isManagement(m)) {
      return ParameterLimit.leavesRoomForSibling(m)
          && !full.contains(m.enclClass())
          && suspending.add(m);
    }
    MethodSymbol declared = jdkInterfaces.declared(m);
    return declared != null && dispatched.addAll(List.of(declared, m));
  }

  boolean maySuspend(Unit.Call call) {
    return call.viaSuper() ? bodyMaySuspend(call.callee()) : maySuspend(call.callee());
  }

  private boolean canSuspend(Unit u) {
    return u.obstacle == null
        && u.method != null
        && u.hasCode()
        && (u.isMethod()
            || (compiled.containsKey(u.method.owner) && !isManagement(u.method))
            || maySuspend(u.method)
            || jdkInterfaces.sibling(u.method) != null);
  }

  private boolean callsSuspending(Unit u) {
    for (Unit.Call call : u.calls) {
      if (call.obstacle() == null && maySuspend(call)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is what a goroutine is started with, and has a loop that asks. */
  private boolean isComputingBody(Unit u) {
    return preemption && u.asks && !u.nonPreemptible;
  }

  private void findRecursion() {
    for (Unit u : scanner.units) {
      if (!u.suspends) {
        continue;
      }
      if (preemption && !u.nonPreemptible) {
        preemptible.add(u.tree);
      }
      recursion.addEdge(u.method, u);
      for (Unit.Call call : u.calls) {
        if (call.obstacle() == null && maySuspend(call)) {
          recursion.addEdge(u, call.callee());
        }
      }
    }
    for (Overriding o : overrides) {
      if (maySuspend(o.overriding)) {
        recursion.addEdge(o.overridden, o.overriding);
      }
    }
    recursion.find();
    for (Unit u : scanner.units) {
      if (recursion.contains(u.tree)) {
        recursive.add(u.tree);
      }
    }
  }

  /** Counts what suspends, and what does not and why. */
  public void count(Report report, Diagnostics diagnostics) {
    for (Unit u : scanner.units) {
      if (!u.hasCode()) {
        continue;
      }
      boolean calls = !u.calls.isEmpty();
      Optional<String> failure = diagnostics.failureOf(u.tree);
      if (u.suspends && failure.isEmpty()) {
        report.transformed(u.kind(), calls);
      } else {
        report.left(u.kind(), calls, failure.orElseGet(() -> whyLeft(u)));
      }
    }
  }

  private String whyLeft(Unit u) {
    if (u.obstacle != null) {
      return u.obstacle.kind();
    }
    return canSuspend(u) ? "never waits" : Obstacle.FOREIGN_INTERFACE;
  }

  private void chooseConversions(Adapters needed) {
    for (Unit u : scanner.units) {
      if (u.isMethod() || u.obstacle != null || u.method == null) {
        continue;
      }
      if (comesMarked(u.method) || u.suspends || needed.isOfUnrelated(u)) {
        converted.add(u.tree);
      }
    }
  }

  // ---- for the adapters ------------------------------------------------------------------------

  /** By class, the methods of interfaces that nothing with a sibling implements in it. */
  Map<ClassSymbol, List<MethodSymbol>> inherited() {
    return inherited;
  }

  /** Whether a class cannot have more methods than it has. */
  boolean isFull(ClassSymbol c) {
    return full.contains(c);
  }

  // ---- for the warnings ------------------------------------------------------------------------

  List<Unit> units() {
    return scanner.units;
  }

  List<Overriding> overrides() {
    return overrides;
  }

  /** Whether a class has no name and is called by code that was compiled without the plugin. */
  boolean isHandedOut(ClassSymbol c) {
    return scanner.isHandedOut(c);
  }

  boolean isCompiled(ClassSymbol c) {
    return compiled.containsKey(c);
  }

  /** Whether JMX finds a method, and would find its sibling. */
  boolean isManagement(MethodSymbol m) {
    return management.contains(m.owner) && (m.flags() & Flags.PRIVATE) == 0;
  }
}
