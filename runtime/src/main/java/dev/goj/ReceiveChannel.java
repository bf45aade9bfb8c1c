package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Unboxed;
import java.util.Iterator;

/**
 * The receiving side of a channel; Go: {@code <-chan T}. It is the channel itself, seen so that one
 * can only receive.
 *
 * @param <T> the element
 */
public sealed interface ReceiveChannel<T> extends Iterable<T> permits Channel {
  /**
   * Receives the next element, suspending this goroutine until there is one or the channel is
   * closed.
   *
   * <p>A send happens-before the receive that returns its element. Elements arrive in the order in
   * which they were sent, and those who wait to receive get them in turn.
   *
   * <p>Go: {@code v, ok := <-ch}. A closed, drained channel gives null, the zero value of a
   * reference; no element is ever null, so null says closed and nothing else.
   *
   * @return the element, or null once the channel is closed and drained
   * @throws InterruptedWaitException if the calling thread, not a goroutine, is interrupted while
   *     it waits; nothing is then received
   * @see <a href="https://go.dev/ref/spec#Receive_operator">Go spec, Receive operator</a>
   */
  T receive();

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  T receive$go(Continuation c, Frame f);

  /**
   * Called by generated code that unboxes what it receives; see {@link dev.goj.abi}. Gives {@code
   * kind} if a primitive of that kind is in {@code c}, to be taken, or else the element as {@link
   * #receive} does. @hidden
   */
  Object receiveUnboxed$go(Continuation c, Frame f, Unboxed kind);

  /**
   * Receives an element if there is one without waiting. Never suspends.
   *
   * <p>Go: a select with this receive and a default. It cannot tell a closed channel from an empty
   * one; a {@link Go#select} with {@link Go#otherwise} can.
   *
   * @return the element, or null
   */
  T tryReceive();

  /** How many elements are in the buffer; 0 if there is none. Go: {@code len(ch)}. */
  int length();

  /** How many elements the buffer can hold; 0 for an unbuffered channel. Go: {@code cap(ch)}. */
  int capacity();

  /**
   * The elements until the channel is closed and drained; Go: {@code for v := range ch}. A for-each
   * loop that the plugin compiled suspends where it waits; this iterator, in the hands of other
   * code, blocks the calling thread in {@code hasNext}.
   */
  @Override
  default Iterator<T> iterator() {
    return new ChannelIterator<>(this);
  }
}
