package dev.goj.internal.sched;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.goj.internal.wait.Waiter;
import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One adds, one by one and all at once; another takes a batch. */
@JCStressTest
@Outcome(id = "\\d+, 321", expect = ACCEPTABLE, desc = "each once, in order")
@State
public class InjectionQueueStress {
  private static final class Item extends Waiter {
    private final int number;

    Item(int number) {
      this.number = number;
    }

    @Override
    public boolean claim() {
      return true;
    }

    @Override
    public void wake() {}

    @Override
    public void failWith(Supplier<? extends Throwable> failure) {}
  }

  private final InjectionQueue queue = new InjectionQueue(2);
  private final Object[] batch = new Object[4];

  private static int number(Object item) {
    return item == null ? 0 : ((Item) item).number;
  }

  @Actor
  public void adds() {
    queue.add(new Item(1));
    queue.addBatch(new Object[] {new Item(20), new Item(300)});
  }

  @Actor
  public void takes(II_Result r) {
    int n = queue.pollAll(batch, 2);
    r.r1 = n;
  }

  @Arbiter
  public void rest(II_Result r) {
    int sum = 0;
    int last = 0;
    for (int i = 0; i < r.r1; i++) {
      sum += inOrder(last, number(batch[i]));
      last = number(batch[i]);
    }
    for (Object w = queue.poll(); w != null; w = queue.poll()) {
      sum += inOrder(last, number(w));
      last = number(w);
    }
    r.r2 = queue.size() == 0 ? sum : -1;
  }

  private static int inOrder(int last, int number) {
    return number > last ? number : 1_000;
  }
}
