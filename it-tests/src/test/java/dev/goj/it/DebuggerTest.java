package dev.goj.it;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.goj.it.Debugger.Stop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A debugger sees the user's program and nothing of what the plugin made of it: a breakpoint is hit
 * as often as without the plugin, wherever goroutines are suspended, and there the locals have
 * their names and values.
 */
final class DebuggerTest {
  private static final Program PROGRAM = Program.named("tools", "lines");

  /** What a variable is without its value. */
  private static final Set<String> NOT_KEPT = Set.of("null", "0");

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void stopsOncePerExecutionOfALine(Jdk jdk) throws Exception {
    List<Stop> plain = stops(jdk, Compilation.PLAIN);
    List<Stop> suspended = stops(jdk, Compilation.PLUGIN);
    Set<Integer> layout = PROGRAM.layoutLines();
    Map<Integer, Long> expected = Debugger.hits(plain);
    Map<Integer, Long> actual = Debugger.hits(suspended);
    expected.keySet().removeAll(layout);
    actual.keySet().removeAll(layout);
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void showsTheLocalsOfTheUser(Jdk jdk) throws Exception {
    Map<Integer, List<Stop>> suspended = byLine(stops(jdk, Compilation.PLUGIN));
    Map<Integer, Integer> seen = new HashMap<>();
    List<Stop> plain = stops(jdk, Compilation.PLAIN);
    plain.removeIf(stop -> PROGRAM.layoutLines().contains(stop.line()));
    for (Stop expected : plain) {
      int nth = seen.merge(expected.line(), 1, Integer::sum) - 1;
      List<Stop> candidates = suspended.getOrDefault(expected.line(), List.of());
      if (nth >= candidates.size()) {
        continue; // the other test's concern
      }
      Map<String, String> actual = new TreeMap<>(candidates.get(nth).locals());
      actual.keySet().retainAll(expected.locals().keySet());
      // What the rest of the method does not need any more is not kept while it is suspended.
      expected.locals().keySet().removeIf(name -> NOT_KEPT.contains(actual.get(name)));
      actual.values().removeIf(NOT_KEPT::contains);
      assertWithMessage("line %s, time %s", expected.line(), nth + 1)
          .that(actual)
          .isEqualTo(expected.locals());
    }
  }

  private static Map<Integer, List<Stop>> byLine(List<Stop> stops) {
    Map<Integer, List<Stop>> lines = new HashMap<>();
    stops.forEach(s -> lines.computeIfAbsent(s.line(), line -> new ArrayList<>()).add(s));
    return lines;
  }

  private static List<Stop> stops(Jdk jdk, Compilation compilation) throws Exception {
    String how = compilation.folder(jdk);
    Path classes =
        Javac.emptyFolder(PROGRAM.group(), PROGRAM.name(), how + "-" + System.nanoTime());
    Javac.of(jdk).run(Javac.arguments(PROGRAM, compilation, classes, "-g")).assertSilent();
    return Debugger.stopsOf(jdk, classes);
  }
}
