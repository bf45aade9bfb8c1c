package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.goj.plugin.analysis.ParameterLimit;
import dev.goj.plugin.emit.RuntimeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A method of a frame that saves what is live at a suspension point, as far as parameters reach.
 *
 * <p>Points that follow each other share one when few variables are live at only some of them, as
 * is usual: a point then hands over null or 0 for those that are dead there. That costs its method
 * a byte for each, and saves the frame a method.
 */
final class SaveMethod {
  /** For how many dead variables a point hands something over. */
  private static final int MAX_DEAD = 4;

  /** Of the frame, the continuation and the label. */
  private static final int OWN_SLOTS = 3;

  final String name;
  private final Set<VarSymbol> parameters = new HashSet<>();

  /** Those of its point that parameters do not reach; then it has no other point. */
  private final Set<VarSymbol> direct = new HashSet<>();

  /** How few variables are live at one of its points. */
  private int fewest;

  private int slots = OWN_SLOTS;

  private SaveMethod(SuspensionPoint first) {
    name = RuntimeNames.SAVE + first.label;
    fewest = first.live.size();
    for (VarSymbol v : first.live) {
      slots += ParameterLimit.slots(v.type);
      (slots <= ParameterLimit.MAX_SLOTS ? parameters : direct).add(v);
    }
  }

  /** Gives each point its save method; returns all of them. */
  static List<SaveMethod> choose(List<SuspensionPoint> points) {
    List<SaveMethod> all = new ArrayList<>();
    SaveMethod current = null;
    for (SuspensionPoint p : points) {
      if (current == null || !current.takes(p)) {
        current = new SaveMethod(p);
        all.add(current);
      }
      p.save = current;
    }
    return all;
  }

  private boolean takes(SuspensionPoint p) {
    List<VarSymbol> added = new ArrayList<>();
    int slots = this.slots;
    for (VarSymbol v : p.live) {
      if (!parameters.contains(v)) {
        added.add(v);
        slots += ParameterLimit.slots(v.type);
      }
    }
    int least = Math.min(fewest, p.live.size());
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

  /** Whether it leaves this variable alone, because its point has set the field. */
  boolean leaves(VarSymbol v) {
    return direct.contains(v);
  }
}
