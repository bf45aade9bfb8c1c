package dev.goj.it;

import java.util.List;
import java.util.Map;

/** How a program is compiled and run; its output must not depend on it. */
enum Way {
  THREADS("on threads"),
  ONE_WORKER("on one worker"),
  ALL_WORKERS("on all workers");

  private final String words;

  Way(String words) {
    this.words = words;
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
