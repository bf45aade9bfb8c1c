package dev.goj;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * An unbuffered channel with a waiting receiver is closed: a send finds the receiver or the closed
 * channel. There is no moment at which it would have to wait.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "before the close")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "after it")
@Outcome(id = "0", expect = FORBIDDEN, desc = "would have to wait")
@State
public class CloseLookStress {
  private final LockedChannel<Integer> channel = new LockedChannel<>(0);

  public CloseLookStress() {
    ThreadContinuation receiver = new ThreadContinuation();
    receiver.suspendOn(channel, WaitReason.CHAN_RECEIVE);
    channel.park(receiver);
  }

  @Actor
  public void closes() {
    channel.close();
  }

  @Actor
  public void sends(I_Result r) {
    try {
      r.r1 = channel.trySend(1) ? 1 : 0;
    } catch (ChannelClosedException e) {
      r.r1 = 2;
    }
  }
}
