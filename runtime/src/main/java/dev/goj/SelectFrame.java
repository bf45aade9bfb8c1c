package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;

/** A select statement that waits: once a case is chosen it runs that case's body, and is done. */
final class SelectFrame extends Frame {
  private final Selection selection;

  SelectFrame(Selection selection) {
    this.selection = selection;
    label = 1;
  }

  @Override
  protected void resume(Continuation c) {
    runBody(c, selection.get(c.takeInt()));
  }

  /** Nothing is left to be done after the body, so it is a tail call, and needs no frame. */
  static void runBody(Continuation c, Case chosen) {
    try {
      chosen.runBody$go(c);
    } catch (Throwable t) {
      throw Uncaught.<RuntimeException>sneaky(t);
    }
  }

  @Override
  protected StackTraceElement location() {
    return null;
  }
}
