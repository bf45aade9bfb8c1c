package peers.vt;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import peers.Harness;
import peers.Parked;
import peers.Peer;
import peers.Tree;

/** The suite on virtual threads; a subclass says what a channel is. */
public abstract class VirtualThreadPeer extends Peer {
  protected abstract <T> Chan<T> chan(int capacity);

  /** A goroutine's code; it is the Runnable itself, so that starting one allocates no wrapper. */
  protected interface Body extends Runnable {
    void body() throws Exception;

    @Override
    default void run() {
      try {
        body();
      } catch (Throwable e) {
        Harness.die(e);
      }
    }
  }

  protected static Thread go(Body b) {
    return Thread.startVirtualThread(b);
  }

  /** Where a goroutine leaves its result for the thread that runs the benchmark. */
  protected static final class Result {
    private final CountDownLatch latch = new CountDownLatch(1);
    private long value;

    public Result() {}

    public void set(long v) {
      value = v;
      latch.countDown();
    }

    public long get() throws InterruptedException {
      latch.await();
      return value;
    }
  }

  @Override
  public void spawn(int n) throws Exception {
    AtomicInteger count = new AtomicInteger();
    Result done = new Result();
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            go(
                () -> {
                  if (count.incrementAndGet() == n) {
                    done.set(n);
                  }
                });
          }
        });
    done.get();
    Harness.check("spawn", count.get(), n);
  }

  @Override
  public void pingpong(int n) throws Exception {
    Chan<Integer> ping = chan(0);
    Chan<Integer> pong = chan(0);
    Result result = new Result();
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            pong.send(ping.receive() + 1);
          }
        });
    go(
        () -> {
          long sum = 0;
          for (int i = 0; i < n; i++) {
            ping.send(i);
            sum += pong.receive();
          }
          result.set(sum);
        });
    Harness.check("pingpong", result.get(), Harness.sumBelow(n + 1L));
  }

  @Override
  public void stream(int capacity, int n) throws Exception {
    Chan<Integer> ch = chan(capacity);
    Result result = new Result();
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            ch.send(i);
          }
        });
    go(
        () -> {
          long sum = 0;
          for (int i = 0; i < n; i++) {
            sum += ch.receive();
          }
          result.set(sum);
        });
    Harness.check("stream", result.get(), Harness.sumBelow(n));
  }

  @Override
  public void mpmc(int n) throws Exception {
    int sides = 64;
    int each = n / sides;
    Chan<Integer> ch = chan(128);
    AtomicLong total = new AtomicLong();
    CountDownLatch done = new CountDownLatch(sides);
    for (int p = 0; p < sides; p++) {
      int base = p * each;
      go(
          () -> {
            for (int i = 0; i < each; i++) {
              ch.send(base + i);
            }
          });
    }
    for (int c = 0; c < sides; c++) {
      go(
          () -> {
            long sum = 0;
            for (int i = 0; i < each; i++) {
              sum += ch.receive();
            }
            total.addAndGet(sum);
            done.countDown();
          });
    }
    done.await();
    Harness.check("mpmc", total.get(), Harness.sumBelow((long) each * sides));
  }

  @Override
  public void ring(int n) throws Exception {
    int nodes = 1000;
    AtomicLong hops = new AtomicLong();
    CountDownLatch done = new CountDownLatch(nodes);
    Chan<Integer> first = chan(0);
    Chan<Integer> last = first;
    for (int i = 0; i < nodes; i++) {
      Chan<Integer> in = last;
      Chan<Integer> out = i < nodes - 1 ? chan(0) : first;
      go(
          () -> {
            long mine = 0;
            for (; ; ) {
              int v = in.receive();
              if (v > 0) {
                mine++;
                out.send(v - 1);
                continue;
              }
              out.send(-1);
              if (v == 0) {
                in.receive();
              }
              break;
            }
            hops.addAndGet(mine);
            done.countDown();
          });
      last = out;
    }
    go(() -> first.send(n));
    done.await();
    Harness.check("ring", hops.get(), n);
  }

  @Override
  public void daisychain(int n) throws Exception {
    Result result = new Result();
    go(
        () -> {
          Chan<Integer> leftmost = chan(0);
          Chan<Integer> end = leftmost;
          for (int i = 0; i < n; i++) {
            Chan<Integer> left = end;
            Chan<Integer> right = chan(0);
            go(() -> left.send(1 + right.receive()));
            end = right;
          }
          Chan<Integer> rightmost = end;
          go(() -> rightmost.send(1));
          result.set(leftmost.receive());
        });
    Harness.check("daisychain", result.get(), n + 1L);
  }

  @Override
  public void skynet(int size) throws Exception {
    Result result = new Result();
    go(
        () -> {
          Chan<Long> ch = chan(0);
          go(() -> skynet(ch, 0, size));
          result.set(ch.receive());
        });
    Harness.check("skynet", result.get(), Harness.sumBelow(size));
  }

  private void skynet(Chan<Long> parent, long num, int size) throws Exception {
    if (size == 1) {
      parent.send(num);
      return;
    }
    Chan<Long> ch = chan(0);
    int part = size / 10;
    for (int i = 0; i < 10; i++) {
      long from = num + (long) i * part;
      go(() -> skynet(ch, from, part));
    }
    long sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += ch.receive();
    }
    parent.send(sum);
  }

  @Override
  public void sieve(int n) throws Exception {
    int limit = Harness.prime(n);
    Result result = new Result();
    go(
        () -> {
          Chan<Integer> source = chan(0);
          go(
              () -> {
                for (int i = 2; i <= limit; i++) {
                  source.send(i);
                }
                source.send(0);
              });
          Chan<Integer> ch = source;
          long sum = 0;
          for (int i = 0; i < n; i++) {
            int prime = ch.receive();
            sum += prime;
            Chan<Integer> in = ch;
            Chan<Integer> out = chan(0);
            go(() -> filter(in, out, prime));
            ch = out;
          }
          int end = ch.receive();
          result.set(end == 0 ? sum : -end);
        });
    Harness.check("sieve", result.get(), Harness.primeSum(n));
  }

  private static void filter(Chan<Integer> in, Chan<Integer> out, int prime) throws Exception {
    for (; ; ) {
      int v = in.receive();
      if (v == 0) {
        out.send(0);
        return;
      }
      if (v % prime != 0) {
        out.send(v);
      }
    }
  }

  @Override
  public void mutex(int n) throws Exception {
    int sides = 100;
    int each = n / sides;
    ReentrantLock lock = new ReentrantLock();
    long[] counter = new long[1];
    CountDownLatch done = new CountDownLatch(sides);
    for (int p = 0; p < sides; p++) {
      go(
          () -> {
            for (int i = 0; i < each; i++) {
              lock.lock();
              try {
                counter[0]++;
              } finally {
                lock.unlock();
              }
            }
            done.countDown();
          });
    }
    done.await();
    Harness.check("mutex", counter[0], (long) each * sides);
  }

  @Override
  public void calls(int n) throws Exception {
    Result result = new Result();
    go(() -> result.set(fib(n)));
    Harness.check("calls", result.get(), Harness.fib(n));
  }

  private static int fib(int n) {
    if (n < 0) {
      Thread.yield();
    }
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  @Override
  public void treewalk(int depth) throws Exception {
    int nodes = (1 << depth) - 1;
    Tree root = Tree.ofDepth(depth);
    Chan<Integer> ch = chan(0);
    Result result = new Result();
    go(() -> walk(root, ch));
    go(
        () -> {
          int inOrder = 0;
          for (int i = 0; i < nodes; i++) {
            if (ch.receive() == i) {
              inOrder++;
            }
          }
          result.set(inOrder);
        });
    Harness.check("treewalk", result.get(), nodes);
  }

  private static void walk(Tree t, Chan<Integer> ch) throws Exception {
    if (t.left != null) {
      walk(t.left, ch);
    }
    ch.send(t.value);
    if (t.right != null) {
      walk(t.right, ch);
    }
  }

  @Override
  public void sleepers(int n) throws Exception {
    AtomicLong sleeps = new AtomicLong();
    CountDownLatch done = new CountDownLatch(n);
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            go(
                () -> {
                  for (int k = 0; k < 10; k++) {
                    Thread.sleep(10);
                  }
                  sleeps.addAndGet(10);
                  done.countDown();
                });
          }
        });
    done.await();
    Harness.check("sleepers", sleeps.get(), 10L * n);
  }

  private Chan<Integer> parkChan;

  @Override
  public void parkStart(int n, Parked lot) {
    Chan<Integer> ch = chan(0);
    parkChan = ch;
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            int id = i;
            go(
                () -> {
                  int intLocal = id;
                  Tree refLocal = Parked.ref(id);
                  lot.arrive();
                  int v = ch.receive();
                  lot.leave(intLocal, refLocal, v);
                });
          }
        });
  }

  @Override
  public void parkRelease(int n, Parked lot) {
    Chan<Integer> ch = parkChan;
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            ch.send(Parked.VALUE);
          }
        });
  }
}
