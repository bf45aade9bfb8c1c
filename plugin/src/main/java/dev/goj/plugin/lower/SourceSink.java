package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;

/** Takes the generated classes, for people to read. */
@FunctionalInterface
public interface SourceSink {
  void accept(ClassSymbol host, JCClassDecl generated);
}
