package dev.goj.plugin.lower;

import dev.goj.plugin.analysis.Implicit;
import dev.goj.plugin.analysis.Inference;
import dev.goj.plugin.diagnostics.Diagnostics;
import dev.goj.plugin.javac.Abi;
import dev.goj.plugin.javac.ClassEntry;
import dev.goj.plugin.javac.Javac;

/** What the passes over the classes of a compilation share. */
public final class Services {
  final Javac javac;
  final Abi abi;
  final Inference inference;
  final Implicit implicit;
  final Diagnostics diagnostics;
  final ClassFiles files;
  final SourceSink sink;
  final Declarations declarations;
  final ClassEntry entry;

  public Services(
      Javac javac,
      Abi abi,
      Inference inference,
      Implicit implicit,
      Diagnostics diagnostics,
      ClassFiles files,
      SourceSink sink) {
    this.javac = javac;
    this.abi = abi;
    this.inference = inference;
    this.implicit = implicit;
    this.diagnostics = diagnostics;
    this.files = files;
    this.sink = sink;
    this.declarations = new Declarations(javac, abi, inference.siblings());
    this.entry = new ClassEntry(javac, inference.classes().keySet());
  }
}
