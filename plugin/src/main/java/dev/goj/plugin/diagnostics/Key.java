package dev.goj.plugin.diagnostics;

/** What a message is about; {@code @SuppressWarnings} with its text silences it. */
public enum Key {
  /** A call that may wait stays blocking. */
  BLOCKS_WORKER("goj.blocks-worker"),

  /** A call in goroutine code that the JDK blocks its thread in. */
  BLOCKING_CALL("goj.blocking-call"),

  /** The plugin could not transform a method, for a reason of its own. */
  NOT_TRANSFORMED("goj.not-transformed"),

  /** A transformed method would not fit into a class file. */
  TOO_LARGE("goj.too-large"),

  /** A transformed method is too large for the JIT compiler. */
  INTERPRETED("goj.interpreted"),

  /** What stands behind the plugin's name on the command line cannot be done. */
  OPTION("goj.option"),

  /** The runtime is missing, or is not the one that belongs to the plugin. */
  RUNTIME("goj.runtime");

  /** Silences all of them. */
  static final String ALL = "goj";

  private final String text;

  Key(String text) {
    this.text = text;
  }

  /** As messages show it and annotations name it. */
  @Override
  public String toString() {
    return text;
  }
}
