package dev.goj.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The counter gets to zero while one adds and then waits: it must wait for its own count, and see
 * what preceded that.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "waited for its own")
@State
public class WaitGroupStress {
  private final WaitGroup group = new WaitGroup();
  private volatile boolean added;
  private int x;

  public WaitGroupStress() {
    group.add(1);
  }

  @Actor
  public void waits(I_Result r) {
    group.add(1);
    added = true;
    group.await();
    r.r1 = x;
  }

  @Actor
  public void counts() {
    group.done();
    while (!added) {
      Thread.onSpinWait();
    }
    x = 1;
    group.done();
  }
}
