package dev.goj.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.tools.ExecFileLoader;

/**
 * What JaCoCo reports of a run.
 *
 * @param lines for each line with code whether some of it was run
 * @param classes the classes with code, by name
 */
record Coverage(Map<Integer, Boolean> lines, List<String> classes) {
  /** Runs {@code Main}, a program compiled to these classes, with JaCoCo's agent. */
  static Coverage of(ProgramRun run, Path classes) throws IOException {
    Path data = classes.resolveSibling(classes.getFileName() + ".exec");
    run.run(classes, "-javaagent:%s=destfile=%s".formatted(Artifacts.JACOCO_AGENT, data))
        .assertPrinted(run.program().expected());
    ExecFileLoader loader = new ExecFileLoader();
    loader.load(data.toFile());
    CoverageBuilder builder = new CoverageBuilder();
    new Analyzer(loader.getExecutionDataStore(), builder).analyzeAll(classes.toFile());
    Map<Integer, Boolean> lines = new TreeMap<>();
    for (ISourceFileCoverage source : builder.getSourceFiles()) {
      for (int line = source.getFirstLine(); line <= source.getLastLine(); line++) {
        ICounter instructions = source.getLine(line).getInstructionCounter();
        if (instructions.getTotalCount() > 0) {
          lines.put(line, instructions.getCoveredCount() > 0);
        }
      }
    }
    List<String> names =
        builder.getClasses().stream()
            .filter(IClassCoverage::containsCode)
            .map(IClassCoverage::getName)
            .sorted()
            .toList();
    return new Coverage(lines, names);
  }
}
