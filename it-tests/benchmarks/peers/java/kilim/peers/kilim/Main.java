package peers.kilim;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import kilim.ForkJoinScheduler;
import kilim.Mailbox;
import kilim.Pausable;
import kilim.Scheduler;
import kilim.Task;
import peers.Harness;
import peers.Parked;
import peers.Peer;
import peers.Tree;

/**
 * Peer "kilim": Kilim tasks, woven ahead of time, and Kilim mailboxes. A mailbox has no rendezvous
 * and only one consumer, so an unbuffered channel is a mailbox of capacity 1 here, and what needs
 * several consumers is left out. The scheduler is Kilim's ForkJoinScheduler, because its default
 * one (choose it with -Dkilim.scheduler=affine) is many times slower in most of the suite.
 */
public final class Main extends Peer {
  public static void main(String[] args) {
    boolean affine = "affine".equals(System.getProperty("kilim.scheduler"));
    Scheduler.setDefaultScheduler(affine ? Scheduler.make(2) : new ForkJoinScheduler(2));
    Harness.main(new Main(), args);
  }

  @Override
  public String note(String bench) {
    switch (bench) {
      case "unbuffered":
      case "sieve":
      case "treewalk":
        return "*capacity-1 mailboxes, no rendezvous: the sender runs ahead by one";
      case "pingpong":
      case "ring":
      case "daisychain":
      case "skynet":
        return "*capacity-1 mailboxes, no rendezvous";
      case "select":
        return "*Mailbox.select on capacity-1 mailboxes";
      case "mutex":
        return "*a capacity-1 mailbox as the lock; kilim.ReentrantLock blocks the worker";
      case "parked":
        return "*one mailbox per task: a mailbox has one consumer";
      default:
        return "";
    }
  }

  private static Mailbox<Integer> unbuffered() {
    return new Mailbox<>(1, 1);
  }

  private static final class Result {
    private final CountDownLatch latch = new CountDownLatch(1);
    private long value;

    void set(long v) {
      value = v;
      latch.countDown();
    }

    long get() throws InterruptedException {
      latch.await();
      return value;
    }
  }

  // 1

  private static final class Spawner extends Task<Void> {
    final int n;
    final AtomicInteger count = new AtomicInteger();
    final Result done = new Result();

    Spawner(int n) {
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      for (int i = 0; i < n; i++) {
        new Spawned(this).start();
      }
    }
  }

  private static final class Spawned extends Task<Void> {
    final Spawner s;

    Spawned(Spawner s) {
      this.s = s;
    }

    @Override
    public void execute() throws Pausable {
      if (s.count.incrementAndGet() == s.n) {
        s.done.set(s.n);
      }
    }
  }

  @Override
  public void spawn(int n) throws Exception {
    Spawner s = new Spawner(n);
    s.start();
    s.done.get();
    Harness.check("spawn", s.count.get(), n);
  }

  // 2

  private static final class Ping extends Task<Void> {
    final Mailbox<Integer> ping;
    final Mailbox<Integer> pong;
    final int n;
    final Result result;

    Ping(Mailbox<Integer> ping, Mailbox<Integer> pong, int n, Result result) {
      this.ping = ping;
      this.pong = pong;
      this.n = n;
      this.result = result;
    }

