package dev.goj.plugin;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import dev.goj.plugin.javac.JavacAccess;

/**
 * The entry: {@code -Xplugin:GoJ}, or nothing at all where the jar is found on the processor path
 * or class path.
 *
 * <p>This class touches none of javac's internals, so that it can be loaded before they are opened.
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
    JavacAccess.open(GojPlugin.class.getModule());
    Pipeline.install(task, args);
  }
}
