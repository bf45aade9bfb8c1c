package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.internal.sched.Clock;
import dev.goj.internal.sched.Scheduler;
import dev.goj.internal.sched.Timeout;

/** A case that becomes ready a time after the select began to wait. */
final class AfterCase extends Case {
  private final long nanos;
  private final Action<?> body;
  private Timer timer;

  AfterCase(long nanos, Action<?> body) {
    this.nanos = nanos;
    this.body = body;
    Scheduler.current().prepareForTimeouts();
  }

  @Override
  boolean tryNow() {
    return nanos <= 0;
  }

  /** Begins to measure the time of a round; with the channels' locks held. */
  void arm(int round) {
    timer = new Timer(this, round);
    Scheduler.current().schedule(Clock.after(nanos), timer);
  }

  @Override
  void forget() {
    Timer t = timer;
    if (t != null) {
      timer = null;
      t.cancel();
    }
  }

  @Override
  void runBody$go(Continuation c) throws Throwable {
    body.run$go(c, null);
  }

  @Override
  void runBody() throws Throwable {
    body.run();
  }

  /** Of one round: one that fires just when another case wins can do nothing to a later round. */
  private static final class Timer extends Timeout {
    private final int round;

    /** Null once cancelled. */
    private AfterCase of;

    Timer(AfterCase of, int round) {
      this.of = of;
      this.round = round;
    }

    @Override
    protected void fire() {
      if (of.selection.claimByTimer(round)) {
        of.wake();
      }
    }

    @Override
    protected void forget() {
      of = null;
    }
  }
}
