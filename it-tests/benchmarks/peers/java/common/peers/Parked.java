package peers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the goroutines of the "parked" benchmark share. */
public final class Parked {
  public static final int VALUE = 7;

  private static final Tree[] REFS = new Tree[1024];

  static {
    for (int i = 0; i < REFS.length; i++) {
      REFS[i] = new Tree(null, null, i);
    }
  }

  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicLong total = new AtomicLong();

  /** The object that goroutine i keeps a reference to while it is parked. */
  public static Tree ref(int i) {
    return REFS[i & 1023];
  }

  public void arrive() {
    arrived.incrementAndGet();
  }

  public void leave(int intLocal, Tree refLocal, int received) {
    total.addAndGet(intLocal + (long) refLocal.value + received);
    left.incrementAndGet();
  }

  public void awaitArrived(int n) throws InterruptedException {
    while (arrived.get() != n) {
      Thread.sleep(10);
    }
    Thread.sleep(500);
  }

  public void awaitLeft(int n) throws InterruptedException {
    while (left.get() != n) {
      Thread.sleep(10);
    }
    long want = 0;
    for (int i = 0; i < n; i++) {
      want += i + (long) ref(i).value + VALUE;
    }
    Harness.check("parked", total.get(), want);
  }
}
