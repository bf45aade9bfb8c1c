package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Unboxed;

/**
 * The sending side of a channel; Go: {@code chan<- T}. It is the channel itself, seen so that one
 * can only send.
 *
 * @param <T> the element
 */
public sealed interface SendChannel<T> permits Channel {
  /**
   * Sends an element, suspending this goroutine until a receiver takes it or the buffer has room.
   * Elements arrive in the order in which they are sent, and those who wait to send go in turn.
   *
   * <p>A send happens-before the receive that returns its element; the k-th receive from a channel
   * of capacity C happens-before the (k+C)-th send completes.
   *
   * <p>Go: {@code ch <- v}.
   *
   * @param element not null: null is what a closed channel gives
   * @throws ChannelClosedException "send on closed channel", if it is or gets closed; a panic in Go
   * @throws InterruptedWaitException if the calling thread, not a goroutine, is interrupted while
   *     it waits; the element is then not sent
   * @see <a href="https://go.dev/ref/spec#Send_statements">Go spec, Send statements</a>
   */
  void send(T element);

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  void send$go(Continuation c, Frame f, T element);

  /**
   * Called by generated code to send a primitive; see {@link dev.goj.abi}. Whoever receives it in
   * another way gets its box. @hidden
   */
  void sendUnboxed$go(Continuation c, Frame f, Unboxed kind, long bits);

  /**
   * Sends an element if that is possible without waiting. Never suspends.
   *
   * <p>Go: a select with this send and a default.
   *
   * @return whether it was sent
   * @throws ChannelClosedException "send on closed channel"
   */
  boolean trySend(T element);

  /**
   * Closes the channel: nothing can be sent any more; what is in the buffer can still be received,
   * then receivers get null. Those who wait to receive go on with null, those who wait to send
   * fail. Never suspends. Closing happens-before a receive that returns null because of it.
   *
   * <p>Go: {@code close(ch)}.
   *
   * @throws ChannelClosedException "close of closed channel"; a panic in Go
   * @throws IllegalStateException "close of nil channel", for {@link Channel#nil}
   * @see <a href="https://go.dev/ref/spec#Close">Go spec, Close</a>
   */
  void close();

  /** How many elements are in the buffer; 0 if there is none. Go: {@code len(ch)}. */
  int length();

  /** How many elements the buffer can hold; 0 for an unbuffered channel. Go: {@code cap(ch)}. */
  int capacity();
}