    @Override
    public void execute() throws Pausable {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        ping.put(i);
        sum += pong.get();
      }
      result.set(sum);
    }
  }

  private static final class Pong extends Task<Void> {
    final Mailbox<Integer> ping;
    final Mailbox<Integer> pong;
    final int n;

    Pong(Mailbox<Integer> ping, Mailbox<Integer> pong, int n) {
      this.ping = ping;
      this.pong = pong;
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      for (int i = 0; i < n; i++) {
        pong.put(ping.get() + 1);
      }
    }
  }

  @Override
  public void pingpong(int n) throws Exception {
    Mailbox<Integer> ping = unbuffered();
    Mailbox<Integer> pong = unbuffered();
    Result result = new Result();
    new Pong(ping, pong, n).start();
    new Ping(ping, pong, n, result).start();
    Harness.check("pingpong", result.get(), Harness.sumBelow(n + 1L));
  }

  // 3, 4

  private static final class Producer extends Task<Void> {
    final Mailbox<Integer> ch;
    final int from;
    final int to;

    Producer(Mailbox<Integer> ch, int from, int to) {
      this.ch = ch;
      this.from = from;
      this.to = to;
    }

    @Override
    public void execute() throws Pausable {
      for (int i = from; i < to; i++) {
        ch.put(i);
      }
    }
  }

  private static final class Consumer extends Task<Void> {
    final Mailbox<Integer> ch;
    final int n;
    final Result result;

    Consumer(Mailbox<Integer> ch, int n, Result result) {
      this.ch = ch;
      this.n = n;
      this.result = result;
    }

    @Override
    public void execute() throws Pausable {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        sum += ch.get();
      }
      result.set(sum);
    }
  }

  @Override
  public void stream(int capacity, int n) throws Exception {
    Mailbox<Integer> ch = new Mailbox<>(Math.max(capacity, 1), Math.max(capacity, 1));
    Result result = new Result();
    new Producer(ch, 0, n).start();
    new Consumer(ch, n, result).start();
    Harness.check("stream", result.get(), Harness.sumBelow(n));
  }

  // 5

  @Override
  public void mpmc(int n) {
    throw new NotAvailable("a mailbox has only one consumer");
  }

  // 6

  private static final class RingNode extends Task<Void> {
    final Mailbox<Integer> in;
    final Mailbox<Integer> out;
    final AtomicLong hops;
    final CountDownLatch done;

    RingNode(Mailbox<Integer> in, Mailbox<Integer> out, AtomicLong hops, CountDownLatch done) {
      this.in = in;
      this.out = out;
      this.hops = hops;
      this.done = done;
    }

    @Override
    public void execute() throws Pausable {
      long mine = 0;
      for (; ; ) {
        int v = in.get();
        if (v > 0) {
          mine++;
          out.put(v - 1);
          continue;
        }
        out.put(-1);
        if (v == 0) {
          in.get();
        }
        break;
      }
      hops.addAndGet(mine);
      done.countDown();
    }
  }

  @Override
  public void ring(int n) throws Exception {
    int nodes = 1000;
    AtomicLong hops = new AtomicLong();
    CountDownLatch done = new CountDownLatch(nodes);
    Mailbox<Integer> first = unbuffered();
    Mailbox<Integer> in = first;
    for (int i = 0; i < nodes; i++) {
      Mailbox<Integer> out = i < nodes - 1 ? unbuffered() : first;
      new RingNode(in, out, hops, done).start();
      in = out;
    }
    first.putb(n);
    done.await();
    Harness.check("ring", hops.get(), n);
  }

  // 7

  private static final class Chain extends Task<Void> {
    final int n;
    final Result result = new Result();

    Chain(int n) {
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      Mailbox<Integer> leftmost = unbuffered();
      Mailbox<Integer> left = leftmost;
      for (int i = 0; i < n; i++) {
        Mailbox<Integer> right = unbuffered();
        new ChainLink(left, right).start();
        left = right;
      }
      new Producer(left, 1, 2).start();
      result.set(leftmost.get());
    }
  }

  private static final class ChainLink extends Task<Void> {
    final Mailbox<Integer> left;
    final Mailbox<Integer> right;

    ChainLink(Mailbox<Integer> left, Mailbox<Integer> right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public void execute() throws Pausable {
      left.put(1 + right.get());
    }
  }

  @Override
  public void daisychain(int n) throws Exception {
    Chain c = new Chain(n);
    c.start();
    Harness.check("daisychain", c.result.get(), n + 1L);
  }

  // 8

  private static final class Skynet extends Task<Void> {
    final Mailbox<Long> parent;
    final long num;
    final int size;

    Skynet(Mailbox<Long> parent, long num, int size) {
      this.parent = parent;
      this.num = num;
      this.size = size;
    }

    @Override
    public void execute() throws Pausable {
      if (size == 1) {
        parent.put(num);
        return;
      }
      Mailbox<Long> ch = new Mailbox<>(1, 1);
      int part = size / 10;
      for (int i = 0; i < 10; i++) {
        new Skynet(ch, num + (long) i * part, part).start();
      }
      long sum = 0;
      for (int i = 0; i < 10; i++) {
        sum += ch.get();
      }
      parent.put(sum);
    }
  }

  @Override
  public void skynet(int size) {
    Mailbox<Long> ch = new Mailbox<>(1, 1);
    new Skynet(ch, 0, size).start();
    Harness.check("skynet", ch.getb(), Harness.sumBelow(size));
  }

  // 9

  private static final class Sieve extends Task<Void> {
    final int n;
    final int limit;
    final Result result = new Result();

    Sieve(int n, int limit) {
      this.n = n;
      this.limit = limit;
    }

    @Override
    public void execute() throws Pausable {
      Mailbox<Integer> ch = unbuffered();
      new SieveSource(ch, limit).start();
      long sum = 0;
      for (int i = 0; i < n; i++) {
        int prime = ch.get();
        sum += prime;
        Mailbox<Integer> next = unbuffered();
        new SieveFilter(ch, next, prime).start();
        ch = next;
      }
      int end = ch.get();
      result.set(end == 0 ? sum : -end);
    }
  }

  private static final class SieveSource extends Task<Void> {
    final Mailbox<Integer> out;
    final int limit;

    SieveSource(Mailbox<Integer> out, int limit) {
      this.out = out;
      this.limit = limit;
    }

    @Override
    public void execute() throws Pausable {
      for (int i = 2; i <= limit; i++) {
        out.put(i);
      }
      out.put(0);
    }
  }

  private static final class SieveFilter extends Task<Void> {
    final Mailbox<Integer> in;
    final Mailbox<Integer> out;
    final int prime;

    SieveFilter(Mailbox<Integer> in, Mailbox<Integer> out, int prime) {
      this.in = in;
      this.out = out;
      this.prime = prime;
    }

    @Override
    public void execute() throws Pausable {
      for (; ; ) {
        int v = in.get();
        if (v == 0) {
          out.put(0);
          return;
        }
        if (v % prime != 0) {
          out.put(v);
        }
      }
    }
  }

  @Override
  public void sieve(int n) throws Exception {
    Sieve s = new Sieve(n, Harness.prime(n));
    s.start();
    Harness.check("sieve", s.result.get(), Harness.primeSum(n));
  }

  // 10

  private static final class Selector extends Task<Void> {
    final Mailbox<Integer>[] chs;
    final int n;
    final Result result = new Result();

    Selector(Mailbox<Integer>[] chs, int n) {
      this.chs = chs;
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        int ready = Mailbox.select(chs);
        sum += chs[ready].getnb();
      }
      result.set(sum);
    }
  }

  @Override
  public void select(int n) throws Exception {
    int sides = 4;
    int each = n / sides;
    @SuppressWarnings({"unchecked", "rawtypes"})
    Mailbox<Integer>[] chs = new Mailbox[sides];
    for (int p = 0; p < sides; p++) {
      chs[p] = unbuffered();
      new Producer(chs[p], p * each, (p + 1) * each).start();
    }
    Selector s = new Selector(chs, each * sides);
    s.start();
    Harness.check("select", s.result.get(), Harness.sumBelow((long) each * sides));
  }

  // 11

  private static final class Locker extends Task<Void> {
    final Mailbox<Integer> lock;
    final long[] counter;
    final int each;
    final CountDownLatch done;

    Locker(Mailbox<Integer> lock, long[] counter, int each, CountDownLatch done) {
      this.lock = lock;
      this.counter = counter;
      this.each = each;
      this.done = done;
    }

    @Override
    public void execute() throws Pausable {
      for (int i = 0; i < each; i++) {
        lock.put(1);
        counter[0]++;
        lock.getnb();
      }
      done.countDown();
    }
  }

  @Override
  public void mutex(int n) throws Exception {
    int sides = 100;
    int each = n / sides;
    Mailbox<Integer> lock = unbuffered();
    long[] counter = new long[1];
    CountDownLatch done = new CountDownLatch(sides);
    for (int p = 0; p < sides; p++) {
      new Locker(lock, counter, each, done).start();
    }
    done.await();
    Harness.check("mutex", counter[0], (long) each * sides);
  }

  // 12

  private static final class Fib extends Task<Void> {
    final int n;
    final Result result = new Result();

    Fib(int n) {
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      result.set(fib(n));
    }

    static int fib(int n) throws Pausable {
      if (n < 0) {
        Task.yield();
      }
      return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }
  }

  @Override
  public void calls(int n) throws Exception {
    Fib f = new Fib(n);
    f.start();
    Harness.check("calls", f.result.get(), Harness.fib(n));
  }

  // 13

  private static final class Walker extends Task<Void> {
    final Tree root;
    final Mailbox<Integer> ch;

    Walker(Tree root, Mailbox<Integer> ch) {
      this.root = root;
      this.ch = ch;
    }

    @Override
    public void execute() throws Pausable {
      walk(root, ch);
    }

    static void walk(Tree t, Mailbox<Integer> ch) throws Pausable {
      if (t.left != null) {
        walk(t.left, ch);
      }
      ch.put(t.value);
      if (t.right != null) {
        walk(t.right, ch);
      }
    }
  }

  private static final class WalkConsumer extends Task<Void> {
    final Mailbox<Integer> ch;
    final int nodes;
    final Result result = new Result();

    WalkConsumer(Mailbox<Integer> ch, int nodes) {
      this.ch = ch;
      this.nodes = nodes;
    }

    @Override
    public void execute() throws Pausable {
      int inOrder = 0;
      for (int i = 0; i < nodes; i++) {
        if (ch.get() == i) {
          inOrder++;
        }
      }
      result.set(inOrder);
    }
  }

  @Override
  public void treewalk(int depth) throws Exception {
    int nodes = (1 << depth) - 1;
    Mailbox<Integer> ch = unbuffered();
    WalkConsumer c = new WalkConsumer(ch, nodes);
    new Walker(Tree.ofDepth(depth), ch).start();
    c.start();
    Harness.check("treewalk", c.result.get(), nodes);
  }

  // 14

  private static final class Sleepers extends Task<Void> {
    final int n;
    final AtomicLong sleeps = new AtomicLong();
    final CountDownLatch done;

    Sleepers(int n) {
      this.n = n;
      done = new CountDownLatch(n);
    }

    @Override
    public void execute() throws Pausable {
      for (int i = 0; i < n; i++) {
        new Sleeper(this).start();
      }
    }
  }

  private static final class Sleeper extends Task<Void> {
    final Sleepers all;

    Sleeper(Sleepers all) {
      this.all = all;
    }

    @Override
    public void execute() throws Pausable {
      for (int k = 0; k < 10; k++) {
        Task.sleep(10);
      }
      all.sleeps.addAndGet(10);
      all.done.countDown();
    }
  }

  @Override
  public void sleepers(int n) throws Exception {
    Sleepers s = new Sleepers(n);
    s.start();
    s.done.await();
    Harness.check("sleepers", s.sleeps.get(), 10L * n);
  }

  // 15

  private static final class Guest extends Task<Void> {
    final int id;
    final Mailbox<Integer> ch = unbuffered();
    final Parked lot;

    Guest(int id, Parked lot) {
      this.id = id;
      this.lot = lot;
    }

    @Override
    public void execute() throws Pausable {
      int intLocal = id;
      Tree refLocal = Parked.ref(id);
      lot.arrive();
      int v = ch.get();
      lot.leave(intLocal, refLocal, v);
    }
  }

  private Guest[] guests;

  @Override
  public void parkStart(int n, Parked lot) {
    guests = new Guest[n];
    for (int i = 0; i < n; i++) {
      guests[i] = new Guest(i, lot);
      guests[i].start();
    }
  }

  @Override
  public void parkRelease(int n, Parked lot) {
    for (Guest g : guests) {
      g.ch.putnb(Parked.VALUE);
    }
    guests = null;
  }
}
