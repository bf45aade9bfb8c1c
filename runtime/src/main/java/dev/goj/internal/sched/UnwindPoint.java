package dev.goj.internal.sched;

/** Where nobody waits: to suspend is all that is wanted, as it empties the thread's stack. */
final class UnwindPoint extends WaitPoint {
  static final UnwindPoint INSTANCE = new UnwindPoint();

  private UnwindPoint() {}

  @Override
  protected boolean park(Parkable p) {
    return false;
  }
}
