package dev.goj.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two lock, write a plain field and unlock; a lost wake-up would keep the test from ending. */
@JCStressTest
@Outcome(id = "4", expect = ACCEPTABLE, desc = "one after the other")
@State
public class MutexStress {
  private final Mutex mutex = new Mutex();
  private int x;

  private void twice() {
    for (int i = 0; i < 2; i++) {
      mutex.lock();
      x++;
      mutex.unlock();
    }
  }

  @Actor
  public void one() {
    twice();
  }

  @Actor
  public void other() {
    twice();
  }

  @Arbiter
  public void count(I_Result r) {
    r.r1 = x;
  }
}
