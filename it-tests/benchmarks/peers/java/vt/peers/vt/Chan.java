package peers.vt;

/** What a virtual-thread peer uses as a channel of ints and longs. */
public abstract class Chan<T> {
  public abstract void send(T value) throws Exception;

  public abstract T receive() throws Exception;
}
