package dev.goj.plugin.lower;

import static java.util.stream.Collectors.toCollection;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.goj.plugin.analysis.ParameterLimit;
import dev.goj.plugin.emit.RuntimeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A method of a frame's class that saves what is live at a suspension point, as far as parameters
 * reach. It takes the {@link SettledVariables} for a frame that it has to make.
 *
 * <p>Points that follow each other share one when few variables are live at only some of them, as
 * is usual: a point then hands over null or 0 for those that are dead there. That costs its method
 * a byte for each, and saves the frame a method. The same objects of settled variables have to be
 * live, as the method clears the fields of the others.
 */
final class SaveMethod {
  /** For how many dead variables a point hands something over. */
  private static final int MAX_DEAD = 4;

  /** Of the frame, the continuation, the label and the receiver. */
  private static final int OWN_SLOTS = 4;

  final String name;
  private final Set<VarSymbol> parameters = new HashSet<>();

  /** Those of its point that parameters do not reach; then it has no other point. */
  private final Set<VarSymbol> direct = new HashSet<>();

  /** The settled objects that are live at its points. */
  private final Set<VarSymbol> kept;

  /** How few variables are live at one of its points. */
  private int fewest;

  private int slots;

  /** A method that has parameters for some slots in any case. */
  private SaveMethod(
      SuspensionPoint first, Set<VarSymbol> live, Set<VarSymbol> kept, int givenSlots) {
    name = RuntimeNames.SAVE + first.label;
    this.kept = kept;
    slots = OWN_SLOTS + givenSlots;
    fewest = live.size();
    for (VarSymbol v : live) {
      slots += ParameterLimit.slots(v.type);
      (slots <= ParameterLimit.MAX_SLOTS ? parameters : direct).add(v);
    }
  }

  /** Gives each point its save method; returns all of them. */
  static List<SaveMethod> choose(List<SuspensionPoint> points, Set<VarSymbol> settled) {
    List<SaveMethod> all = new ArrayList<>();
    SaveMethod current = null;
    int givenSlots = settled.stream().mapToInt(v -> ParameterLimit.slots(v.type)).sum();
    for (SuspensionPoint p : points) {
      Set<VarSymbol> live = those(p.live, v -> !settled.contains(v));
      Set<VarSymbol> kept = those(p.live, v -> settled.contains(v) && !v.type.isPrimitive());
      if (current == null || !current.kept.equals(kept) || !current.takes(live)) {
        current = new SaveMethod(p, live, kept, givenSlots);
        all.add(current);
      }
      p.save = current;
    }
    return all;
  }

  private static Set<VarSymbol> those(List<VarSymbol> variables, Predicate<VarSymbol> which) {
    return variables.stream().filter(which).collect(toCollection(LinkedHashSet::new));
  }

  private boolean takes(Set<VarSymbol> live) {
    List<VarSymbol> added = new ArrayList<>();
    int slots = this.slots;
    for (VarSymbol v : live) {
      if (!parameters.contains(v)) {
        added.add(v);
        slots += ParameterLimit.slots(v.type);
      }
    }
    int least = Math.min(fewest, live.size());
    if (parameters.size() + added.size() - least > MAX_DEAD || slots > ParameterLimit.MAX_SLOTS) {
      return false;
    }
    parameters.addAll(added);
    this.slots = slots;
    fewest = least;
    return true;
  }

  /** Whether it takes this variable. */
  boolean takes(VarSymbol v) {
    return parameters.contains(v);
  }

  /** Whether it leaves this variable alone, because its field is set already. */
  boolean leaves(VarSymbol v) {
    return direct.contains(v) || kept.contains(v);
  }
}
