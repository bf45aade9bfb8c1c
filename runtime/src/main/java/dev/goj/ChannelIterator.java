package dev.goj;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Receives until the channel is closed and drained, blocking the calling thread. */
final class ChannelIterator<T> implements Iterator<T> {
  private final ReceiveChannel<T> channel;
  private T next;
  private boolean ended;

  ChannelIterator(ReceiveChannel<T> channel) {
    this.channel = channel;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = channel.receive();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the channel is closed and drained");
    }
    T element = next;
    next = null;
    return element;
  }
}
