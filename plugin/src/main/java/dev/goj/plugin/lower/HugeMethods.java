package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.javac.CodeLengths;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Warns of methods that the JIT compiler of HotSpot leaves to the interpreter because of their
 * size. What can be that large is noted when it is transformed; how large it has become is known
 * once its class has been written. The frame of a method needs no such look: it is large only where
 * the method that restores from it is larger.
 */
public final class HugeMethods {
  /** HotSpot's {@code HugeMethodLimit}. */
  private static final int MAX_BYTES = 8_000;

  private final Javac javac;
  private final Map<ClassSymbol, List<Candidate>> candidates = new HashMap<>();

  private record Candidate(
      Diagnostics diagnostics,
      JCCompilationUnit source,
      JCMethodDecl method,
      String name,
      int waits,
      MethodSymbol target) {}

  public HugeMethods(Javac javac) {
    this.javac = javac;
  }

  /**
   * Notes a method.
   *
   * @param name as the user calls it
   */
  void add(
      Diagnostics diagnostics,
      JCCompilationUnit source,
      JCMethodDecl method,
      String name,
      Transformed transformed) {
    if (transformed.size() > MAX_BYTES / 2) {
      candidates
          .computeIfAbsent((ClassSymbol) method.sym.owner, c -> new ArrayList<>())
          .add(
              new Candidate(
                  diagnostics, source, method, name, transformed.waits(), transformed.target()));
    }
  }

  /** The class has been written. */
  public void written(ClassSymbol c) {
    List<Candidate> found = candidates.remove(c);
    if (found == null) {
      return;
    }
    CodeLengths lengths = CodeLengths.of(javac, c);
    for (Candidate m : found) {
      int bytes = lengths.of(m.target);
      if (bytes > MAX_BYTES) {
        m.diagnostics.interpreted(m.source, m.method, m.name, m.waits, bytes, MAX_BYTES);
      }
    }
  }

  /**
   * A method that has been transformed.
   *
   * @param target what has its code now
   * @param waits how many suspension points it has
   * @param size how many bytes of code it can have at most
   */
  record Transformed(MethodSymbol target, int waits, long size) {}
}
