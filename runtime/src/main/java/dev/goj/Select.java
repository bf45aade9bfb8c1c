package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.internal.sched.Clock;
import java.time.Duration;

/**
 * A select to be used again and again, for loops in which {@link Go#select} would allocate its
 * cases and lambdas every time, or in which {@code break}, {@code continue} and {@code return} are
 * wanted.
 *
 * <pre>{@code
 * var orders = Select.receive(incoming);
 * var audit = Select.send(log, first);
 * Select s = Select.of(orders, audit, Select.after(Duration.ofSeconds(1)));
 * while (true) {
 *   switch (s.await()) {
 *     case 0 -> { if (orders.value() == null) return; handle(orders.value()); }
 *     case 1 -> audit.element(next());
 *     case 2 -> flush();
 *   }
 * }
 * }</pre>
 *
 * <p>The case that is chosen is known by its place in {@link #of}. Between rounds the element to
 * send and the channels may be changed. One goroutine uses it at a time.
 *
 * @see <a href="https://go.dev/ref/spec#Select_statements">Go spec, Select statements</a>
 */
public final class Select {
  private final Selection selection;

  private Select(Selection selection) {
    this.selection = selection;
  }

  /**
   * A select over the given cases, each made for it alone by {@link #receive}, {@link #send},
   * {@link #after} or {@link #otherwise}; their bodies are empty. Without cases, {@link #await}
   * waits for ever.
   */
  public static Select of(Case... cases) {
    return new Select(new Selection(cases.clone()));
  }

  /** A case that receives; null is never ready. */
  public static <T> ReceiveCase<T> receive(ReceiveChannel<? extends T> channel) {
    return new ReceiveCase<>(channel, v -> {});
  }

  /** A case that sends {@code element}, until that is changed; a null channel is never ready. */
  public static <T> SendCase<T> send(SendChannel<? super T> channel, T element) {
    return new SendCase<>(channel, element, () -> {});
  }

  /** A case that becomes ready when a round has waited for {@code timeout}. */
  public static Case after(Duration timeout) {
    return new AfterCase(Clock.nanosOf(timeout), () -> {});
  }

  /** The case that is chosen when no other is ready; Go: {@code default}. */
  public static Case otherwise() {
    return new OtherwiseCase(() -> {});
  }

  /**
   * Waits until a case is ready, does it, and says which. Suspends. Of several that are ready, each
   * is chosen with the same probability.
   *
   * @return the place of the case in {@link #of}
   * @throws ChannelClosedException "send on closed channel", if that is the case that was chosen
   * @throws InterruptedWaitException if the calling thread, not a goroutine, is interrupted while
   *     it waits
   */
  public int await() {
    return selection.select();
  }

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  public int await$go(Continuation c, Frame f) {
    return selection.select$go(c);
  }
}
