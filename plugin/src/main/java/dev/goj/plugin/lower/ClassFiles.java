package dev.goj.plugin.lower;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.javac.Javac;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The room that there is in the files of the user's classes, since javac finds out only when it can
 * no longer be undone.
 *
 * <p>A class has room for the siblings of its methods before the first is declared, or none of its
 * methods has one. Then each method is transformed, and each lambda lifted, for which there is room
 * still; the room of a method's sibling is there whether it is transformed or not.
 */
public final class ClassFiles {
  private final Javac javac;
  private final Inference inference;
  private final Map<ClassSymbol, ClassFile> files = new HashMap<>();
  private final Set<ClassSymbol> full = new HashSet<>();

  /** With room for the siblings that the inference wants. */
  public ClassFiles(Javac javac, Inference inference) {
    this.javac = javac;
    this.inference = inference;
    Map<ClassSymbol, List<MethodSymbol>> wanted = new HashMap<>();
    for (Set<MethodSymbol> methods : List.of(inference.suspending(), inference.adapters())) {
      for (MethodSymbol m : methods) {
        wanted.computeIfAbsent((ClassSymbol) m.owner, c -> new ArrayList<>()).add(m);
      }
    }
    wanted.forEach(
        (c, methods) -> {
          if (!makeRoom(c, file -> methods.forEach(file::addSibling))) {
            full.add(c);
          }
        });
  }

  /** The classes that have no room for the siblings of their methods. */
  public Set<ClassSymbol> full() {
    return full;
  }

  /**
   * Makes room for what becomes of a method.
   *
   * @param frame its continuation class
   * @param code its body
   */
  void addTransformed(ClassSymbol host, ClassSymbol frame, JCTree code) {
    addNested(
        host,
        frame,
        file -> {
          file.addNested(frame);
          file.add(code);
        });
  }

  /**
   * Makes room for what becomes of a lambda.
   *
   * @param around the class that it stands in
   * @param lambda the tree
   * @param host the class that gets its code
   * @param nested its class
   * @param code the method that has its code
   * @param suspends whether that has a sibling
   */
  void addLifted(
      ClassSymbol around,
      JCFunctionalExpression lambda,
      ClassSymbol host,
      ClassSymbol nested,
      MethodSymbol code,
      boolean suspends) {
    addNested(
        host,
        nested,
        file -> {
          file.addLambda(nested);
          file.add(code);
          if (host != around) {
            file.add(lambda);
          }
          if (suspends) {
            file.addSibling(code);
          }
        });
    files.get(host).removeLambda(lambda);
  }

  private void addNested(ClassSymbol host, ClassSymbol nested, Consumer<ClassFile> addition) {
    ClassSymbol outermost = host.outermostClass();
    boolean fits =
        makeRoom(host, addition)
            && (host == outermost || makeRoom(outermost, file -> file.addNested(nested)));
    if (!fits) {
      throw new CodeSize.ExceededException(
          "with it, "
              + host
              + " could exceed the "
              + ClassFile.MAX
              + " constants that a class can have",
          "split the class");
    }
  }

  private boolean makeRoom(ClassSymbol c, Consumer<ClassFile> addition) {
    return files
        .computeIfAbsent(c, s -> new ClassFile(javac, inference.declaration(s)))
        .makeRoom(addition);
  }
}
