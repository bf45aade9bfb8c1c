package dev.goj.plugin.analysis;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import dev.goj.plugin.Compilation;
import dev.goj.plugin.javac.Javac;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an inference would find something in, each time by one thing alone. */
final class QuickLookTest {
  /** Nothing of these says in a source that uses it that it waits. */
  private static final String LIBRARY =
      """
      package library;
      import java.util.*;
      public class Library {
        public interface Job { void run(); }
        public static class Slow implements Job { public void run() { dev.goj.Go.yieldNow(); } }
        public static class Heir extends Slow {
          public int quick() { return 1; }
        }
        public interface Items extends Iterable<String> {
          Iterator<String> iterator();
        }
        static class SlowItems implements Items {
          public Iterator<String> iterator() { dev.goj.Go.yieldNow(); return null; }
        }
        public static class Door implements AutoCloseable {
          public void close() { dev.goj.Go.yieldNow(); }
        }
        public static class Gate extends Door {}
      }
      """;

  @TempDir static Path library;

  @BeforeAll
  static void compileLibrary() throws IOException {
    for (Map.Entry<String, byte[]> c : Compilation.of(LIBRARY).classes().entrySet()) {
      Path file = library.resolve(c.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, c.getValue());
    }
  }

  private static boolean findsNothing(String members) throws IOException {
    return findsNothingInSource(
        """
        import java.util.*;
        import java.util.concurrent.*;
        import library.Library.*;
        class Test {
        """
            + members
            + "}\n");
  }

  private static boolean findsNothingInSource(String source) throws IOException {
    JavacTask task =
        Compilation.compiler()
            .withoutPlugin()
            .classPath(Compilation.RUNTIME + File.pathSeparator + library)
            .task(source);
    List<JCCompilationUnit> units = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      units.add((JCCompilationUnit) unit);
    }
    task.analyze();
    Javac javac = new Javac(task);
    return QuickLook.findsNothing(javac, new MarkedClasses(javac), units);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // calls
        "void m() { dev.goj.Go.yieldNow(); }",
        "void m(Job j) { j.run(); }",
        "void m(Heir h) { h.run(); }",
        "void m() { Runnable r = new Slow()::run; }",
        "void m() throws Exception { Thread.sleep(1); }",
        "Object m(CompletableFuture<String> f) { return f.join(); }",
        "Object o = CompletableFuture.completedFuture(1).join();",
        // calls of the language
        "void m(dev.goj.Channel<String> ch) { for (String s : ch) {} }",
        "void m(Items items) { for (String s : items) {} }",
        "<T extends Object & Items> void m(T items) { for (String s : items) {} }",
        "void m(Door d) { try (d) {} }",
        "void m() { try (Gate g = null) {} }",
        // what has siblings of its own
        "Job j = () -> {};",
        "Job j = Thread::yield;",
        "Object j = (java.io.Serializable & Job) () -> {};",
        "class Mine extends Slow { public void run() {} }",
        "record Mine() implements Job { public void run() {} }",
        "enum Mine implements Job { ONE { public void run() {} } }",
        "Object o = new Heir() {};",
        "void m$go(dev.goj.abi.Continuation c, dev.goj.abi.Frame f) {}",
      })
  void finds(String members) throws IOException {
    assertWithMessage(members).that(findsNothing(members)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "void m() { Thread t = new Thread(() -> {}); t.start(); Thread.currentThread(); }",
        "void m(List<String> l) { for (String s : l) l.forEach(System.out::println); }",
        "void m(String file) throws Exception { try (var r = new java.io.FileReader(file)) {} }",
        "int m(Heir h) { return h.quick(); }",
        "Class<?> c = Slow.class; Job[] jobs;",
        "void m(int[] a) { for (int i : a) {} a.clone(); }",
        "<T extends Comparable<T>> int m(T a, T b) { return a.compareTo(b); }",
      })
  void findsNothingIn(String members) throws IOException {
    assertWithMessage(members).that(findsNothing(members)).isTrue();
  }

  @Test
  void findsAnImportOfTheRuntime() throws IOException {
    assertThat(findsNothingInSource("import dev.goj.abi.Frame; class Test {}")).isFalse();
    assertThat(findsNothingInSource("import java.util.List; class Test {}")).isTrue();
  }

  /** Of the runtime the compiler then reads no more than that it is there. */
  @Test
  void leavesItAtThat() {
    Compilation.Compiler verbose = Compilation.compiler().with("-verbose");
    assertThat(verbose.compile("class Test { void m() {} }").output())
        .doesNotContain("dev/goj/abi/Frame.class");
    assertThat(verbose.compile("class Test { void m() { dev.goj.Go.yieldNow(); } }").output())
        .contains("dev/goj/abi/Frame.class");
  }
}
