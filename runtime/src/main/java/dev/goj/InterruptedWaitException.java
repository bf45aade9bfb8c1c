package dev.goj;

/**
 * The thread that waited in the blocking form of an operation was interrupted. The operation did
 * not happen, nothing is lost, and the thread's interrupt flag is set.
 *
 * <p>Goroutines are not interrupted; only threads are: {@code main}, a test's thread, a pool's.
 */
public final class InterruptedWaitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the operation that was waited for. */
  public InterruptedWaitException(String message) {
    super(message);
  }
}
