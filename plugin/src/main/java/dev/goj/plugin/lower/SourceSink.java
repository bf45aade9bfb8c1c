package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.ClassSymbol;

/** Takes the source of generated classes, for people to read. */
@FunctionalInterface
public interface SourceSink {
  void accept(ClassSymbol host, String name, String source);
}
