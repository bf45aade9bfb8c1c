package dev.goj.it;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The size of a method is read from the class file, wherever javac has written that to. */
final class HugeMethodsTest {
  private static final String SOURCE =
      "package app;\nclass Main {\n  int sum(dev.goj.Channel<Integer> c, int... sum) {\n"
          + "    sum[0] += c.receive();\n".repeat(120)
          + "    return sum[0];\n  }\n}\n";

  static Stream<Arguments> layouts() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                Stream.of("directory", "beside", "modules")
                    .map(layout -> Arguments.of(layout, jdk)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("layouts")
  void isFoundInClassesOf(String layout, Jdk jdk) throws IOException {
    Finished warned = compile(layout, jdk, "-Xplugin:GoJ");
    assertWithMessage(warned.err()).that(warned.status()).isEqualTo(0);
    assertThat(warned.err()).containsMatch("Main.java:3: warning: \\[goj.interpreted] 'sum' ");
    Finished strict = compile(layout, jdk, "-Xplugin:GoJ strict");
    assertWithMessage(strict.err()).that(strict.status()).isEqualTo(1);
    assertThat(strict.err()).containsMatch("Main.java:3: error: \\[goj.interpreted] 'sum' ");
  }

  private static Finished compile(String layout, Jdk jdk, String plugin) throws IOException {
    Path folder = Javac.emptyFolder("huge", layout + jdk.feature());
    Path sources = Files.createDirectories(folder.resolve("one/app"));
    Path main = Files.writeString(sources.resolve("Main.java"), SOURCE);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-processorpath", Artifacts.PLUGIN.toString(), plugin));
    if (layout.equals("modules")) {
      Files.writeString(folder.resolve("one/module-info.java"), "module one { requires dev.goj; }");
      arguments.addAll(List.of("-p", Artifacts.RUNTIME.toString(), "-d", folder + "/classes"));
      arguments.addAll(List.of("--module-source-path", folder.toString(), "-m", "one"));
    } else {
      arguments.addAll(List.of("-cp", Artifacts.RUNTIME.toString(), main.toString()));
      if (layout.equals("directory")) {
        arguments.addAll(List.of("-d", folder + "/classes"));
      }
    }
    return Javac.of(jdk).run(arguments);
  }

  /** What javac has the stack for, but not with as many blocks more as it takes to enter it. */
  @ParameterizedTest
  @ValueSource(strings = {"return 0;", "{ c.receive(); return 0; }"})
  void compilesDeepCode(String then) throws IOException {
    String chain =
        IntStream.range(0, 500)
            .mapToObj(i -> "if (k == " + i + ") " + then)
            .collect(Collectors.joining("\nelse "));
    Path folder = Javac.emptyFolder("huge", "deep" + then.length());
    Path main =
        Files.writeString(
            folder.resolve("Main.java"),
            "class Main {\n  int m(dev.goj.Channel<Integer> c, int k) {\n"
                + chain
                + "\n else return c.receive();\n  }\n}\n");
    for (String plugin : List.of("-Xplugin:GoJ", "-Xplugin:GoJ stress=1")) {
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("-processorpath", Artifacts.PLUGIN.toString(), plugin));
      arguments.addAll(List.of("-cp", Artifacts.RUNTIME.toString(), "-d", folder.toString()));
      arguments.add(main.toString());
      Finished compiled = Javac.of(Jdk.all().get(0)).run(arguments);
      assertWithMessage(compiled.err()).that(compiled.status()).isEqualTo(0);
      assertThat(compiled.err()).doesNotContain("goj.not-transformed");
    }
  }
}
