package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Unboxed;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitPoint;
import dev.goj.internal.sched.WaitReason;
import java.util.Objects;

/** The channel that is never ready. */
final class NilChannel<T> implements Channel<T> {
  private static final NilChannel<Object> INSTANCE = new NilChannel<>();

  private NilChannel() {}

  @SuppressWarnings("unchecked")
  static <T> Channel<T> instance() {
    return (Channel<T>) INSTANCE;
  }

  @Override
  public void send(T element) {
    Objects.requireNonNull(element, LockedChannel.NULL_ELEMENT);
    ThreadContinuation.await(WaitPoint.NOWHERE, WaitReason.CHAN_SEND_NIL, null).takeVoid();
  }

  @Override
  public void send$go(Continuation c, Frame f, T element) {
    Objects.requireNonNull(element, LockedChannel.NULL_ELEMENT);
    ((Parkable) c).suspendOn(WaitPoint.NOWHERE, WaitReason.CHAN_SEND_NIL);
  }

  @Override
  public void sendUnboxed$go(Continuation c, Frame f, Unboxed kind, long bits) {
    ((Parkable) c).suspendOn(WaitPoint.NOWHERE, WaitReason.CHAN_SEND_NIL);
  }

  @Override
  public boolean trySend(T element) {
    Objects.requireNonNull(element, LockedChannel.NULL_ELEMENT);
    return false;
  }

  @Override
  public T receive() {
    ThreadContinuation.await(WaitPoint.NOWHERE, WaitReason.CHAN_RECEIVE_NIL, null).takeVoid();
    return null;
  }

  @Override
  public T receive$go(Continuation c, Frame f) {
    ((Parkable) c).suspendOn(WaitPoint.NOWHERE, WaitReason.CHAN_RECEIVE_NIL);
    return null;
  }

  @Override
  public Object receiveUnboxed$go(Continuation c, Frame f, Unboxed kind) {
    return receive$go(c, f);
  }

  @Override
  public T tryReceive() {
    return null;
  }

  @Override
  public void close() {
    throw new IllegalStateException("close of nil channel");
  }

  @Override
  public int length() {
    return 0;
  }

  @Override
  public int capacity() {
    return 0;
  }

  @Override
  public String toString() {
    return "Channel[nil]";
  }
}
