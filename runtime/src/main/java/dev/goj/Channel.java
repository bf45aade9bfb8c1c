package dev.goj;

/**
 * A queue through which goroutines hand elements to each other; Go: {@code chan T}.
 *
 * <p>Any number of goroutines and threads may send and receive. Without a buffer, a send waits for
 * its receive; with one, it waits only while the buffer is full.
 *
 * <p>Unlike in Go a variable of this type may be null, and calling a method on it then throws a
 * {@code NullPointerException}; a channel that is never ready is {@link #nil}. In the cases of a
 * select null stands for that.
 *
 * @param <T> the element
 * @see <a href="https://go.dev/ref/spec#Channel_types">Go spec, Channel types</a>
 */
public sealed interface Channel<T> extends SendChannel<T>, ReceiveChannel<T>
    permits LockedChannel, NilChannel {
  /** A channel without a buffer; Go: {@code make(chan T)}. */
  static <T> Channel<T> unbuffered() {
    return new LockedChannel<>(0);
  }

  /**
   * A channel with a buffer; Go: {@code make(chan T, capacity)}.
   *
   * @param capacity how many elements it holds; 0 makes it unbuffered
   * @throws IllegalArgumentException "capacity must be &gt;= 0, was ..."
   */
  static <T> Channel<T> buffered(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("capacity must be >= 0, was " + capacity);
    }
    return new LockedChannel<>(capacity);
  }

  /**
   * A channel that is never ready: sending and receiving wait for ever, closing fails; Go's nil
   * channel.
   */
  static <T> Channel<T> nil() {
    return NilChannel.instance();
  }
}
