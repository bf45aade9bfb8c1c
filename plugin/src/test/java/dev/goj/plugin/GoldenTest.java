package dev.goj.plugin;

import static dev.goj.plugin.Goldens.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plugin makes of a method, all passes together, for people to read. */
final class GoldenTest {
  static Stream<Path> folders() {
    return Goldens.folders("golden").stream();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void becomes(Path folder) {
    AtomicReference<CompilationUnitTree> unit = new AtomicReference<>();
    Compilation c =
        Compilation.compiler()
            .with("--should-stop=ifNoError=FLOW") // before javac's own lowering
            .prepared(
                task ->
                    task.addTaskListener(
                        new TaskListener() {
                          @Override
                          public void started(TaskEvent e) {
                            if (e.getKind() == TaskEvent.Kind.ANALYZE) {
                              unit.set(e.getCompilationUnit());
                            }
                          }
                        }))
            .compile(Map.of("Input.java", read(folder.resolve("Input.java"))));
    if (!c.messages().isEmpty()) {
      throw new AssertionError(c.report());
    }
    String printed = unit.get().toString().replace("\r", "").replaceAll("(?m) +$", "").strip();
    Goldens.check(folder.resolve("Output.txt"), printed + "\n");
  }
}
