package dev.goj;

/** A channel was used against its being closed; a panic in Go, with the same text. */
public final class ChannelClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ChannelClosedException(String message) {
    super(message);
  }
}
