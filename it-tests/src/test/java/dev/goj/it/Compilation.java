package dev.goj.it;

import java.util.List;

/** What stands between a program's source and its classes. */
enum Compilation {
  PLAIN("plain", ""),
  PLUGIN("plugin", "GoJ"),
  STRESS("stress", "GoJ stress=1");

  private final String folder;
  private final String plugin;

  Compilation(String folder, String plugin) {
    this.folder = folder;
    this.plugin = plugin;
  }

  /** The arguments after {@code javac} for it. */
  List<String> arguments() {
    return plugin.isEmpty()
        ? List.of()
        : List.of("-processorpath", Artifacts.PLUGIN.toString(), "-Xplugin:" + plugin);
  }

  /** Where a JDK's classes go. */
  String folder(Jdk jdk) {
    return folder + "-" + jdk.feature();
  }
}
