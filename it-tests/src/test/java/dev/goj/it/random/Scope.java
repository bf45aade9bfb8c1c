package dev.goj.it.random;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in scope at a place of a random program, and where one can jump to from it. */
final class Scope {
  static final String NO_LABEL = "";

  /**
   * A local variable or parameter.
   *
   * @param type null if expressions cannot use it
   */
  record Variable(String name, @Nullable Type type, boolean assignable) {
    String declaration() {
      return requireNonNull(type).java + " " + name;
    }
  }

  /**
   * Where a {@code break} or {@code continue} can go.
   *
   * @param label perhaps {@link #NO_LABEL}
   */
  record Target(String label, boolean isLoop, boolean takesPlainBreak) {}

  private final List<Variable> variables = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();

  /** What {@code return} returns; null where there can be no {@code return}. */
  final @Nullable Type returned;

  /**
   * Whether there can be handlers here. In a switch expression that is an operand javac 17 and 25
   * crash on them, or make classes that the JVM rejects; without the plugin, too.
   */
  final boolean canTry;

  private Scope(@Nullable Type returned, boolean canTry) {
    this.returned = returned;
    this.canTry = canTry;
  }

  static Scope ofMethod(Type returned) {
    return new Scope(returned, true);
  }

  /** A block in this scope. */
  Scope inner() {
    Scope s = new Scope(returned, canTry);
    s.variables.addAll(variables);
    s.targets.addAll(targets);
    return s;
  }

  /** The body of a statement that jumps can go to. */
  Scope inner(Target target) {
    Scope s = inner();
    s.targets.add(target);
    return s;
  }

  /** The block of a case of a switch expression: no jump leaves it. */
  Scope closed(boolean isOperand) {
    Scope s = new Scope(null, canTry && !isOperand);
    s.variables.addAll(variables);
    return s;
  }

  /** The body of a lambda or local class: it sees what is effectively final. */
  Scope captured(Type returns) {
    Scope s = new Scope(returns, true);
    for (Variable v : variables) {
      // Names stay taken; what cannot be captured is there, but of no use.
      s.variables.add(v.assignable ? new Variable(v.name, null, false) : v);
    }
    return s;
  }

  Variable declare(@Nullable Type type, boolean assignable) {
    Variable v = new Variable("v" + variables.size(), type, assignable);
    variables.add(v);
    return v;
  }

  /** Takes the next name, for a variable that is declared once its initial value is there. */
  Variable reserve(Type type, boolean assignable) {
    Variable v = declare(null, false);
    return new Variable(v.name, type, assignable);
  }

  /** Brings a variable into scope whose name has been reserved. */
  void declare(Variable reserved) {
    variables.replaceAll(v -> v.name.equals(reserved.name) ? reserved : v);
  }

  List<Variable> variables(Type type, boolean toAssign) {
    return variables.stream().filter(v -> v.type == type && (v.assignable || !toAssign)).toList();
  }

  List<Target> targets() {
    return targets;
  }
}
