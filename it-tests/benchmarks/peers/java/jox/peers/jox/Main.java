package peers.jox;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.Select;
import peers.Harness;
import peers.vt.Chan;
import peers.vt.VirtualThreadPeer;

/** Peer "jox": jox channels on virtual threads. */
public final class Main extends VirtualThreadPeer {
  public static void main(String[] args) {
    Harness.main(new Main(), args);
  }

  @Override
  protected <T> Chan<T> chan(int capacity) {
    return new JoxChan<>(capacity);
  }

  private static final class JoxChan<T> extends Chan<T> {
    final Channel<T> ch;

    JoxChan(int capacity) {
      ch = capacity > 0 ? Channel.newBufferedChannel(capacity) : Channel.newRendezvousChannel();
    }

    @Override
    public void send(T value) throws InterruptedException {
      ch.send(value);
    }

    @Override
    public T receive() throws InterruptedException {
      return ch.receive();
    }
  }

  @Override
  public void select(int n) throws Exception {
    int sides = 4;
    int each = n / sides;
    Result result = new Result();
    Channel<Integer> a = producer(0, each);
    Channel<Integer> b = producer(1, each);
    Channel<Integer> c = producer(2, each);
    Channel<Integer> d = producer(3, each);
    go(
        () -> {
          long sum = 0;
          for (int i = 0; i < each * sides; i++) {
            int v =
                Select.select(
                    a.receiveClause(), b.receiveClause(), c.receiveClause(), d.receiveClause());
            sum += v;
          }
          result.set(sum);
        });
    Harness.check("select", result.get(), Harness.sumBelow((long) each * sides));
  }

  private static Channel<Integer> producer(int p, int each) {
    Channel<Integer> ch = Channel.newRendezvousChannel();
    go(
        () -> {
          for (int i = 0; i < each; i++) {
            ch.send(p * each + i);
          }
        });
    return ch;
  }

  // What jox's channels have no part in is the "vt" peer's business.

  @Override
  public void spawn(int n) {
    throw sameAsVt();
  }

  @Override
  public void mutex(int n) {
    throw sameAsVt();
  }

  @Override
  public void calls(int n) {
    throw sameAsVt();
  }

  @Override
  public void sleepers(int n) {
    throw sameAsVt();
  }

  private static NotAvailable sameAsVt() {
    return new NotAvailable("=vt: jox has no part in this, see peer vt");
  }
}
