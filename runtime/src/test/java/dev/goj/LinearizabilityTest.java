package dev.goj;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.goj.Eventually.eventually;

import dev.goj.abi.Continuation;
import dev.goj.abi.Unboxed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whether what threads saw of a channel can be explained by one operation after the other, each
 * between its call and its return; after Wing and Gong, "Testing and Verifying Concurrent Objects",
 * 1993. Without a buffer a send and its receive take effect together. Replay with {@code
 * -Dgoj.seed}, longer with {@code -Dgoj.soak.rounds}.
 */
@Timeout(600)
class LinearizabilityTest {
  private static final int HISTORIES = 300 * Integer.getInteger("goj.soak.rounds", 1);
  private static final int THREADS = 3;
  private static final int EACH = 4;

  private enum Kind {
    SEND,
    RECEIVE,
    TRY_SEND,
    TRY_RECEIVE,
    LENGTH,
    CLOSE
  }

  private static final List<Optional<Unboxed>> AS =
      List.of(Optional.empty(), Optional.of(Unboxed.INT), Optional.of(Unboxed.LONG));

  /** What an operation on a closed channel gives that has to fail. */
  private static final int FAILED = -1;

  /** One operation, when it was called and when it returned; 0 stands for null and false. */
  private static final class Op {
    private final Kind kind;
    private final int element;

    /** As what a send or a receive handles its element; null for an object. */
    private Unboxed as;

    private int called;
    private int returned;
    private int result;

    Op(Kind kind, int element) {
      this.kind = kind;
      this.element = element;
    }

    @Override
    public String toString() {
      return called + "-" + returned + " " + kind + "(" + element + ") as " + as + " = " + result;
    }
  }

  @Test
  void everyHistoryHasASequentialExplanation() throws Exception {
    long seed = Long.getLong("goj.seed", System.nanoTime());
    for (int i = 0; i < HISTORIES; i++) {
      int capacity = new Random(seed + i).nextInt(3);
      List<Op> history = record(new Random(seed + i), capacity);
      assertWithMessage("seed %s, capacity %s: %s", seed + i, capacity, history)
          .that(new Explanation(history, capacity).exists())
          .isTrue();
    }
  }

  /** So that a checker which accepts everything does not go unnoticed. */
  @Test
  void whatCannotBeExplainedIsFound() {
    assertWithMessage("out of order").that(new Explanation(outOfOrder(), 2).exists()).isFalse();
    Op send = op(Kind.TRY_SEND, 1, 1, 2, 1);
    assertWithMessage("into nothing").that(new Explanation(List.of(send), 0).exists()).isFalse();
    assertWithMessage("into a buffer").that(new Explanation(List.of(send), 1).exists()).isTrue();
    assertWithMessage("a lost element")
        .that(new Explanation(List.of(send, op(Kind.TRY_RECEIVE, 0, 3, 4, 0)), 1).exists())
        .isFalse();
  }

  private static List<Op> outOfOrder() {
    return List.of(
        op(Kind.SEND, 1, 1, 2, 1),
        op(Kind.SEND, 2, 3, 4, 1),
        op(Kind.RECEIVE, 0, 5, 6, 2),
        op(Kind.RECEIVE, 0, 7, 8, 1));
  }

  private static Op op(Kind kind, int element, int called, int returned, int result) {
    Op o = new Op(kind, element);
    o.called = called;
    o.returned = returned;
    o.result = result;
    return o;
  }

  // ---- recording -------------------------------------------------------------------------------

