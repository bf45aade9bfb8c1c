import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.NonPreemptible;
import dev.goj.sync.WaitGroup;
import java.util.concurrent.atomic.AtomicInteger;

/** Goroutines that only compute, more of them than processors, do not keep the others waiting. */
public class Main {
  private static final int HOGS = 20;

  public static void main(String[] args) {
    run(
        () -> {
          AtomicInteger round = new AtomicInteger();
          WaitGroup hogs = new WaitGroup();
          for (int i = 0; i < HOGS; i++) {
            hogs.go(
                () -> {
                  long x = 27;
                  while (round.get() < 10) {
                    x = x % 2 == 0 ? x / 2 : 3 * x + 1;
                  }
                });
          }
          hogs.go(() -> insist(round));
          Channel<Integer> rounds = Channel.unbuffered();
          for (int i = 1; i <= 10; i++) {
            int next = i;
            go(() -> rounds.send(next));
            System.out.println("round " + rounds.receive());
            round.set(next);
          }
          hogs.await();
          System.out.println("all hogs have seen it");
        });
  }

  /** This one does not even give way when it is asked to. */
  @NonPreemptible
  static void insist(AtomicInteger round) {
    while (round.get() < 10) {
      Thread.onSpinWait();
    }
  }
}
