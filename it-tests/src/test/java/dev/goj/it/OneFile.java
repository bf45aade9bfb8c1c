package dev.goj.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program of one file, written by the test that uses it, compiled with the plugin. */
record OneFile(Jdk jdk, Path classes) {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Compiles it into a folder of its own; javac says nothing. */
  static OneFile compile(Jdk jdk, String group, String name, String text, String... options)
      throws IOException {
    Path classes = Javac.emptyFolder(group, name + jdk.feature());
    Path source = Files.writeString(classes.resolve("Main.java"), text);
    List<String> arguments = new ArrayList<>(Compilation.PLUGIN.arguments());
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-cp", Artifacts.RUNTIME.toString()));
    arguments.addAll(List.of("-d", classes.toString(), source.toString()));
    Javac.of(jdk).run(arguments).assertSilent();
    return new OneFile(jdk, classes);
  }

  /** Runs a class of it. */
  Finished run(Way way, String main, String... jvmFlags) {
    List<String> arguments = new ArrayList<>(List.of(jvmFlags));
    arguments.addAll(List.of("-cp", Artifacts.RUNTIME + File.pathSeparator + classes, main));
    return Forked.run(jdk, classes, DEADLINE, way.environment(), "java", arguments);
  }
}
