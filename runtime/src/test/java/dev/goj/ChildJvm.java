package dev.goj;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for a test, with the test's class path. */
final class ChildJvm {
  private ChildJvm() {}

  /** To be started; runs a class with these flags and arguments. */
  static ProcessBuilder of(Class<?> main, List<String> flags, String... args) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(flags);
    command.add(main.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }
}
