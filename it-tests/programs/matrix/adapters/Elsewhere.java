package elsewhere;

import dev.goj.Channel;

/** Has a method that waits and that only its package sees. */
public class Elsewhere {
  int value() {
    Channel<Integer> c = Channel.buffered(1);
    c.send(-1);
    return c.receive();
  }

  /** Lets that be called. */
  public int own() {
    return value();
  }
}
