package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two thieves of one deque, one of them for single items. */
@JCStressTest
@Outcome(id = "\\d+, \\d+, 11", expect = ACCEPTABLE, desc = "each once")
@State
public class ThievesStress {
  private final WorkDeque<Integer> deque = new WorkDeque<>(2);
  private final WorkDeque<Integer> own = new WorkDeque<>(2);

  public ThievesStress() {
    deque.offer(1);
    deque.offer(10);
  }

  private static int value(Integer taken) {
    return taken == null ? 0 : taken;
  }

  @Actor
  public void thiefOfOne(III_Result r) {
    r.r1 = value(deque.steal());
  }

  @Actor
  public void thief(III_Result r) {
    r.r2 = value(deque.stealInto(own)) + value(own.poll());
  }

  @Arbiter
  public void rest(III_Result r) {
    int sum = r.r1 + r.r2;
    for (Integer x = deque.poll(); x != null; x = deque.poll()) {
      sum += x;
    }
    r.r3 = sum;
  }
}
