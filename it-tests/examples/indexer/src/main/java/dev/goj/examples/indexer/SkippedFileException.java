package dev.goj.examples.indexer;

/** A file has no text to index. */
final class SkippedFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Skip reason;

  SkippedFileException(Skip reason) {
    super(reason.toString());
    this.reason = reason;
  }

  Skip reason() {
    return reason;
  }
}
