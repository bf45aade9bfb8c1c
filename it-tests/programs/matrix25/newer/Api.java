package hidden;

import dev.goj.Channel;

public final class Api extends Base {
  private Api() {}
}

class Base {
  public static int seven() {
    Channel<Integer> c = Channel.buffered(1);
    c.send(7);
    return c.receive();
  }
}
