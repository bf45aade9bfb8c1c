package dev.goj.examples.indexer;

/** Why something in the tree is not in the index. */
enum Skip {
  BINARY("binary"),
  TOO_LARGE("too large"),
  UNREADABLE("unreadable"),
  LINK("symbolic links"),
  SPECIAL("special files");

  private final String label;

  Skip(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
