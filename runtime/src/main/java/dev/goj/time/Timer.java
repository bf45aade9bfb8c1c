package dev.goj.time;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.internal.sched.Clock;
import dev.goj.internal.sched.Scheduler;
import dev.goj.internal.sched.Timeout;
import java.time.Duration;
import java.time.Instant;

/** Single events in time, as channels. */
public final class Timer {
  private Timer() {}

  /**
   * A channel that delivers the time once, after {@code duration}, and is not closed. Never
   * suspends. In a select, {@link dev.goj.Go#after} does the same for less.
   *
   * <p>Go: {@code time.After}.
   */
  public static ReceiveChannel<Instant> after(Duration duration) {
    Channel<Instant> channel = Channel.buffered(1);
    Scheduler.current().schedule(Clock.after(Clock.nanosOf(duration)), new Delivery(channel));
    return channel;
  }

  private static final class Delivery extends Timeout {
    private final Channel<Instant> channel;

    Delivery(Channel<Instant> channel) {
      this.channel = channel;
    }

    @Override
    protected void fire() {
      channel.trySend(Instant.now());
    }
  }
}
