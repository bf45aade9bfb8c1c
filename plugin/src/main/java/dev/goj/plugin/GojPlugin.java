package dev.goj.plugin;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import dev.goj.plugin.javac.JavacAccess;
import dev.goj.plugin.javac.KeptClasses;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * The entry: {@code -Xplugin:GoJ}, or nothing at all where the jar is found on the processor path
 * or class path.
 *
 * <p>javac loads this class anew for each compilation. It hands over to the one of the {@link
 * KeptClasses}, which are loaded once. It touches none of javac's internals, so that it can be
 * loaded before they are opened.
 */
public final class GojPlugin implements Plugin {
  static final String NAME = "GoJ";

  /** For javac. */
  public GojPlugin() {}

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... args) {
    Plugin kept = kept();
    if (kept != null) {
      kept.init(task, args);
      return;
    }
    JavacAccess.open(GojPlugin.class.getModule());
    Pipeline.install(task, args);
  }

  /** This class of those that are kept; null if it is that, or where classes cannot be kept. */
  private static @Nullable Plugin kept() {
    ClassLoader javacs = JavacTask.class.getClassLoader();
    ClassLoader own = GojPlugin.class.getClassLoader();
    CodeSource source = GojPlugin.class.getProtectionDomain().getCodeSource();
    if (own == javacs || source == null || source.getLocation() == null) {
      return null;
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      JavacAccess.share("dev.goj.plugin.javac.KeptClasses", own);
      // a module has its own, whatever the loader of javac has
      if (KeptClasses.class.getClassLoader() != javacs || !Files.isRegularFile(jar)) {
        return null;
      }
      return Class.forName(GojPlugin.class.getName(), true, KeptClasses.of(jar))
          .asSubclass(Plugin.class)
          .getConstructor()
          .newInstance();
    } catch (IOException | URISyntaxException | ReflectiveOperationException | RuntimeException e) {
      return null; // slower where one JVM compiles often, and no reason to break a build
    }
  }
}
