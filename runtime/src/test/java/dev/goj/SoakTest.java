package dev.goj;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.goj.abi.Continuation;
import dev.goj.abi.Unboxed;
import dev.goj.internal.sched.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random programs over random channels: goroutines and threads that send, receive, select, with
 * time limits, try, sleep and yield. Every element that was sent must be received exactly once, and
 * those of one sender over one channel in their order. Longer with {@code -Dgoj.soak.rounds=100}.
 */
@Timeout(600)
class SoakTest {
  private static final int ROUNDS = Integer.getInteger("goj.soak.rounds", 3);

  @Test
  void everyElementArrivesOnceAndInOrder() throws Throwable {
    long seed = Long.getLong("goj.seed", System.nanoTime());
    for (int round = 0; round < ROUNDS; round++) {
      new Program(seed + round).run();
    }
  }

  /** An element: who sent it, and its number. It is sent as it is, or as a long. */
  private record Element(int sender, int number) {
    long packed() {
      return (long) sender << 32 | number;
    }

    static Element of(Object received) {
      return received instanceof Long packed
          ? new Element((int) (packed >> 32), packed.intValue())
          : (Element) received;
    }
  }

  private static final class Program {
    private static final int EACH = 400;

    private final long seed;
    private final List<Channel<Object>> channels = new ArrayList<>();
    private final int senders;
    private final int receivers;
    private final AtomicIntegerArray received;
    private final AtomicReference<String> wrong = new AtomicReference<>();
    private final Scheduler scheduler;

    Program(long seed) {
      this.seed = seed;
      Random r = new Random(seed);
      int n = 1 + r.nextInt(4);
      for (int i = 0; i < n; i++) {
        channels.add(r.nextBoolean() ? Channel.unbuffered() : Channel.buffered(1 + r.nextInt(5)));
      }
      senders = 1 + r.nextInt(8);
      receivers = n + r.nextInt(8);
      received = new AtomicIntegerArray(senders * EACH);
      scheduler = new Scheduler(1 + r.nextInt(3), 4);
    }

    void run() throws Throwable {
      dev.goj.sync.WaitGroup sending = new dev.goj.sync.WaitGroup();
      dev.goj.sync.WaitGroup receiving = new dev.goj.sync.WaitGroup();
      List<Thread> threads = new ArrayList<>();
      Run.run(
          scheduler,
          (Action<Throwable>)
              Steps.of(
                  (c, in) -> {
                    for (int s = 0; s < senders; s++) {
                      Sender sender = new Sender(s);
                      if (s % 3 == 2) {
                        sending.add(1);
                        Thread t =
                            new Thread(
                                () -> {
                                  sender.onThread();
                                  sending.done();
                                });
                        threads.add(t);
                        t.start();
                      } else {
                        sending.go(Steps.repeat(EACH, sender::step, sender::pause));
                      }
                    }
                    for (int k = 0; k < receivers; k++) {
                      Receiving receiver = new Receiving(k);
                      receiving.go(
                          new Loop(Steps.of(receiver::step, receiver::take), receiver::isDone));
                    }
                    sending.await$go(c, null);
                    return null;
                  },
                  (c, in) -> {
                    for (Channel<Object> ch : channels) {
                      ch.close();
                    }
                    receiving.await$go(c, null);
                    return null;
                  }));
      for (Thread t : threads) {
        t.join();
      }
      assertWithMessage("seed %s", seed).that(wrong.get()).isNull();
      for (int i = 0; i < received.length(); i++) {
        assertWithMessage("element %s, seed %s", i, seed).that(received.get(i)).isEqualTo(1);
      }
    }

    private final class Sender {
      private final int number;
      private final Random random;
      private int next;

      Sender(int number) {
        this.number = number;
        random = new Random(seed * 31 + number);
      }

      private Channel<Object> channel() {
        return channels.get(random.nextInt(channels.size()));
      }

