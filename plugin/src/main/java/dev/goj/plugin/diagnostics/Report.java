package dev.goj.plugin.diagnostics;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of a compilation can be suspended, and why not the rest; printed with the option {@code
 * report}.
 */
public final class Report {
  /** What is counted. */
  public enum Kind {
    METHOD("methods"),
    CONSTRUCTOR("constructors"),
    INITIALIZER("initializers"),
    LAMBDA("lambdas and method references");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final class Count {
    int all;
    int withCall;

    void add(boolean calls) {
      all++;
      withCall += calls ? 1 : 0;
    }
  }

  private final Map<Kind, Count> transformed = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<String, Count>> left = new EnumMap<>(Kind.class);

  /** Counts code that can be suspended. */
  public void transformed(Kind kind, boolean calls) {
    transformed.computeIfAbsent(kind, k -> new Count()).add(calls);
  }

  /** Counts code that was left as it is. */
  public void left(Kind kind, boolean calls, String why) {
    left.computeIfAbsent(kind, k -> new TreeMap<>())
        .computeIfAbsent(why, w -> new Count())
        .add(calls);
  }

  /** The text. */
  public String print() {
    StringBuilder text = new StringBuilder("[goj.report] what can be suspended");
    for (Kind kind : Kind.values()) {
      Count yes = transformed.getOrDefault(kind, new Count());
      Map<String, Count> no = left.getOrDefault(kind, Map.of());
      int all = yes.all + no.values().stream().mapToInt(c -> c.all).sum();
      int withCall = yes.withCall + no.values().stream().mapToInt(c -> c.withCall).sum();
      if (all == 0) {
        continue;
      }
      text.append("\n  %s: %,d of %,d".formatted(kind.words, yes.all, all));
      text.append("; of those that contain a call, %,d of %,d".formatted(yes.withCall, withCall));
      if (withCall > 0) {
        text.append(" (%.1f %%)".formatted(100.0 * yes.withCall / withCall));
      }
      no.forEach(
          (why, count) ->
              text.append(
                  "\n    not: %,d, %,d with a call: %s".formatted(count.all, count.withCall, why)));
    }
    return text.toString();
  }
}
