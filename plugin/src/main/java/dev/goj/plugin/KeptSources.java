package dev.goj.plugin;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.javac.Javac;
import dev.goj.plugin.lower.SourceSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the generated classes as source to read; that it cannot is said once. */
final class KeptSources implements SourceSink {
  private final Javac javac;
  private final Path directory;
  private boolean failed;

  KeptSources(Javac javac, Path directory) {
    this.javac = javac;
    this.directory = directory;
  }

  @Override
  public void accept(ClassSymbol host, JCClassDecl generated) {
    if (failed) {
      return;
    }
    ClassSymbol outermost = host.outermostClass();
    Path file =
        directory
            .resolve(outermost.packge().fullname.toString().replace('.', '/'))
            .resolve(outermost.name.toString())
            .resolve(generated.name + ".java");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, generated.toString());
    } catch (IOException e) {
      failed = true;
      Diagnostics.cannotWriteSources(javac, directory.toString(), e.getMessage());
    }
  }
}
