import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;
import java.util.Arrays;

/** A reusable barrier: relaxation of a heated rod, in steps that all goroutines take together. */
public class Main {
  static final class Barrier {
    private final int parties;
    private final Mutex mutex = new Mutex();
    private Channel<Void> gate = Channel.unbuffered();
    private int waiting;
    private int generation;

    Barrier(int parties) {
      this.parties = parties;
    }

    /** Waits for the others; gives the number of the step that is over. */
    int await() {
      mutex.lock();
      int mine = generation;
      Channel<Void> myGate = gate;
      if (++waiting == parties) {
        waiting = 0;
        generation++;
        gate = Channel.unbuffered();
        myGate.close();
        mutex.unlock();
        return mine;
      }
      mutex.unlock();
      myGate.receive();
      return mine;
    }
  }

  static final int PARTS = 8;
  static final int STEPS = 100;

  static void relax(double[][] rods, int from, int to, Barrier barrier) {
    for (int step = 0; step < STEPS; step++) {
      double[] now = rods[step % 2];
      double[] next = rods[(step + 1) % 2];
      for (int i = from; i < to; i++) {
        next[i] = (now[i - 1] + 2 * now[i] + now[i + 1]) / 4;
      }
      int over = barrier.await();
      if (over != step) {
        throw new IllegalStateException("step " + step + " ended as " + over);
      }
    }
  }

  static double[] rod(int parts) {
    int each = 240 / parts;
    int length = each * parts + 2;
    double[][] rods = new double[2][length];
    rods[0][0] = rods[1][0] = 100;
    rods[0][length / 2] = 500;
    Barrier barrier = new Barrier(parts);
    WaitGroup all = new WaitGroup();
    for (int p = 0; p < parts; p++) {
      int from = 1 + p * each;
      all.go(() -> relax(rods, from, from + each, barrier));
    }
    all.await();
    return rods[STEPS % 2];
  }

  public static void main(String[] args) {
    run(
        () -> {
          double[] concurrent = rod(PARTS);
          System.out.printf("%.4f %.4f %.4f%n", concurrent[1], concurrent[60], concurrent[121]);
          System.out.println("as with one goroutine: " + Arrays.equals(concurrent, rod(1)));
        });
  }
}
