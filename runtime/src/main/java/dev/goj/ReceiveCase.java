package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Unboxed;
import dev.goj.internal.wait.Waiter;

/**
 * A case that receives; Go: {@code case v := <-ch}.
 *
 * @param <T> the element
 */
public final class ReceiveCase<T> extends Case {
  private LockedChannel<? extends T> channel;
  private final Receiver<? super T, ?> body;

  /** What was received; an {@link Unboxed} for a primitive, which is in the bits. */
  private Object value;

  ReceiveCase(ReceiveChannel<? extends T> channel, Receiver<? super T, ?> body) {
    this.channel = LockedChannel.readyable(channel);
    this.body = body;
  }

  /**
   * The element that was received when this case was chosen last; null if the channel was closed.
   * It is kept until this case is chosen again. Of what was sent as a primitive this may be
   * another, equal box each time.
   */
  @SuppressWarnings("unchecked")
  public T value() {
    // The box is not kept, so that the JIT compiler can do without where it is unboxed at once.
    return (T) (value instanceof Unboxed kind ? kind.box(bits) : value);
  }

  /**
   * From now on receives from {@code newChannel}; null turns the case off, as Go programs do by
   * setting a channel variable to nil. Not while the select waits.
   */
  public void from(ReceiveChannel<? extends T> newChannel) {
    channel = LockedChannel.readyable(newChannel);
    if (selection != null) {
      selection.channelsChanged();
    }
  }

  @Override
  LockedChannel<?> channel() {
    return channel;
  }

  @Override
  boolean tryNow() {
    return channel != null && took(channel.selectReceive(this));
  }

  @Override
  Waiter claimLocked() {
    return channel.claimLocked(false);
  }

  @Override
  boolean tryLocked(Waiter claimed) {
    return took(channel.selectReceiveLocked(claimed, this));
  }

  private boolean took(Object element) {
    if (element == LockedChannel.WOULD_WAIT) {
      return false;
    }
    value = element;
    return true;
  }

  /** Takes over what a sender put into the slot while this case was parked. */
  void takeSlot() {
    value = slot;
    slot = null;
  }

  @Override
  void enqueueLocked() {
    channel.enqueueLocked(this, false);
  }

  @Override
  void forget() {
    channel.forget(this, false);
  }

  @Override
  void runBody$go(Continuation c) throws Throwable {
    T v = value();
    value = null;
    body.accept$go(c, null, v);
  }

  @Override
  void runBody() throws Throwable {
    body.accept(value());
  }
}
