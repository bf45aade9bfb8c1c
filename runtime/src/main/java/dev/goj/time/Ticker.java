package dev.goj.time;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.internal.sched.Clock;
import dev.goj.internal.sched.Scheduler;
import dev.goj.internal.sched.Timeout;
import java.time.Duration;
import java.time.Instant;

/**
 * Delivers the time again and again; Go: {@code time.Ticker}. Who is slow misses ticks: at most one
 * waits to be received.
 */
public final class Ticker implements AutoCloseable {
  private final Scheduler scheduler = Scheduler.current();
  private final Channel<Instant> channel = Channel.buffered(1);
  private final long periodNanos;

  /** Written by the firing tick, read by close. */
  private volatile Tick next;

  private volatile boolean stopped;

  private Ticker(long periodNanos) {
    this.periodNanos = periodNanos;
  }

  /**
   * A ticker that first ticks one period from now. Never suspends. Go: {@code time.NewTicker}.
   *
   * @throws IllegalArgumentException "period must be &gt; 0, was ..."
   */
  public static Ticker every(Duration period) {
    long nanos = Clock.nanosOf(period);
    if (nanos <= 0) {
      throw new IllegalArgumentException("period must be > 0, was " + period);
    }
    Ticker t = new Ticker(nanos);
    t.arm(t.new Tick(Clock.after(nanos)));
    return t;
  }

  /** Where the ticks are to be received; it is never closed. */
  public ReceiveChannel<Instant> channel() {
    return channel;
  }

  /** Stops it; does not close the channel, as in Go. */
  @Override
  public void close() {
    stopped = true;
    Tick t = next;
    if (t != null) {
      t.cancel();
    }
  }

  /**
   * If it is stopped between the look and the new tick, that one sees it when it fires, or close
   * does.
   */
  private void arm(Tick t) {
    next = t;
    if (!stopped) {
      scheduler.schedule(t.deadline, t);
    }
  }

  private final class Tick extends Timeout {
    private final long deadline;

    Tick(long deadline) {
      this.deadline = deadline;
    }

    @Override
    protected void fire() {
      if (stopped) {
        return;
      }
      // A late tick does not make the following ones late; those that are missed are dropped.
      long now = Clock.now();
      long missed = Math.max(0, (now - deadline) / periodNanos);
      Tick t = new Tick(deadline + (missed + 1) * periodNanos);
      channel.trySend(Instant.now());
      arm(t);
    }
  }
}
