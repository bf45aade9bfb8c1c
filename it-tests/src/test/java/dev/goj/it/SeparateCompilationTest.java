package dev.goj.it;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs that are compiled in more than one step, as build tools do it: what was compiled before
 * comes as class files, with the plugin or without.
 */
final class SeparateCompilationTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final String WAITS =
      """
      import dev.goj.Channel;

      public class Step {
        public int next(Channel<Integer> numbers) {
          return numbers.receive();
        }

        public int twice(Channel<Integer> numbers) {
          return next(numbers) + next(numbers);
        }
      }
      """;

  private static final String DOES_NOT_WAIT = WAITS.replace("numbers.receive()", "1");

  /** With one worker, all arrive only when each has let go of it; then they get their numbers. */
  private static final String CROWD =
      """
      import static dev.goj.Go.go;
      import static dev.goj.Go.run;

      import dev.goj.Channel;

      public class Main {
        public static void main(String[] args) {
          run(
              () -> {
                Channel<Integer> numbers = Channel.buffered(2_000);
                Channel<String> arrived = Channel.unbuffered();
                Channel<Integer> results = Channel.buffered(1_000);
                for (int i = 0; i < 1_000; i++) {
                  go(
                      () -> {
                        arrived.send("here");
                        results.send(new Step().twice(numbers));
                      });
                }
                for (int i = 0; i < 1_000; i++) {
                  arrived.receive();
                }
                int threads = Thread.getAllStackTraces().size();
                System.out.println(threads < 100 ? "few threads" : threads + " threads");
                for (int i = 0; i < 2_000; i++) {
                  numbers.send(2);
                }
                int sum = 0;
                for (int i = 0; i < 1_000; i++) {
                  sum += results.receive();
                }
                System.out.println(sum);
              });
        }
      }
      """;

  /** The same with few goroutines, whatever threads they need. */
  private static final String FEW = CROWD.replace("_000", "0").replaceAll("(?m)^.*threads.*\n", "");

  private static final String FIXED =
      """
      public class Fixed extends Step {
        @Override
        public int next(dev.goj.Channel<Integer> numbers) {
          return 21;
        }
      }
      """;

  private static final String TWICE_FIXED =
      """
      public class Main {
        public static void main(String[] args) {
          dev.goj.Go.run(
              () -> {
                Step step = new Fixed();
                System.out.println(step.twice(dev.goj.Channel.unbuffered()));
              });
        }
      }
      """;

  private final List<String> classPath = new ArrayList<>();
  private final String test;

  SeparateCompilationTest(TestInfo info) {
    test = info.getDisplayName().replaceAll("\\W+", "-");
    classPath.add(Artifacts.RUNTIME.toString());
  }

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  static Stream<Jdk> jdksWithRecordPatterns() {
    return jdks().filter(jdk -> jdk.feature() >= 21);
  }

  @ParameterizedTest(name = "a method that starts and stops to suspend, {0}")
  @MethodSource("jdks")
  void dependentsFollowAMethodThatStartsAndStopsToSuspend(Jdk jdk) throws IOException {
    String[] versions = {DOES_NOT_WAIT, WAITS, DOES_NOT_WAIT};
    String[] sums = {"2000", "4000", "2000"};
    for (int i = 0; i < versions.length; i++) {
      compile(jdk, "step", true, Map.of("Step", versions[i]));
      compile(jdk, "main", true, Map.of("Main", CROWD));
      run(jdk, "few threads\n" + sums[i] + "\n");
    }
  }

  /** Like a method that is there no more: builds see it in the class file, as they see that. */
  @ParameterizedTest(name = "a method that stops to suspend, with callers from before, {0}")
  @MethodSource("jdks")
  void callersFromBeforeMissTheSiblingOfAMethodThatStopsToSuspend(Jdk jdk) throws IOException {
    compile(jdk, "step", true, Map.of("Step", WAITS));
    compile(jdk, "main", true, Map.of("Main", FEW));
    compile(jdk, "step", true, Map.of("Step", DOES_NOT_WAIT));
    Finished run = start(jdk);
    assertWithMessage(run.out()).that(run.status()).isNotEqualTo(0);
    assertWithMessage("standard error").that(run.err()).contains("NoSuchMethodError");
    assertWithMessage("standard error").that(run.err()).contains("twice$go");
  }

  @ParameterizedTest(name = "a method that starts to suspend, with callers from before, {0}")
  @MethodSource("jdks")
  void callersFromBeforeBlockInAMethodThatStartsToSuspend(Jdk jdk) throws IOException {
    compile(jdk, "step", true, Map.of("Step", DOES_NOT_WAIT));
    compile(jdk, "main", true, Map.of("Main", FEW));
    compile(jdk, "step", true, Map.of("Step", WAITS));
    run(jdk, "40\n");
  }

  @ParameterizedTest(name = "a method that starts to suspend, with an override from before, {0}")
  @MethodSource("jdks")
  void overrideFromBeforeTheMethodSuspendedWins(Jdk jdk) throws IOException {
    compile(jdk, "step", true, Map.of("Step", DOES_NOT_WAIT));
    compile(jdk, "fixed", true, Map.of("Fixed", FIXED));
    compile(jdk, "step", true, Map.of("Step", WAITS));
    compile(jdk, "main", true, Map.of("Main", TWICE_FIXED));
    run(jdk, "42\n");
  }

  @ParameterizedTest(name = "a method that stops to suspend, with an override from before, {0}")
  @MethodSource("jdks")
  void overrideFromWhenTheMethodSuspendedWins(Jdk jdk) throws IOException {
    compile(jdk, "step", true, Map.of("Step", WAITS));
    compile(jdk, "fixed", true, Map.of("Fixed", FIXED));
    compile(jdk, "step", true, Map.of("Step", DOES_NOT_WAIT));
    compile(jdk, "main", true, Map.of("Main", TWICE_FIXED));
    run(jdk, "42\n");
  }

  @ParameterizedTest(name = "a concatenation with an object that was compiled before, {0}")
  @MethodSource("jdks")
  void aConcatenationSuspendsInAToStringThatWasCompiledBefore(Jdk jdk) throws IOException {
    String next =
        """
        public record Next(dev.goj.Channel<Integer> numbers) {
          @Override
          public String toString() {
            return numbers.receive().toString();
          }
        }
        """;
    String step =
        """
        public class Step {
          public int twice(Next next) {
            return Integer.parseInt("" + next) + Integer.parseInt(next + "");
          }
        }
        """;
    compile(jdk, "next", true, Map.of("Next", next));
    compile(jdk, "step", true, Map.of("Step", step));
    compile(jdk, "main", true, Map.of("Main", CROWD.replace("numbers))", "new Next(numbers)))")));
    run(jdk, "few threads\n4000\n");
  }

  @ParameterizedTest(name = "a pattern of a record that was compiled before, {0}")
  @MethodSource("jdksWithRecordPatterns")
  void aRecordPatternSuspendsInAnAccessorThatWasCompiledBefore(Jdk jdk) throws IOException {
    String next =
        """
        public record Next(Object number, dev.goj.Channel<Integer> numbers) {
          @Override
          public Object number() {
            return numbers.receive();
          }
        }
        """;
    String step =
        """
        public class Step {
          public int twice(Object next) {
            if (next instanceof Next(Integer n, var numbers)) {
              return switch (next) {
                case Next(Integer m, var same) -> n + m;
                default -> -1;
              };
            }
            return -1;
          }
        }
        """;
    compile(jdk, "next", true, Map.of("Next", next));
    compile(jdk, "step", true, Map.of("Step", step));
    compile(
        jdk, "main", true, Map.of("Main", CROWD.replace("numbers))", "new Next(0, numbers)))")));
    run(jdk, "few threads\n4000\n");
  }

  /** The generated classes are replaced, as the user's are. */
  @ParameterizedTest(name = "the same once more, {0}")
  @MethodSource("jdks")
  void nothingMoreIsWrittenWhenAllIsCompiledOnceMore(Jdk jdk) throws IOException {
    List<Path> sources = write("sources", Map.of("Step", WAITS, "Main", CROWD));
    Path classes = Javac.emptyFolder("separate", test, "classes");
    classPath.add(classes.toString());
    Javac.of(jdk).run(arguments(true, classes, sources)).assertSilent();
    Set<Path> first = files(classes);
    Javac.of(jdk).run(arguments(true, classes, sources)).assertSilent();
    assertWithMessage("files").that(files(classes)).isEqualTo(first);
    run(jdk, "few threads\n4000\n");
  }

  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(Collectors.toSet());
    }
  }

  @ParameterizedTest(name = "an override that was compiled without the plugin, {0}")
  @MethodSource("jdks")
  void overrideFromAJarWithoutThePluginWins(Jdk jdk) throws IOException {
    compile(jdk, "step", true, Map.of("Step", WAITS));
    compile(jdk, "fixed", false, Map.of("Fixed", FIXED));
    compile(jdk, "main", true, Map.of("Main", TWICE_FIXED));
    run(jdk, "42\n");
  }

  /** Their siblings are defaults that javac finds unrelated. */
  @ParameterizedTest(name = "interfaces that have the same method, {0}")
  @MethodSource("jdks")
  void aClassMayImplementUnrelatedInterfacesOfOneMethodThatSuspends(Jdk jdk) throws IOException {
    compile(
        jdk,
        "library",
        true,
        Map.of(
            "Left",
            """
            public interface Left {
              Number next(dev.goj.Channel<Integer> numbers);

              static int of(Left left, dev.goj.Channel<Integer> numbers) {
                return left.next(numbers).intValue();
              }
            }
            """,
            "Right",
            """
            public interface Right {
              Comparable<Integer> next(dev.goj.Channel<Integer> numbers);

              static int of(Right right, dev.goj.Channel<Integer> numbers) {
                return right.next(numbers).compareTo(20);
              }
            }
            """,
            "Other",
            "public interface Other { Integer next(dev.goj.Channel<Integer> numbers); }",
            "Step",
            """
            public class Step implements Left, Right, Other {
              @Override
              public Integer next(dev.goj.Channel<Integer> numbers) {
                return numbers.receive();
              }
            }
            """));
    compile(
        jdk,
        "main",
        true,
        Map.of(
            "Main",
            """
            public class Main {
              interface Both extends Left, Other {}

              static class Fixed implements Left, Right, Other {
                @Override
                public Integer next(dev.goj.Channel<Integer> numbers) {
                  return 21;
                }
              }

              public static void main(String[] args) {
                dev.goj.Go.run(
                    () -> {
                      dev.goj.Channel<Integer> numbers = dev.goj.Channel.buffered(1);
                      Both both = n -> 42;
                      Left anonymous = new Both() {
                        @Override
                        public Integer next(dev.goj.Channel<Integer> n) {
                          return n.receive();
                        }
                      };
                      numbers.send(63);
                      System.out.println(
                          Left.of(new Fixed(), numbers)
                              + " " + Right.of(new Fixed(), numbers)
                              + " " + Left.of(both, numbers)
                              + " " + Left.of(anonymous, numbers));
                    });
              }
            }
            """));
    run(jdk, "21 1 42 63\n");
  }

  /** They have bodies of their own, which are also called through super. */
  @ParameterizedTest(name = "interfaces with unrelated default methods, {0}")
  @MethodSource("jdks")
  void aClassMayImplementUnrelatedDefaultsThatSuspend(Jdk jdk) throws IOException {
    String waits =
        """
        public interface %s {
          default int next(dev.goj.Channel<Integer> numbers) {
            return numbers.receive() * %d;
          }
        }
        """;
    compile(
        jdk,
        "library",
        true,
        Map.of("Left", waits.formatted("Left", 1), "Right", waits.formatted("Right", 10)));
    compile(
        jdk,
        "main",
        true,
        Map.of(
            "Main",
            """
            public class Main {
              interface Both extends Left, Right {
                @Override
                default int next(dev.goj.Channel<Integer> numbers) {
                  return Left.super.next(numbers) + Right.super.next(numbers);
                }
              }

              public static void main(String[] args) {
                dev.goj.Go.run(
                    () -> {
                      dev.goj.Channel<Integer> numbers = dev.goj.Channel.unbuffered();
                      dev.goj.Go.go(() -> numbers.send(1));
                      dev.goj.Go.go(() -> numbers.send(1));
                      Right both = new Both() {};
                      System.out.println(both.next(numbers));
                    });
              }
            }
            """));
    run(jdk, "11\n");
  }

  @ParameterizedTest(name = "on the module path, {0}")
  @MethodSource("jdks")
  void modulePath(Jdk jdk) throws IOException {
    Map<String, String> sources =
        Map.of(
            "module-info",
            "module app { requires dev.goj; }",
            "Step",
            "package app;\n" + WAITS,
            "Main",
            "package app;\n" + CROWD);
    Path classes = compileModule(jdk, "modular", sources, Artifacts.RUNTIME);
    runModule(jdk, "few threads\n4000\n", classes, Artifacts.RUNTIME);
  }

  private static final Map<String, String> LIBRARY =
      Map.of(
          "module-info",
          "module library { requires dev.goj; exports library; }",
          "Step",
          """
          package library;

          import dev.goj.Channel;

          public interface Step {
            int next();

            static int twice(Step step) {
              return step.next() + step.next();
            }

            static int one() {
              Channel<Integer> numbers = Channel.buffered(1);
              numbers.send(1);
              return numbers.receive();
            }
          }
          """);

  /** It does not read the module of the runtime, so nothing in it may refer to that. */
  private static final Map<String, String> APPLICATION =
      Map.of(
          "module-info",
          "module app { requires library; }",
          "Main",
          """
          package app;

          import library.Step;

          public class Main implements Step {
            @Override
            public int next() {
              return 20;
            }

            public static void main(String[] args) {
              System.out.println(Step.twice(() -> Step.one()) + Step.twice(new Main()));
            }
          }
          """);

  @ParameterizedTest(name = "a module that does not read the runtime, {0}")
  @MethodSource("jdks")
  void moduleThatDoesNotReadTheRuntime(Jdk jdk) throws IOException {
    Path library = compileModule(jdk, "library", LIBRARY, Artifacts.RUNTIME);
    Path application = compileModule(jdk, "app", APPLICATION, Artifacts.RUNTIME, library);
    runModule(jdk, "42\n", application, library, Artifacts.RUNTIME);
  }

  @ParameterizedTest(name = "modules of which one does not read the runtime, {0}")
  @MethodSource("jdks")
  void modulesOfOneCompilationOfWhichOneDoesNotReadTheRuntime(Jdk jdk) throws IOException {
    List<Path> library = write("library", LIBRARY);
    List<Path> application = write("app", APPLICATION);
    Path classes = Javac.emptyFolder("separate", test, "modules");
    List<String> arguments =
        arguments(true, classes, Stream.of(application, library).flatMap(List::stream).toList());
    arguments.addAll(
        List.of(
            "-p",
            Artifacts.RUNTIME.toString(),
            "--module-source-path",
            "library=" + library.get(0).getParent(),
            "--module-source-path",
            "app=" + application.get(0).getParent()));
    Javac.of(jdk).run(arguments).assertSilent();
    runModule(jdk, "42\n", classes, Artifacts.RUNTIME);
  }

  /** Whose classes javac enters in the middle of those that name them. */
  @ParameterizedTest(name = "a source that javac finds by itself, {0}")
  @MethodSource("jdks")
  void sourcePath(Jdk jdk) throws IOException {
    String step =
        """
        import dev.goj.Channel;
        class Step {
          int next(Channel<Integer> in) { return in.receive() + 1; }
        }
        """;
    String main =
        """
        import static dev.goj.Go.*;
        import dev.goj.Channel;
        class Main {
          static final Step STEP = new Step();
          public static void main(String[] args) {
            Channel<Integer> in = Channel.unbuffered();
            run(() -> {
              go(() -> in.send(41));
              System.out.println(STEP.next(in));
            });
          }
        }
        """;
    List<Path> sources = write("sources", Map.of("Step", step, "Main", main));
    Path classes = Javac.emptyFolder("separate", test, "classes");
    List<String> arguments =
        arguments(true, classes, sources.stream().filter(s -> s.endsWith("Main.java")).toList());
    arguments.addAll(
        List.of("-implicit:class", "-sourcepath", String.valueOf(sources.get(0).getParent())));
    Javac.of(jdk).run(arguments).assertSilent();
    classPath.add(classes.toString());
    run(jdk, "42\n");
  }

  /** Lambdas and classes behind the JDK's interfaces, seen from where those are called. */
  private static final Map<String, String> BEHIND_INTERFACES =
      Map.of(
          "Numbers",
          """
          import dev.goj.Channel;
          import java.util.Iterator;

          public record Numbers(Channel<Integer> numbers) implements Iterable<Integer> {
            @Override
            public Iterator<Integer> iterator() {
              return new Iterator<>() {
                private Integer next;

                @Override
                public boolean hasNext() {
                  next = numbers.receive();
                  return next > 0;
                }

                @Override
                public Integer next() {
                  return next;
                }
              };
            }
          }
          """,
          "Sink",
          """
          class Sink implements java.util.function.IntConsumer {
            private final dev.goj.Channel<Integer> results;

            Sink(dev.goj.Channel<Integer> results) {
              this.results = results;
            }

            @Override
            public void accept(int sum) {
              results.send(sum);
            }
          }
          """,
          "Announcement",
          """
          public record Announcement(Object arrived) implements Announces {}
          """,
          "Announces",
          """
          import dev.goj.Channel;

          interface Announces extends Runnable {
            Object arrived();

            @Override
            @SuppressWarnings("unchecked")
            default void run() {
              ((Channel<String>) arrived()).send("here");
            }
          }
          """,
          "Parts",
          """
          import dev.goj.Channel;
          import java.util.function.IntConsumer;

          public class Parts {
            public static class Sinks {
              public static IntConsumer of(Channel<Integer> results) {
                return new Sink(results) {};
              }
            }
          }
          """);

  /** Has nothing of ours in it. */
  private static final String ANNOUNCES =
      """
      public class Announcer {
        public static void announce(Object arrived) {
          Runnable announcement = new Announcement(arrived);
          announcement.run();
        }
      }
      """;

  private static final String CALLS_INTERFACES =
      CROWD
          .replace("arrived.send(\"here\")", "Announcer.announce(arrived)")
          .replace(
              "results.send(new Step().twice(numbers));",
              """
              int sum = 0;
              for (int n : new Numbers(numbers)) {
                sum += n;
              }
              Parts.Sinks.of(results).accept(sum);
              """)
          .replace("numbers.send(2)", "numbers.send(i < 1_000 ? 2 : -2)")
          .replace("buffered(1_000)", "unbuffered()");

  @ParameterizedTest(name = "what waits behind interfaces of the JDK, {0}")
  @MethodSource("jdks")
  void whatWaitsElsewhereBehindInterfacesOfTheJdkSuspends(Jdk jdk) throws IOException {
    compile(jdk, "parts", true, BEHIND_INTERFACES);
    compile(jdk, "announcer", true, Map.of("Announcer", ANNOUNCES));
    compile(jdk, "main", true, Map.of("Main", CALLS_INTERFACES));
    run(jdk, "few threads\n2000\n");
  }

  /** As Gradle calls javac: through its API, some sources only, the others as class files. */
  @Test
  void incrementallyThroughTheCompilerApi() throws IOException {
    compile(Jdk.BUILD, "step", true, Map.of("Step", WAITS));
    Path classes = Javac.emptyFolder("separate", test, "main");
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options = arguments(true, classes, List.of());
      options.addAll(List.of("-proc:none", "-sourcepath", "", "-XDuseUnsharedTable=true"));
      boolean compiled =
          javac
              .getTask(
                  said,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(write("main", Map.of("Main", CROWD))))
              .call();
      assertWithMessage(said.toString()).that(compiled).isTrue();
    }
    assertWithMessage("what javac said").that(said.toString()).isEmpty();
    classPath.add(classes.toString());
    run(Jdk.BUILD, "few threads\n4000\n");
  }

  private static final String PAINT =
      """
      import dev.goj.Channel;

      public class Main {
        static int number(Color color, Channel<Integer> numbers) {
          return switch (color) {
            case RED -> numbers.receive();
            case GREEN -> 2;
          };
        }

        public static void main(String[] args) {
          Channel<Integer> numbers = Channel.buffered(1);
          numbers.send(1);
          for (Color c : Color.values()) {
            try {
              System.out.println(number(c, numbers));
            } catch (Throwable e) {
              System.out.println(e);
            }
          }
        }
      }
      """;

  @ParameterizedTest(name = "an enum with one more constant than a switch expression, {0}")
  @MethodSource("jdks")
  void aConstantThatASwitchExpressionDoesNotKnowIsWhatItIsToJavac(Jdk jdk) throws IOException {
    String thrown = jdk.feature() >= 21 ? "MatchException" : "IncompatibleClassChangeError";
    for (boolean withPlugin : new boolean[] {false, true}) {
      compile(jdk, "enum", false, Map.of("Color", "public enum Color { RED, GREEN }"));
      compile(jdk, "main", withPlugin, Map.of("Main", PAINT));
      compile(jdk, "enum", false, Map.of("Color", "public enum Color { RED, GREEN, BLUE }"));
      run(jdk, "1\n2\njava.lang." + thrown + "\n");
    }
  }

  private void compile(Jdk jdk, String step, boolean withPlugin, Map<String, String> sources)
      throws IOException {
    Path classes = Javac.emptyFolder("separate", test, step);
    Javac.of(jdk).run(arguments(withPlugin, classes, write(step, sources))).assertSilent();
    if (!classPath.contains(classes.toString())) {
      classPath.add(classes.toString());
    }
  }

  private Path compileModule(Jdk jdk, String step, Map<String, String> sources, Path... modules)
      throws IOException {
    Path classes = Javac.emptyFolder("separate", test, step);
    List<String> arguments = arguments(true, classes, write(step, sources));
    arguments.addAll(List.of("-p", path(List.of(modules))));
    Javac.of(jdk).run(arguments).assertSilent();
    return classes;
  }

  private List<String> arguments(boolean withPlugin, Path classes, List<Path> sources) {
    List<String> arguments = new ArrayList<>();
    if (withPlugin) {
      arguments.addAll(Compilation.PLUGIN.arguments());
    } else {
      arguments.add("-proc:none");
    }
    arguments.addAll(List.of("-cp", path(), "-d", classes.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    return arguments;
  }

  private List<Path> write(String step, Map<String, String> sources) throws IOException {
    Path folder = Javac.emptyFolder("separate", test, step + "-sources");
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      written.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()));
    }
    return written;
  }

  private void run(Jdk jdk, String expected) {
    start(jdk).assertPrinted(expected);
  }

  private static void runModule(Jdk jdk, String expected, Path... modules) {
    Forked.run(
            jdk,
            Artifacts.OUT,
            DEADLINE,
            Way.ONE_WORKER.environment(),
            "java",
            List.of("-p", path(List.of(modules)), "-m", "app/app.Main"))
        .assertPrinted(expected);
  }

  private Finished start(Jdk jdk) {
    return Forked.run(
        jdk,
        Artifacts.OUT,
        DEADLINE,
        Way.ONE_WORKER.environment(),
        "java",
        List.of("-cp", path(), "Main"));
  }

  private String path() {
    return path(classPath);
  }

  private static String path(List<?> entries) {
    return entries.stream().map(String::valueOf).collect(Collectors.joining(File.pathSeparator));
  }
}
