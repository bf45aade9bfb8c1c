package peers.vt;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import peers.Harness;

/**
 * Peer "vt": virtual threads and java.util.concurrent only. An unbuffered channel is a
 * SynchronousQueue (-Dvt.rendezvous=ltq: LinkedTransferQueue with transfer/take), a buffered one an
 * ArrayBlockingQueue.
 */
public final class Main extends VirtualThreadPeer {
  private static final boolean LTQ = "ltq".equals(System.getProperty("vt.rendezvous"));

  public static void main(String[] args) {
    Harness.main(new Main(), args);
  }

  @Override
  public String note(String bench) {
    return bench.equals("select")
        ? "*java.util.concurrent has no select: the 4 producers share one queue"
        : "";
  }

  @Override
  protected <T> Chan<T> chan(int capacity) {
    return capacity > 0 ? new Buffered<>(capacity) : LTQ ? new Transfer<>() : new Synchronous<>();
  }

  private static final class Synchronous<T> extends Chan<T> {
    private final SynchronousQueue<T> q = new SynchronousQueue<>();

    @Override
    public void send(T value) throws InterruptedException {
      q.put(value);
    }

    @Override
    public T receive() throws InterruptedException {
      return q.take();
    }
  }

  private static final class Transfer<T> extends Chan<T> {
    private final LinkedTransferQueue<T> q = new LinkedTransferQueue<>();

    @Override
    public void send(T value) throws InterruptedException {
      q.transfer(value);
    }

    @Override
    public T receive() throws InterruptedException {
      return q.take();
    }
  }

  private static final class Buffered<T> extends Chan<T> {
    private final ArrayBlockingQueue<T> q;

    Buffered(int capacity) {
      q = new ArrayBlockingQueue<>(capacity);
    }

    @Override
    public void send(T value) throws InterruptedException {
      q.put(value);
    }

    @Override
    public T receive() throws InterruptedException {
      return q.take();
    }
  }

  @Override
  public void select(int n) throws Exception {
    int sides = 4;
    int each = n / sides;
    Chan<Integer> ch = chan(0);
    Result result = new Result();
    for (int p = 0; p < sides; p++) {
      int base = p * each;
      go(
          () -> {
            for (int i = 0; i < each; i++) {
              ch.send(base + i);
            }
          });
    }
    go(
        () -> {
          long sum = 0;
          for (int i = 0; i < each * sides; i++) {
            sum += ch.receive();
          }
          result.set(sum);
        });
    Harness.check("select", result.get(), Harness.sumBelow((long) each * sides));
  }
}
