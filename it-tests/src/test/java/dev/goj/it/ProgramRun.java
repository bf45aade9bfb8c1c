package dev.goj.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One program, run one way on one JDK. */
record ProgramRun(Program program, Jdk jdk, Way way) {
  private record Classes(Program program, Jdk jdk, Compilation compilation) {}

  /** Compiled once for all runs, however many threads ask for it. */
  private static final Map<Classes, Finished> COMPILED = new ConcurrentHashMap<>();

  /** All the ways to run a program on the JDKs that are there, from a JDK on. */
  static Stream<ProgramRun> of(Program program, int lowestJdk) {
    Stream<ProgramRun> threads =
        Jdk.all().stream()
            .filter(jdk -> jdk.feature() >= Math.max(lowestJdk, program.threadsJdk()))
            .map(jdk -> new ProgramRun(program, jdk, Way.THREADS));
    Stream<ProgramRun> plugin =
        Jdk.all().stream()
            .filter(jdk -> jdk.feature() >= lowestJdk)
            .flatMap(
                jdk ->
                    Stream.of(Way.ONE_WORKER, Way.ALL_WORKERS)
                        .map(way -> new ProgramRun(program, jdk, way)));
    Stream<ProgramRun> stressed =
        Jdk.all().stream()
            .filter(jdk -> jdk.feature() >= lowestJdk)
            .limit(1)
            .map(jdk -> new ProgramRun(program, jdk, Way.STRESSED));
    return Stream.of(threads, plugin, stressed).flatMap(runs -> runs);
  }

  /** Compiles it with the command line that users type, and nothing may be said about it. */
  Finished compile() {
    return COMPILED.computeIfAbsent(
        new Classes(program, jdk, way.compilation()),
        key ->
            Javac.of(jdk)
                .run(
                    Javac.arguments(
                        program,
                        way.compilation(),
                        Javac.emptyFolder(program.group(), program.name(), classesName()))));
  }

  /** Runs it in its own folder. */
  Finished run() {
    return run(
        Artifacts.OUT.resolve(program.group()).resolve(program.name()).resolve(classesName()));
  }

  /** Runs it in its own folder, from classes compiled elsewhere, with these flags besides. */
  Finished run(Path classes, String... jvmFlags) {
    List<String> arguments = new ArrayList<>(way.jvmFlags());
    arguments.addAll(List.of(jvmFlags));
    arguments.addAll(program.words("jvm"));
    if (way.withPlugin()) {
      arguments.addAll(program.words("plugin.jvm"));
    }
    arguments.add("-cp");
    arguments.add(classes + java.io.File.pathSeparator + Artifacts.RUNTIME);
    arguments.add("Main");
    arguments.addAll(program.words("args"));
    return Forked.run(
        jdk, program.folder(), program.deadline(), way.environment(), "java", arguments);
  }

  private String classesName() {
    return way.compilation().folder(jdk);
  }

  @Override
  public String toString() {
    return program + " " + way + ", " + jdk;
  }
}
