package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitPoint;
import dev.goj.internal.sched.WaitReason;
import dev.goj.internal.wait.Waiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The machinery of a select: chooses one ready case, or parks until one is.
 *
 * <p>First every case is tried by itself, in random order; the first that is ready wins, which is
 * fair since each round shuffles anew. Doing one operation on one channel needs no other channel's
 * lock. If there is an "otherwise", or before parking, all channels are locked, in the order of
 * {@link LockedChannel#order} so that two selects cannot deadlock, and tried again: only then is it
 * known that none is ready at one moment. Parking enters all queues before it unlocks.
 *
 * <p>A parked round is decided by one compare-and-set on {@link #round}, odd while open: channels'
 * other sides do it under their lock when they take a case off their queue, timers and interrupts
 * without. Who wins takes the other cases out of their queues, and then wakes the owner; nobody
 * else touches the select between the compare-and-set and that wake-up. So no case is in any queue
 * when the next round begins; a timer may still be about to fire, and finds that the number of the
 * round has changed.
 */
@SuppressWarnings("exports")
final class Selection extends WaitPoint {
  private static final VarHandle ROUND;

  static {
    try {
      ROUND = MethodHandles.lookup().findVarHandle(Selection.class, "round", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Case[] cases;

  /** Shuffled a little further each round. */
  private final Case[] pollOrder;

  /** The cases with a channel, by the order of the channels; null when that has to be found out. */
  private Case[] lockOrder;

  private final OtherwiseCase otherwise;
  private int random = ThreadLocalRandom.current().nextInt() | 1;

  /** Odd while a parked round is open. */
  private volatile int round;

  /** Who waits in the open round; written before the round opens. */
  private Parkable owner;

  /** What the round failed with; written by who decided it. */
  private Supplier<? extends Throwable> failure;

  /** Whom the case that was tried last under the locks is to wake; null outside of these. */
  private Waiter served;

  Selection(Case... cases) {
    this.cases = cases;
    pollOrder = cases.clone();
    otherwise = bind();
  }

  /** Makes all the cases this select's, or none; returns the otherwise, if there is one. */
  private OtherwiseCase bind() {
    OtherwiseCase found = null;
    int n = 0;
    try {
      for (Case c : cases) {
        if (c == null) {
          throw new NullPointerException("case " + n + " of " + cases.length + " is null");
        }
        if (c.selection != null) {
          throw new IllegalArgumentException("case " + n + " already belongs to a select");
        }
        if (c instanceof OtherwiseCase o) {
          if (found != null) {
            throw new IllegalArgumentException("a select can have one otherwise, not two");
          }
          found = o;
        }
        c.selection = this;
        c.index = n++;
      }
      return found;
    } catch (Throwable t) {
      while (n > 0) {
        cases[--n].selection = null;
      }
      throw t;
    }
  }

  Case get(int index) {
    return cases[index];
  }

  void channelsChanged() {
    lockOrder = null;
  }

  // ---- choosing --------------------------------------------------------------------------------

  /** The chosen case; means nothing if {@code c} is suspended, its result is then the number. */
  int select$go(Continuation c) {
    int chosen = tryAll();
    if (chosen < 0) {
      suspend((Parkable) c);
    }
    return chosen;
  }

  /** The chosen case; blocks the calling thread. */
  int select() {
    int chosen = tryAll();
    return chosen >= 0 ? chosen : ThreadContinuation.await(this, reason(), null).takeInt();
  }

  private void suspend(Parkable p) {
    p.suspendOn(this, reason());
  }

  private WaitReason reason() {
    return cases.length == 0 ? WaitReason.SELECT_NO_CASES : WaitReason.SELECT;
  }

  /** Tries all cases without waiting; -1 if none is ready. */
  int tryAll() {
    Case[] order = pollOrder;
    for (int i = 0; i < order.length; i++) {
      int j = i + randomBelow(order.length - i);
      Case c = order[j];
      order[j] = order[i];
      order[i] = c;
      if (c.tryNow()) {
        return c.index;
      }
    }
    return otherwise == null ? -1 : tryAllAtOnce();
  }

  /** Whether none was ready at one moment; then the otherwise. */
  private int tryAllAtOnce() {
    Case[] locked = lockAll();
    Case chosen;
    Waiter woken;
    try {
      chosen = tryLocked();
      woken = takeServed();
    } finally {
      unlockAll(locked);
    }
    if (woken != null) {
      woken.wake();
    }
    throwFailure();
    return chosen == null ? otherwise.index : chosen.index;
  }

  private Case tryLocked() {
    for (Case c : pollOrder) {
      if (c.channel() != null) {
        Waiter claimed = c.claimLocked();
        if (c.tryLocked(claimed)) {
          served = claimed;
          return c;
        }
      }
    }
    return null;
  }

  private Waiter takeServed() {
    Waiter w = served;
    served = null;
    return w;
  }

  @Override
  protected boolean park(Parkable p) {
    Case[] locked = lockAll();
    Case chosen;
    Waiter woken;
    try {
      chosen = tryLocked();
      if (chosen == null) {
        return openRound(p, locked);
      }
      woken = takeServed();
    } finally {
      unlockAll(locked);
    }
    if (woken != null) {
      woken.wake();
    }
    handTo(p, chosen);
    return false;
  }

  /**
   * Enters all queues. The timers come first, since they allocate. One that fires at once wins, and
   * then waits for the locks, of this select and of the channels, before it goes on.
   */
  private boolean openRound(Parkable p, Case[] locked) {
    int open = round + 1;
    if ((open & 1) == 0) {
      throw new IllegalStateException("another goroutine waits in this select");
    }
    owner = p;
    ROUND.setRelease(this, open);
    lock();
    try {
      for (Case c : cases) {
        if (c instanceof AfterCase a) {
          a.arm(open);
        }
      }
    } catch (Throwable t) {
      if (claim(open)) {
        owner = null;
        for (Case c : cases) {
          if (c instanceof AfterCase) {
            c.forget();
          }
        }
        throw t;
      }
    } finally {
      unlock();
    }
    for (Case c : locked) {
      c.enqueueLocked();
    }
    return true;
  }

  // ---- the end of a parked round ---------------------------------------------------------------

  /** Decides the open round; called under the lock of a channel in whose queue a case was found. */
  boolean claim() {
    int r = round;
    return (r & 1) == 1 && claim(r);
  }

  /** Decides the given round. */
  boolean claim(int open) {
    return ROUND.compareAndSet(this, open, open + 1);
  }

  /** Likewise, and waits until the round has been opened for good. */
  boolean claimByTimer(int open) {
    if (!claim(open)) {
      return false;
    }
    lock();
    unlock();
    return true;
  }

  void fail(Supplier<? extends Throwable> f) {
    failure = f;
  }

  /** By who has claimed the round for {@code winner}. */
  void completeParked(Case winner) {
    forgetAllBut(winner);
    if (winner instanceof ReceiveCase<?> r) {
      r.takeSlot();
    }
    Parkable p = owner;
    owner = null;
    handTo(p, winner);
    p.forgetWaitPoint();
    p.wake();
  }

  private void forgetAllBut(Case winner) {
    for (Case c : cases) {
      if (c != winner && (c.channel() != null || c instanceof AfterCase)) {
        c.forget();
      }
    }
  }

  private void handTo(Parkable p, Case chosen) {
    Supplier<? extends Throwable> f = failure;
    if (f != null) {
      failure = null;
      p.failWith(f);
    } else {
      p.completeInt(chosen.index);
    }
  }

  private void throwFailure() {
    Supplier<? extends Throwable> f = failure;
    if (f != null) {
      failure = null;
      throw Uncaught.<RuntimeException>sneaky(f.get());
    }
  }

  @Override
  protected boolean cancel(Parkable p) {
    if (!claim()) {
      return false;
    }
    forgetAllBut(null);
    owner = null;
    return true;
  }

  // ---- locks -----------------------------------------------------------------------------------

  /** Locks the channels of all cases, each once, and returns the cases with a channel. */
  private Case[] lockAll() {
    Case[] order = lockOrder;
    if (order == null) {
      order = sort();
      lockOrder = order;
    }
    LockedChannel<?> previous = null;
    for (Case c : order) {
      LockedChannel<?> channel = c.channel();
      if (channel != previous) {
        channel.lock();
        previous = channel;
      }
    }
    return order;
  }

  /**
   * Asks a case for its channel only while a lock is held: who completes a parked round takes the
   * other cases out of their queues first, and so not before the last unlock. Afterwards the owner
   * may run, and give a case another channel.
   */
  private static void unlockAll(Case[] locked) {
    LockedChannel<?> channel = locked.length == 0 ? null : locked[0].channel();
    for (int i = 1; i < locked.length; i++) {
      LockedChannel<?> next = locked[i].channel();
      if (next != channel) {
        channel.unlock();
        channel = next;
      }
    }
    if (channel != null) {
      channel.unlock();
    }
  }

  private Case[] sort() {
    int n = 0;
    for (Case c : cases) {
      if (c.channel() != null) {
        n++;
      }
    }
    Case[] sorted = new Case[n];
    int filled = 0;
    for (Case c : cases) {
      LockedChannel<?> channel = c.channel();
      if (channel != null) {
        int i = filled++;
        long order = channel.order();
        for (; i > 0 && sorted[i - 1].channel().order() > order; i--) {
          sorted[i] = sorted[i - 1];
        }
        sorted[i] = c;
      }
    }
    return sorted;
  }

  private int randomBelow(int bound) {
    int x = random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    random = x;
    return (int) (((x & 0xFFFFFFFFL) * bound) >>> 32);
  }
}
