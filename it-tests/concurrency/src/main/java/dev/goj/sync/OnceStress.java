package dev.goj.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Whoever returns has seen the one run of the body. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "ran once, before all returned")
@State
public class OnceStress {
  private final Once once = new Once();
  private int x;

  private int run() {
    once.run(() -> x++);
    return x;
  }

  @Actor
  public void one(II_Result r) {
    r.r1 = run();
  }

  @Actor
  public void another(II_Result r) {
    r.r2 = run();
  }
}
