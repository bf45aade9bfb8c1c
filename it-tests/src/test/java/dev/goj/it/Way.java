package dev.goj.it;

import java.util.List;
import java.util.Map;

/** How a program is compiled and run; its output must not depend on it. */
enum Way {
  THREADS("on threads", Compilation.PLAIN),
  ONE_WORKER("on one worker", Compilation.PLUGIN),
  ALL_WORKERS("on all workers", Compilation.PLUGIN),
  STRESSED("under stress", Compilation.STRESS);

  private final String words;
  private final Compilation compilation;

  Way(String words, Compilation compilation) {
    this.words = words;
    this.compilation = compilation;
  }

  Compilation compilation() {
    return compilation;
  }

  boolean withPlugin() {
    return this != THREADS;
  }

  Map<String, String> environment() {
    return this == ONE_WORKER ? Map.of("GOMAXPROCS", "1") : Map.of();
  }

  List<String> jvmFlags() {
    return this == THREADS ? List.of("-Dgoj.untransformed=ok") : List.of();
  }

  @Override
  public String toString() {
    return words;
  }
}
