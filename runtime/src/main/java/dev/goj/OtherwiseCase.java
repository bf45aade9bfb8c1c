package dev.goj;

import dev.goj.abi.Continuation;

/** What to do if no other case is ready; Go: {@code default}. */
final class OtherwiseCase extends Case {
  private final Action<?> body;

  OtherwiseCase(Action<?> body) {
    this.body = body;
  }

  @Override
  boolean tryNow() {
    return false;
  }

  @Override
  void runBody$go(Continuation c) throws Throwable {
    body.run$go(c, null);
  }

  @Override
  void runBody() throws Throwable {
    body.run();
  }
}