      Object step(Continuation c, Object in) {
        Element e = new Element(number, next++);
        Channel<Object> a = channel();
        switch (random.nextInt(6)) {
          case 0 -> {
            Channel<Object> b = channel();
            Go.select$go(c, null, Go.send(a, e, () -> {}), Go.send(b, e, () -> {}));
          }
          case 1 -> {
            if (!a.trySend(e)) {
              a.send$go(c, null, e);
            }
          }
          case 2, 3 -> a.sendUnboxed$go(c, null, Unboxed.LONG, e.packed());
          default -> a.send$go(c, null, e);
        }
        return null;
      }

      Object pause(Continuation c, Object in) {
        switch (random.nextInt(40)) {
          case 0 -> Go.sleep$go(c, null, Duration.ofNanos(random.nextInt(200_000)));
          case 1, 2, 3 -> Go.yieldNow$go(c, null);
          default -> {}
        }
        return null;
      }

      void onThread() {
        for (int i = 0; i < EACH; i++) {
          Element e = new Element(number, next++);
          if (random.nextInt(3) == 0) {
            Go.select(Go.send(channel(), e, () -> {}), Go.send(channel(), e, () -> {}));
          } else {
            channel().send(e);
          }
        }
      }
    }

    private final class Receiving {
      private final Random random;
      private final boolean[] closed = new boolean[channels.size()];
      private final int[] lastOf = new int[senders * channels.size()];
      private final int own;
      private boolean handled;

      Receiving(int number) {
        random = new Random(seed * 17 + number);
        own = number % channels.size();
      }

      boolean isDone() {
        return closed[own];
      }

      private int pick() {
        int i = random.nextInt(channels.size());
        return closed[i] ? own : i;
      }

      /** Receives; a select handles what it received itself, else the next step does. */
      Object step(Continuation c, Object in) {
        handled = false;
        switch (random.nextInt(6)) {
          case 0, 1 -> {
            return channels.get(own).receive$go(c, null);
          }
          case 2, 3 -> {
            return channels.get(own).receiveUnboxed$go(c, null, Unboxed.LONG);
          }
          default -> {}
        }
        int first = own;
        int other = pick();
        Go.select$go(
            c,
            null,
            Go.receive(channels.get(first), x -> got(first, x)),
            Go.receive(channels.get(other), x -> got(other, x)),
            Go.after(Duration.ofNanos(50_000), () -> handled = true));
        return null;
      }

      private void got(int channel, Object x) {
        seen(channel, x);
        handled = true;
      }

      Object take(Continuation c, Object in) {
        if (!handled) {
          seen(own, in == Unboxed.LONG ? (Long) c.takeLong() : in);
        }
        return null;
      }

      private void seen(int channel, Object element) {
        if (element == null) {
          closed[channel] = true;
          return;
        }
        Element x = Element.of(element);
        received.incrementAndGet(x.sender() * EACH + x.number());
        int i = channel * senders + x.sender();
        if (lastOf[i] > x.number()) {
          wrong.compareAndSet(null, x + " on " + channel + " after " + lastOf[i]);
        }
        lastOf[i] = x.number();
      }
    }
  }

  /** Repeats steps until a condition holds. */
  private static final class Loop implements Action<Throwable>, dev.goj.abi.Transformed {
    private final Steps body;
    private final java.util.function.BooleanSupplier done;

    Loop(Steps body, java.util.function.BooleanSupplier done) {
      this.body = body;
      this.done = done;
    }

    @Override
    public void run() {
      throw new AssertionError();
    }

    @Override
    public void run$go(Continuation c, dev.goj.abi.Frame f) throws Throwable {
      boolean again = f != null;
      while (again || !done.getAsBoolean()) {
        if (again) {
          c.takeVoid();
          again = false;
        } else {
          body.compute$go(c, null);
          if (c.isSuspended()) {
            c.push(new LoopFrame(this));
            return;
          }
        }
      }
    }
  }

  private static final class LoopFrame extends dev.goj.abi.Frame {
    private final Loop loop;

    LoopFrame(Loop loop) {
      this.loop = loop;
      label = 1;
    }

    @Override
    protected void resume(Continuation c) throws Throwable {
      loop.run$go(c, this);
      if (!c.isSuspended()) {
        c.completeVoid();
      }
    }

    @Override
    protected StackTraceElement location() {
      return new StackTraceElement("dev.goj.SoakTest", "loop", "SoakTest.java", 1);
    }
  }
}
