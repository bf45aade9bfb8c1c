package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Unboxed;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitReason;
import dev.goj.internal.wait.WaitQueue;
import dev.goj.internal.wait.Waiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The one implementation of a channel that can be ready: a ring, and a queue of waiters for each
 * side, under one spin lock; after Go's {@code hchan}. Primitives need no box on their way.
 *
 * <p>Invariants, whenever the lock is free, not counting cases of selects that are already decided:
 *
 * <ul>
 *   <li>senders.isEmpty() || receivers.isEmpty(), except for a select that waits on both sides
 *   <li>count &gt; 0 implies receivers.isEmpty()
 *   <li>count &lt; capacity and not closed implies senders.isEmpty()
 *   <li>closed implies both are empty
 *   <li>a primitive on its way is of the channel's {@code kind}, which once set stays the same
 *   <li>a waiting sender's slot is its element, or {@code kind}, and then that is in its bits
 *   <li>a waiting receiver's slot is null, or the kind of primitive that it can take
 * </ul>
 *
 * <p>An operation takes effect at one point inside of one critical section, which is what makes it
 * linearizable. An element goes from the sender right into the waiting receiver's slot, or through
 * the ring, or out of a waiting sender's slot; a sender that waits for room puts nothing: whoever
 * makes the room moves its element.
 *
 * <p>An operation looks first without the lock whether it has to wait. If so it only says so, and
 * {@link #park} does the operation under the lock, once the frames are saved. So waiting costs one
 * critical section, not two. To those that wait the look is but a guess; {@link #trySend} and
 * {@link #tryReceive} rely on a "no": there must have been a moment when it was true. Of a buffer
 * the count alone decides. Without one, the queue of the other side is read first, then {@code
 * closed}; close sets {@code closed} first, then empties the queues. So whoever finds a queue empty
 * because of a close sees that too. Tests: LinearizabilityTest, CloseLookStress.
 *
 * <p><b>Primitives.</b> The kind is that of the first primitive sent; those of another kind, which
 * only a channel of Object and the like can have, are boxed by their senders. So one comparison
 * with {@code kind} tells what an element is, and a primitive in the ring writes no reference. To a
 * waiting receiver whose slot is the kind only the bits are written: its slot says already what
 * they are. Any other receiver is to get an object. The sender makes that box before it claims
 * anybody: a claimed receiver is in no queue, and would be lost if there were no memory. So it must
 * know who will be claimed: the first receiver, unless that is a case of a select that is over. A
 * case, which takes primitives of the kind as they are, gets one only where nobody is behind it
 * ({@link #takes}); then it is the case or nobody. A receiver that finds an element itself makes
 * the box it wants after the lock is released and the sender woken. For the same reason the array
 * that a waiting sender's element will go into is made when it begins to wait.
 *
 * <p>The bits are handed over as the slot is: written and read under the lock, or by who has
 * claimed the waiter, whose {@code wake} orders that before what the waiter reads. Nobody looks at
 * them without the lock, so a long needs not be written at once.
 *
 * <p>Waiters are woken after the lock is released. They are claimed before, so nobody else can.
 *
 * <p>Rejected: arrays of cells with fetch-and-add counters, as in kotlinx.coroutines and jox. Those
 * contend less, but have no exact length, no select with the same channel twice, no send and
 * receive cases alike, and cost more where there is no contention, which is most of the time when
 * goroutines that talk to each other run on the same worker.
 */
final class LockedChannel<T> extends ElementRing implements Channel<T> {
  static final String NULL_ELEMENT = "a channel's element must not be null";

  /** What a receive gives that has to wait. */
  static final Object WOULD_WAIT = new Object();

  static final Supplier<Throwable> SEND_ON_CLOSED =
      () -> new ChannelClosedException("send on closed channel");

  private static final AtomicLong ORDERS = new AtomicLong();
  private static final VarHandle ORDER;
  private static final VarHandle CLOSED;
  private static final VarHandle RECEIVERS;
  private static final VarHandle SENDERS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      ORDER = lookup.findVarHandle(LockedChannel.class, "order", long.class);
      CLOSED = lookup.findVarHandle(LockedChannel.class, "closed", boolean.class);
      RECEIVERS = lookup.findVarHandle(LockedChannel.class, "receivers", Waiter.class);
      SENDERS = lookup.findVarHandle(LockedChannel.class, "senders", Waiter.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * A {@link WaitQueue}. Read without the lock as a guess, by an acquire. Like all that follows,
   * written under the lock.
   */
  private Waiter receivers;

  /** Likewise. */
  private Waiter senders;

  /** Read without the lock as a guess. */
  private boolean closed;

  /**
   * Where it stands in the order in which selects lock channels; 0 until a select needs to know.
   */
  @SuppressWarnings("UnusedVariable") // through ORDER
  private long order;

  LockedChannel(int capacity) {
    super(capacity);
  }

  // ---- send ------------------------------------------------------------------------------------

  @Override
  public void send(T element) {
    if (!trySend(element)) {
      ThreadContinuation.await(this, WaitReason.CHAN_SEND, element).takeVoid();
    }
  }

  @Override
  public void send$go(Continuation c, Frame f, T element) {
    if (!trySend(element)) {
      Parkable p = (Parkable) c;
      p.slot = element;
      p.suspendOn(this, WaitReason.CHAN_SEND);
    }
  }

  @Override
  public void sendUnboxed$go(Continuation c, Frame f, Unboxed as, long bits) {
    if (!offer(null, as, bits)) {
      Parkable p = (Parkable) c;
      p.slot = as;
      p.bits = bits;
      p.suspendOn(this, WaitReason.CHAN_SEND);
    }
  }

  @Override
  public boolean trySend(T element) {
    if (element == null) {
      throw new NullPointerException(NULL_ELEMENT);
    }
    return offer(element, null, 0);
  }

  /** Sends {@code reference}, or a primitive: {@code bits}, of kind {@code as}. */
  private boolean offer(Object reference, Unboxed as, long bits) {
    if (looksFull()) {
      return false;
    }
    boolean sent;
    Waiter receiver;
    lock();
    try {
      if (closed) {
        throw new ChannelClosedException("send on closed channel");
      }
      Object element = as == null ? reference : admit(as, bits);
      receiver = claimReceiver();
      sent = sendLocked(receiver, element, bits);
    } finally {
      unlock();
    }
    if (receiver != null) {
      receiver.wake();
    }
    return sent;
  }

  private boolean looksFull() {
    return length() == capacity
        && (Waiter) RECEIVERS.getAcquire(this) == null
        && !(boolean) CLOSED.getOpaque(this);
  }

  /** How a primitive is to be sent: as it is, or in its box. */
  private Object admit(Unboxed as, long bits) {
    if (kind == null) {
      kind = as;
    }
    return kind == as && (receivers == null || takes(receivers, as)) ? as : as.box(bits);
  }

  /**
   * Whether whoever can be claimed among those who wait takes a primitive of this kind as it is:
   * the first of them, or nobody if that is a select which has been decided, and is alone.
   */
  private static boolean takes(Waiter first, Unboxed as) {
    return first.slot == as && (WaitQueue.isAlone(first) || first instanceof Parkable);
  }

  /**
   * Sends, if that is possible, on a channel that is not closed.
   *
   * @param receiver who has been {@linkplain #claimReceiver claimed}, and is then to be woken; null
   *     if there is none
   * @param element the element; or {@link #kind}, admitted, and {@code bits} is the element
   */
  private boolean sendLocked(Waiter receiver, Object element, long bits) {
    if (receiver != null) {
      if (element == kind) {
        receiver.bits = bits;
      } else {
        receiver.slot = element;
      }
      return true;
    }
    if (count < capacity) {
      append(element, bits);
      return true;
    }
    prepareFor(element);
    return false;
  }

  private Waiter claimReceiver() {
    Waiter w = receivers;
    if (w != null) {
      w = WaitQueue.claimFirst(w);
      receivers = w == null ? null : WaitQueue.removeFirst(w);
    }
    return w;
  }

  private boolean parkSender(Parkable p) {
    Waiter receiver;
    p.beginSwitch();
    lock();
    try {
      if (closed) {
        p.failWith(SEND_ON_CLOSED);
        return false;
      }
      if (p.slot instanceof Unboxed as) {
        p.slot = admit(as, p.bits);
      }
      receiver = claimReceiver();
      if (!sendLocked(receiver, p.slot, p.bits)) {
        senders = WaitQueue.add(senders, p);
        return true;
      }
    } finally {
      unlock();
    }
    p.slot = null;
    if (receiver != null) {
      receiver.wake();
    }
    return false;
  }

  // ---- receive ---------------------------------------------------------------------------------

  @Override
  @SuppressWarnings("unchecked")
  public T receive() {
    Object e = poll();
    return e != WOULD_WAIT
        ? (T) e
        : (T) ThreadContinuation.await(this, WaitReason.CHAN_RECEIVE, null).takeRef();
  }

  @Override
  @SuppressWarnings("unchecked")
  public T receive$go(Continuation c, Frame f) {
    return (T) receive((Parkable) c, null);
  }

  @Override
  public Object receiveUnboxed$go(Continuation c, Frame f, Unboxed as) {
    return receive((Parkable) c, as);
  }

  private Object receive(Parkable p, Unboxed as) {
    Object e = poll(as, p);
    if (e == WOULD_WAIT) {
      p.slot = as;
      p.suspendOn(this, WaitReason.CHAN_RECEIVE);
      return null;
    }
    return e;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T tryReceive() {
    Object e = poll();
    return e == WOULD_WAIT ? null : (T) e;
  }

  /** The next element, null if closed and drained, or {@link #WOULD_WAIT}. */
  private Object poll() {
    return poll(null, null);
  }

  /**
   * Likewise; but {@code as} if the element is a primitive of that kind, which is then in the bits
   * of {@code w}.
   */
  private Object poll(Unboxed as, Waiter w) {
    return looksEmpty() ? WOULD_WAIT : take(as, w, false);
  }

  /** Likewise, after the look; {@code w} is enqueued, if wanted, where it would have to wait. */
  private Object take(Unboxed as, Waiter w, boolean enqueue) {
    Object element;
    boolean unboxed;
    long bits = 0;
    Waiter sender;
    lock();
    try {
      sender = claimSender();
      element = receiveLocked(sender);
      if (enqueue && element == WOULD_WAIT) {
        receivers = WaitQueue.add(receivers, w);
        return WOULD_WAIT;
      }
      unboxed = isUnboxed(element);
      if (unboxed) {
        bits = takenBits(sender);
      }
    } finally {
      unlock();
    }
    if (sender != null) {
      sender.wake();
    }
    if (!unboxed) {
      return element;
    }
    if (element != as) {
      return ((Unboxed) element).box(bits);
    }
    w.bits = bits;
    return as;
  }

  private boolean looksEmpty() {
    return length() == 0
        && (Waiter) SENDERS.getAcquire(this) == null
        && !(boolean) CLOSED.getOpaque(this);
  }

  /**
   * Like {@link #poll}. If this gives {@link #kind}, the element is {@link #takenBits}.
   *
   * @param sender who has been {@linkplain #claimSender claimed}, and is then to be woken; null if
   *     there is none
   */
  private Object receiveLocked(Waiter sender) {
    if (sender == null) {
      return count > 0 ? removeFirst() : closed ? null : WOULD_WAIT;
    }
    if (count > 0) {
      return exchangeFirst(sender);
    }
    Object element = sender.slot;
    sender.slot = null;
    return element;
  }

  private Waiter claimSender() {
    Waiter w = senders;
    if (w != null) {
      w = WaitQueue.claimFirst(w);
      senders = w == null ? null : WaitQueue.removeFirst(w);
    }
    return w;
  }

  /**
   * The primitive that has just been received: of the sender that was claimed, or else in the place
   * that the ring's head has left.
   */
  private long takenBits(Waiter sender) {
    return sender != null ? sender.bits : lastRemoved();
  }

  private boolean parkReceiver(Parkable p) {
    Unboxed as = (Unboxed) p.slot;
    p.beginSwitch();
    Object element = take(as, p, true);
    if (element == WOULD_WAIT) {
      return true;
    }
    p.slot = element;
    return false;
  }

  // ---- both ------------------------------------------------------------------------------------

  @Override
  protected boolean park(Parkable p) {
    return p.reason() == WaitReason.CHAN_SEND ? parkSender(p) : parkReceiver(p);
  }

  @Override
  protected boolean cancel(Parkable p) {
    return forget(p, p.reason() == WaitReason.CHAN_SEND);
  }

  @Override
  public void close() {
    Waiter failing;
    Waiter ending;
    lock();
    try {
      if (closed) {
        throw new ChannelClosedException("close of closed channel");
      }
      closed = true;
      VarHandle.storeStoreFence();
      ending = WaitQueue.claimAll(receivers);
      receivers = null;
      failing = WaitQueue.claimAll(senders);
      senders = null;
    } finally {
      unlock();
    }
    while (ending != null) {
      Waiter rest = WaitQueue.popChain(ending);
      ending.slot = null;
      ending.wake();
      ending = rest;
    }
    while (failing != null) {
      Waiter rest = WaitQueue.popChain(failing);
      failing.failWith(SEND_ON_CLOSED);
      failing.wake();
      failing = rest;
    }
  }

  @Override
  public String toString() {
    return "Channel[" + length() + "/" + capacity + (closed ? ", closed]" : "]");
  }

  // ---- for selects, which hold the lock --------------------------------------------------------

  /** The channel as a select needs it: null stands for one that is never ready. */
  @SuppressWarnings("unchecked")
  static <T> LockedChannel<T> readyable(ReceiveChannel<? extends T> channel) {
    return channel instanceof LockedChannel ? (LockedChannel<T>) channel : null;
  }

  /** Likewise. */
  @SuppressWarnings("unchecked")
  static <T> LockedChannel<T> readyable(SendChannel<? super T> channel) {
    return channel instanceof LockedChannel ? (LockedChannel<T>) channel : null;
  }

  boolean closedLocked() {
    return closed;
  }

  /**
   * Who waits on the other side of a select's case that sends or receives, claimed; null if nobody
   * does. Then the case goes on with that, and once no lock is held wakes who it was.
   */
  Waiter claimLocked(boolean sends) {
    return sends ? claimReceiver() : claimSender();
  }

  /** Sends for a select; on a channel that is not closed. */
  boolean selectSendLocked(Waiter receiver, Object element) {
    return sendLocked(receiver, element, 0);
  }

  /**
   * Receives for a select, without the lock: as {@link #poll}, but a primitive is left in the bits
   * of the case, and its kind is given, if it has been seen here by now.
   */
  Object selectReceive(Waiter w) {
    return poll(kind, w);
  }

  /** Likewise, with the lock. */
  Object selectReceiveLocked(Waiter sender, Waiter w) {
    Object element = receiveLocked(sender);
    if (isUnboxed(element)) {
      w.bits = takenBits(sender);
    }
    return element;
  }

  /** A receiver takes primitives as they are. */
  void enqueueLocked(Waiter w, boolean sends) {
    if (sends) {
      senders = WaitQueue.add(senders, w);
    } else {
      w.slot = kind;
      receivers = WaitQueue.add(receivers, w);
    }
  }

  /** Takes a waiter out of its queue; false if it is no longer in it. */
  boolean forget(Waiter w, boolean sends) {
    lock();
    try {
      Waiter first = sends ? senders : receivers;
      if (!WaitQueue.holds(first, w)) {
        return false;
      }
      first = WaitQueue.remove(first, w);
      if (sends) {
        senders = first;
      } else {
        receivers = first;
      }
      return true;
    } finally {
      unlock();
    }
  }

  /** Its place in the order in which selects lock. */
  long order() {
    long o = (long) ORDER.getAcquire(this);
    if (o == 0) {
      long fresh = ORDERS.incrementAndGet();
      long found = (long) ORDER.compareAndExchange(this, 0L, fresh);
      o = found == 0 ? fresh : found;
    }
    return o;
  }
}
