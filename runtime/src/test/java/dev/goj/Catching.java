package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Transformed;

/** A suspended caller of a body, that looks when the body's end or exception comes by. */
final class Catching implements Action<Throwable>, Transformed {
  private final Steps body;
  private final Runnable look;

  Catching(Steps body, Runnable look) {
    this.body = body;
    this.look = look;
  }

  @Override
  public void run() {
    throw new AssertionError();
  }

  @Override
  public void run$go(Continuation c, Frame f) throws Throwable {
    body.run$go(c, null);
    c.push(new CatchingFrame(look));
  }

  private static final class CatchingFrame extends Frame {
    private final Runnable look;

    CatchingFrame(Runnable look) {
      this.look = look;
      label = 1;
    }

    @Override
    protected void resume(Continuation c) {
      try {
        c.takeVoid();
      } finally {
        look.run();
      }
    }

    @Override
    protected StackTraceElement location() {
      return null;
    }
  }
}
