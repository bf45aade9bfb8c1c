package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.internal.wait.Waiter;

/**
 * A case that sends; Go: {@code case ch <- v}.
 *
 * @param <T> the element
 */
public final class SendCase<T> extends Case {
  private LockedChannel<? super T> channel;
  private final Action<?> body;
  private T element;

  SendCase(SendChannel<? super T> channel, T element, Action<?> body) {
    this.channel = LockedChannel.readyable(channel);
    this.element = element;
    this.body = body;
  }

  /**
   * From now on sends {@code newElement}. Not while the select waits.
   *
   * @throws NullPointerException if it is null
   */
  public void element(T newElement) {
    if (newElement == null) {
      throw new NullPointerException(LockedChannel.NULL_ELEMENT);
    }
    element = newElement;
  }

  /**
   * From now on sends to {@code newChannel}; null turns the case off. Not while the select waits.
   */
  public void to(SendChannel<? super T> newChannel) {
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
    return channel != null && channel.trySend(checked());
  }

  @Override
  Waiter claimLocked() {
    return channel.claimLocked(true);
  }

  @Override
  boolean tryLocked(Waiter claimed) {
    if (channel.closedLocked()) {
      failWith(LockedChannel.SEND_ON_CLOSED);
      return true;
    }
    return channel.selectSendLocked(claimed, element);
  }

  private T checked() {
    if (element == null) {
      throw new NullPointerException(LockedChannel.NULL_ELEMENT);
    }
    return element;
  }

  @Override
  void enqueueLocked() {
    slot = element;
    channel.enqueueLocked(this, true);
  }

  @Override
  void forget() {
    channel.forget(this, true);
  }

  @Override
  void runBody$go(Continuation c) throws Throwable {
    body.run$go(c, null);
  }

  @Override
  void runBody() throws Throwable {
    body.run();
  }
}
