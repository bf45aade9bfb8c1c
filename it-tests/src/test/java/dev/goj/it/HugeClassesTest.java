package dev.goj.it;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A class that javac compiles is compiled with the plugin too, however many methods can wait, and
 * however large one is that can.
 */
final class HugeClassesTest {
  private static final String METHOD =
      "int m%1$d(Channel<Integer> c) { return c.receive() + %1$d; }";
  private static final String LAMBDA =
      "void m%1$d(Channel<Integer> c) { Go.go(() -> c.send(%1$d)); }";
  private static final String INNER = "class C%1$d { " + METHOD + " }";

  // Each has room for javac's code, but not for what it would become.

  private static final String ARRAY =
      "void m%1$d(Channel<byte[]> c) { c.send(new byte[] {" + "100, ".repeat(9_370) + "}); }";
  private static final String FINALLY =
      "static void h() {} void m%1$d(Channel<Integer> c, int i) { c.receive();"
          + "h();".repeat(150)
          + "try {"
          + "if (i == 7) return;".repeat(105)
          + "} finally {"
          + "h();".repeat(200)
          + "} }";
  private static final String STRINGS =
      "void m%1$d(Channel<String> c) { switch (c.receive()) {"
          + IntStream.range(0, 1_720)
              .mapToObj(i -> "case \"" + i + "\":")
              .collect(Collectors.joining())
          + "} }";
  private static final String ASSERTS =
      "void m%1$d(Channel<Integer> c, int i) { c.receive();" + "assert i > 0;".repeat(3_600) + "}";
  private static final String LOOPS =
      "void m%1$d(Channel<Integer> c, Iterable<?> l) { c.receive();"
          + "for (Object o : l) {}".repeat(2_420)
          + "}";
  private static final String LOCKS =
      "void m%1$d(Channel<Integer> c, int i) { c.receive();"
          + "synchronized (this) { if (i == 7) return; }".repeat(2_000)
          + "}";

  private static final List<String> ALL_FIT = List.of();
  private static final List<String> SOME_FIT = List.of("[goj.too-large] ", "fix: split the class");
  private static final List<String> NONE_FITS =
      List.of("[goj.blocks-worker] ", "fix: split the class");
  private static final List<String> TOO_LARGE =
      List.of("[goj.too-large] ", "fix: split it into smaller methods");

  static Stream<Arguments> classes() {
    return Stream.of(
        Arguments.of("overridable", METHOD, 5_000, "GoJ", SOME_FIT),
        Arguments.of("lambdas", LAMBDA, 5_000, "GoJ", SOME_FIT),
        Arguments.of("inner", INNER, 10_500, "GoJ", SOME_FIT),
        Arguments.of("many", METHOD, 11_000, "GoJ", NONE_FITS),
        Arguments.of("array", ARRAY, 1, "GoJ", TOO_LARGE),
        Arguments.of("finally", FINALLY, 1, "GoJ", TOO_LARGE),
        Arguments.of("strings", STRINGS, 1, "GoJ", TOO_LARGE),
        Arguments.of("asserts", ASSERTS, 1, "GoJ", TOO_LARGE),
        Arguments.of("loops", LOOPS, 1, "GoJ", TOO_LARGE),
        Arguments.of("locks", LOCKS, 1, "GoJ", TOO_LARGE),
        Arguments.of("stress", METHOD, 4_500, "GoJ stress=1", ALL_FIT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void compiles(String name, String member, int count, String plugin, List<String> told)
      throws IOException {
    Path folder = Javac.emptyFolder("hugeclasses", name);
    String members =
        IntStream.range(0, count).mapToObj(member::formatted).collect(Collectors.joining("\n"));
    Path main =
        Files.writeString(
            folder.resolve("Main.java"), "import dev.goj.*;\nclass Main {\n" + members + "\n}\n");
    Finished compiled =
        Javac.of(Jdk.all().get(0))
            .run(
                List.of(
                    "-processorpath",
                    Artifacts.PLUGIN.toString(),
                    "-Xplugin:" + plugin,
                    "-cp",
                    Artifacts.RUNTIME.toString(),
                    "-d",
                    folder.toString(),
                    main.toString()));
    assertWithMessage(compiled.err()).that(compiled.status()).isEqualTo(0);
    told.forEach(text -> assertThat(compiled.err()).contains(text));
  }
}
