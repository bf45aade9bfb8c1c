package dev.goj;

/**
 * All goroutines of a {@link Go#run} wait, and nothing can wake them. The message lists them as Go
 * does, with what each waits for and where.
 */
public final class DeadlockError extends Error {
  private static final long serialVersionUID = 1L;

  /** With the report. */
  public DeadlockError(String report) {
    super(report);
  }
}