  /** Runs a random program; who still waits when all others have ended is let go by a close. */
  private static List<Op> record(Random random, int capacity) throws Exception {
    Channel<Object> channel = Channel.buffered(capacity);
    AtomicInteger clock = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Op> history = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      List<Op> program = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        Op op = new Op(randomKind(random), 1 + t * EACH + i);
        op.as = AS.get(random.nextInt(AS.size())).orElse(null);
        program.add(op);
      }
      history.addAll(program);
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
                for (Op op : program) {
                  perform(op, channel, clock);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread t : threads) {
      eventually(
          "ended, or waits",
          () ->
              t.getState() == Thread.State.TERMINATED
                  || (t.getState() == Thread.State.WAITING && start.getNumberWaiting() == 0));
    }
    Op close = new Op(Kind.CLOSE, 0);
    history.add(close);
    perform(close, channel, clock);
    for (Thread t : threads) {
      t.join();
    }
    return history;
  }

  private static Kind randomKind(Random random) {
    int i = random.nextInt(20);
    return i == 0 ? Kind.CLOSE : Kind.values()[i % 5];
  }

  private static void perform(Op op, Channel<Object> channel, AtomicInteger clock) {
    op.called = clock.incrementAndGet();
    try {
      op.result = perform(op, channel);
    } catch (ChannelClosedException e) {
      op.result = FAILED;
    }
    op.returned = clock.incrementAndGet();
  }

  private static int perform(Op op, Channel<Object> channel) {
    switch (op.kind) {
      case SEND -> {
        if (op.as == null) {
          channel.send(op.element);
        } else {
          sendUnboxed(channel, op.as, op.element);
        }
        return 1;
      }
      case CLOSE -> {
        channel.close();
        return 1;
      }
      case TRY_SEND -> {
        return channel.trySend(op.element) ? 1 : 0;
      }
      case RECEIVE -> {
        return orZero(op.as == null ? channel.receive() : receiveUnboxed(channel, op.as));
      }
      case TRY_RECEIVE -> {
        return orZero(channel.tryReceive());
      }
      case LENGTH -> {
        return channel.length();
      }
    }
    throw new AssertionError(op.kind);
  }

  private static int orZero(Object element) {
    return element == null ? 0 : ((Number) element).intValue();
  }

  /** As a bridge does it: see {@link Continuation#enterThread}. */
  private static void sendUnboxed(Channel<Object> channel, Unboxed as, int element) {
    Continuation c = Continuation.enterThread();
    channel.sendUnboxed$go(c, null, as, element);
    if (c.isSuspended()) {
      c.awaitOnThread();
      c.takeVoid();
    }
    c.leaveThread();
  }

  private static Object receiveUnboxed(Channel<Object> channel, Unboxed as) {
    Continuation c = Continuation.enterThread();
    Object received = channel.receiveUnboxed$go(c, null, as);
    if (c.isSuspended()) {
      c.awaitOnThread();
      received = c.takeRef();
    }
    c.leaveThread();
    return received == as ? (Object) c.takeLong() : received;
  }

  // ---- explaining ------------------------------------------------------------------------------

  /** A search for an order; what has failed once is not tried again. */
  private static final class Explanation {
    private final List<Op> history;
    private final int capacity;
    private final Set<List<Object>> failed = new HashSet<>();

    Explanation(List<Op> history, int capacity) {
      this.history = history;
      this.capacity = capacity;
    }

    boolean exists() {
      return search(0, List.of(), false);
    }

    private boolean search(int done, List<Integer> buffer, boolean closed) {
      if (done == (1 << history.size()) - 1) {
        return true;
      }
      List<Object> state = List.of(done, buffer, closed);
      if (failed.contains(state)) {
        return false;
      }
      int firstReturn = Integer.MAX_VALUE;
      for (int i = 0; i < history.size(); i++) {
        if ((done >> i & 1) == 0) {
          firstReturn = Math.min(firstReturn, history.get(i).returned);
        }
      }
      for (int i = 0; i < history.size(); i++) {
        Op op = history.get(i);
        if ((done >> i & 1) == 0 && op.called < firstReturn) {
          if (alone(op, done | 1 << i, buffer, closed)
              || (capacity == 0 && !closed && met(op, done | 1 << i, firstReturn))) {
            return true;
          }
        }
      }
      failed.add(state);
      return false;
    }

    /** Whether {@code op} can be next, by itself, and the rest after it. */
    private boolean alone(Op op, int done, List<Integer> buffer, boolean closed) {
      switch (op.kind) {
        case SEND, TRY_SEND -> {
          if (closed) {
            return op.result == FAILED && search(done, buffer, true);
          }
          if (op.result == 0) {
            return buffer.size() == capacity && search(done, buffer, false);
          }
          if (op.result == FAILED || buffer.size() == capacity) {
            return false;
          }
          List<Integer> longer = new ArrayList<>(buffer);
          longer.add(op.element);
          return search(done, longer, false);
        }
        case RECEIVE, TRY_RECEIVE -> {
          if (op.result == 0) {
            return buffer.isEmpty()
                && (closed || op.kind == Kind.TRY_RECEIVE)
                && search(done, buffer, closed);
          }
          return !buffer.isEmpty()
              && buffer.get(0) == op.result
              && search(done, buffer.subList(1, buffer.size()), closed);
        }
        case LENGTH -> {
          return op.result == buffer.size() && search(done, buffer, closed);
        }
        case CLOSE -> {
          return op.result == (closed ? FAILED : 1) && search(done, buffer, true);
        }
      }
      throw new AssertionError(op.kind);
    }

    /** Whether {@code send} and a receive that is under way can be next, together. */
    private boolean met(Op send, int done, int firstReturn) {
      if (send.result != 1 || (send.kind != Kind.SEND && send.kind != Kind.TRY_SEND)) {
        return false;
      }
      for (int i = 0; i < history.size(); i++) {
        Op op = history.get(i);
        boolean receives =
            op.kind == Kind.RECEIVE || (op.kind == Kind.TRY_RECEIVE && send.kind == Kind.SEND);
        if ((done >> i & 1) == 0
            && op.called < firstReturn
            && receives
            && op.result == send.element
            && search(done | 1 << i, List.of(), false)) {
          return true;
        }
      }
      return false;
    }
  }
}
