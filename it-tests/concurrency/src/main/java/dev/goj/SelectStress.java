package dev.goj;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two selects that face each other over two channels: they agree on one, and on one only. Lock
 * order, and the round that is won by one case.
 */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "met at a")
@Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "met at b")
@State
public class SelectStress {
  private final Channel<Integer> a = Channel.unbuffered();
  private final Channel<Integer> b = Channel.unbuffered();

  @Actor
  public void one(II_Result r) {
    Go.select(Go.send(a, 1, () -> r.r1 = 1), Go.receive(b, x -> r.r1 = x));
  }

  @Actor
  public void other(II_Result r) {
    Go.select(Go.send(b, 2, () -> r.r2 = 2), Go.receive(a, x -> r.r2 = x));
  }
}
