package dev.goj.benchmarks;

import static dev.goj.Go.go;
import static dev.goj.Go.sleep;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.ReceiveCase;
import dev.goj.Select;
import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import peers.Harness;
import peers.Parked;
import peers.Peer;
import peers.Tree;

/** Peer "goj": the benchmarks that the other peers have, too. */
final class Benchmarks extends Peer {
  private static final Duration TEN_MILLIS = Duration.ofMillis(10);

  /** Goroutines that each do one atomic increment; the last one signals. */
  @Override
  public void spawn(int n) {
    AtomicInteger count = new AtomicInteger();
    Channel<Integer> done = Channel.unbuffered();
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            go(
                () -> {
                  if (count.incrementAndGet() == n) {
                    done.close();
                  }
                });
          }
        });
    done.receive();
    Harness.check("spawn", count.get(), n);
  }

  /** Round trips between two goroutines over two unbuffered channels. */
  @Override
  public void pingpong(int n) {
    Channel<Integer> ping = Channel.unbuffered();
    Channel<Integer> pong = Channel.unbuffered();
    Channel<Long> result = Channel.unbuffered();
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
          result.send(sum);
        });
    Harness.check("pingpong", result.receive(), Harness.sumBelow(n + 1L));
  }

  /** One producer, one consumer. */
  @Override
  public void stream(int capacity, int n) {
    Channel<Integer> ch = capacity == 0 ? Channel.unbuffered() : Channel.buffered(capacity);
    Channel<Long> result = Channel.unbuffered();
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
          result.send(sum);
        });
    Harness.check("stream", result.receive(), Harness.sumBelow(n));
  }

  /** 64 producers and 64 consumers on one channel. */
  @Override
  public void mpmc(int n) {
    int sides = 64;
    int each = n / sides;
    Channel<Integer> ch = Channel.buffered(128);
    AtomicLong total = new AtomicLong();
    WaitGroup done = new WaitGroup();
    done.add(sides);
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
            done.done();
          });
    }
    done.await();
    Harness.check("mpmc", total.get(), Harness.sumBelow((long) each * sides));
  }

  /** A token goes around a ring; the node that gets 0 sends -1 around once, to end the others. */
  @Override
  public void ring(int n) {
    int nodes = 1000;
    AtomicLong hops = new AtomicLong();
    WaitGroup done = new WaitGroup();
    done.add(nodes);
    Channel<Integer> first = Channel.unbuffered();
    Channel<Integer> last = first;
    for (int i = 0; i < nodes; i++) {
      Channel<Integer> in = last;
      Channel<Integer> out = i < nodes - 1 ? Channel.unbuffered() : first;
      go(
          () -> {
            hops.addAndGet(node(in, out));
            done.done();
          });
      last = out;
    }
    go(() -> first.send(n));
    done.await();
    Harness.check("ring", hops.get(), n);
  }

  private static long node(Channel<Integer> in, Channel<Integer> out) {
    long mine = 0;
    while (true) {
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
      return mine;
    }
  }

  /** Goroutines that each do {@code left <- 1 + <-right}; creation included. */
  @Override
  public void daisychain(int n) {
    Channel<Integer> result = Channel.unbuffered();
    go(
        () -> {
          Channel<Integer> leftmost = Channel.unbuffered();
          Channel<Integer> end = leftmost;
          for (int i = 0; i < n; i++) {
            Channel<Integer> left = end;
            Channel<Integer> right = Channel.unbuffered();
            go(() -> left.send(1 + right.receive()));
            end = right;
          }
          Channel<Integer> rightmost = end;
          go(() -> rightmost.send(1));
          result.send(leftmost.receive());
        });
    Harness.check("daisychain", result.receive(), n + 1L);
  }

  /** A tree of goroutines with ten children each. */
  @Override
  public void skynet(int size) {
    Channel<Long> ch = Channel.unbuffered();
    go(() -> skynet(ch, 0, size));
    Harness.check("skynet", ch.receive(), Harness.sumBelow(size));
  }

  private static void skynet(Channel<Long> parent, long number, int size) {
    if (size == 1) {
      parent.send(number);
      return;
    }
    Channel<Long> ch = Channel.unbuffered();
    int part = size / 10;
    for (int i = 0; i < 10; i++) {
      long from = number + (long) i * part;
      go(() -> skynet(ch, from, part));
    }
    long sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += ch.receive();
    }
    parent.send(sum);
  }

  /** The prime sieve; a 0 ends the pipeline. */
  @Override
  public void sieve(int n) {
    int limit = Harness.prime(n);
    Channel<Long> result = Channel.unbuffered();
    go(
        () -> {
          Channel<Integer> source = Channel.unbuffered();
          go(
              () -> {
                for (int i = 2; i <= limit; i++) {
                  source.send(i);
                }
                source.send(0);
              });
          Channel<Integer> ch = source;
          long sum = 0;
          for (int i = 0; i < n; i++) {
            int prime = ch.receive();
            sum += prime;
            Channel<Integer> in = ch;
            Channel<Integer> out = Channel.unbuffered();
            go(() -> filter(in, out, prime));
            ch = out;
          }
          int end = ch.receive();
          result.send(end == 0 ? sum : -end);
        });
    Harness.check("sieve", result.receive(), Harness.primeSum(n));
  }

  private static void filter(Channel<Integer> in, Channel<Integer> out, int prime) {
    while (true) {
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

  /** Four producers' unbuffered channels through one select loop. */
  @Override
  public void select(int n) {
    int sides = 4;
    int each = n / sides;
    Channel<Long> result = Channel.unbuffered();
    Channel<Integer> first = producer(0, each);
    Channel<Integer> second = producer(each, each);
    Channel<Integer> third = producer(2 * each, each);
    Channel<Integer> fourth = producer(3 * each, each);
    go(
        () -> {
          ReceiveCase<Integer> a = Select.receive(first);
          ReceiveCase<Integer> b = Select.receive(second);
          ReceiveCase<Integer> c = Select.receive(third);
          ReceiveCase<Integer> d = Select.receive(fourth);
          Select any = Select.of(a, b, c, d);
          long sum = 0;
          for (int i = 0; i < each * sides; i++) {
            switch (any.await()) {
              case 0 -> sum += a.value();
              case 1 -> sum += b.value();
              case 2 -> sum += c.value();
              default -> sum += d.value();
            }
          }
          result.send(sum);
        });
    Harness.check("select", result.receive(), Harness.sumBelow((long) each * sides));
  }

  private static Channel<Integer> producer(int base, int count) {
    Channel<Integer> ch = Channel.unbuffered();
    go(
        () -> {
          for (int i = 0; i < count; i++) {
            ch.send(base + i);
          }
        });
    return ch;
  }

  /** 100 goroutines take one mutex. */
  @Override
  public void mutex(int n) {
    int sides = 100;
    int each = n / sides;
    Mutex mutex = new Mutex();
    long[] counter = new long[1];
    WaitGroup done = new WaitGroup();
    done.add(sides);
    for (int p = 0; p < sides; p++) {
      go(
          () -> {
            for (int i = 0; i < each; i++) {
              mutex.lock();
              try {
                counter[0]++;
              } finally {
                mutex.unlock();
              }
            }
            done.done();
          });
    }
    done.await();
    Harness.check("mutex", counter[0], (long) each * sides);
  }

  /** A recursive method with a suspension point that is never reached. */
  @Override
  public void calls(int n) {
    Channel<Integer> result = Channel.unbuffered();
    go(() -> result.send(fib(n)));
    Harness.check("calls", result.receive(), Harness.fib(n));
  }

  private static int fib(int n) {
    if (n < 0) {
      yieldNow();
    }
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  /** A recursive walk of a balanced tree sends each value on an unbuffered channel. */
  @Override
  public void treewalk(int depth) {
    int nodes = (1 << depth) - 1;
    Tree root = Tree.ofDepth(depth);
    Channel<Integer> ch = Channel.unbuffered();
    Channel<Integer> result = Channel.unbuffered();
    go(() -> walk(root, ch));
    go(
        () -> {
          int inOrder = 0;
          for (int i = 0; i < nodes; i++) {
            if (ch.receive() == i) {
              inOrder++;
            }
          }
          result.send(inOrder);
        });
    Harness.check("treewalk", result.receive(), nodes);
  }

  private static void walk(Tree t, Channel<Integer> ch) {
    if (t.left != null) {
      walk(t.left, ch);
    }
    ch.send(t.value);
    if (t.right != null) {
      walk(t.right, ch);
    }
  }

  /** Goroutines that sleep 10 ms ten times. */
  @Override
  public void sleepers(int n) {
    AtomicLong sleeps = new AtomicLong();
    WaitGroup done = new WaitGroup();
    done.add(n);
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            go(
                () -> {
                  for (int k = 0; k < 10; k++) {
                    sleep(TEN_MILLIS);
                  }
                  sleeps.addAndGet(10);
                  done.done();
                });
          }
        });
    done.await();
    Harness.check("sleepers", sleeps.get(), 10L * n);
  }

  private Channel<Integer> parking;

  @Override
  public void parkStart(int n, Parked lot) {
    Channel<Integer> ch = Channel.unbuffered();
    parking = ch;
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            int id = i;
            go(() -> guest(id, ch, lot));
          }
        });
  }

  private static void guest(int id, Channel<Integer> ch, Parked lot) {
    int number = id;
    Tree reference = Parked.ref(id);
    lot.arrive();
    int received = ch.receive();
    lot.leave(number, reference, received);
  }

  @Override
  public void parkRelease(int n, Parked lot) {
    Channel<Integer> ch = parking;
    go(
        () -> {
          for (int i = 0; i < n; i++) {
            ch.send(Parked.VALUE);
          }
        });
  }
}
