package dev.goj.plugin;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** The option {@code report} counts what can be suspended, and says why the rest cannot. */
final class ReportTest {
  private static final String SOURCE =
      """
      import dev.goj.*;
      class Main {
        int count = one();
        Main() { one(); }
        static int one() { return 1; }
        static int received(Channel<Integer> in) { return in.receive() + one(); }
        synchronized int held() { return one(); }
        static Object list(java.util.List<Integer> list) {
          list.removeIf(i -> i == one());
          return list;
        }
      }
      """;

  @Test
  void countsWhatWaits() {
    assertThat(reported("GoJ report"))
        .isEqualTo(
            """
            methods: 1 of 4; of those that contain a call, 1 of 3 (33.3 %)
              not: 2, 1 with a call: never waits
              not: 1, 1 with a call: synchronized method
            constructors: 0 of 1; of those that contain a call, 0 of 1 (0.0 %)
              not: 1, 1 with a call: runs in a constructor or initializer
            initializers: 0 of 1; of those that contain a call, 0 of 1 (0.0 %)
              not: 1, 1 with a call: runs in a constructor or initializer
            lambdas and method references: 0 of 1; of those that contain a call, 0 of 1 (0.0 %)
              not: 1, 1 with a call: of an interface not compiled by GoJ
            """);
  }

  @Test
  void countsWhatCouldWaitUnderStress() {
    assertThat(reported("GoJ stress=1 report"))
        .isEqualTo(
            """
            methods: 3 of 4; of those that contain a call, 2 of 3 (66.7 %)
              not: 1, 1 with a call: synchronized method
            constructors: 0 of 1; of those that contain a call, 0 of 1 (0.0 %)
              not: 1, 1 with a call: runs in a constructor or initializer
            initializers: 0 of 1; of those that contain a call, 0 of 1 (0.0 %)
              not: 1, 1 with a call: runs in a constructor or initializer
            lambdas and method references: 0 of 1; of those that contain a call, 0 of 1 (0.0 %)
              not: 1, 1 with a call: of an interface not compiled by GoJ
            """);
  }

  private static String reported(String plugin) {
    Compilation c = Compilation.compiler().with("-Xplugin:" + plugin).compile(SOURCE);
    String head = "[goj.report] what can be suspended\n";
    return c.report().substring(c.report().indexOf(head) + head.length()).stripIndent() + "\n";
  }
}
