import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A million goroutines are parked on channels at once; then all of them go on. */
public class Main {
  static final int GOROUTINES = 1_000_000;
  static final int GATES = 1000;

  /** How many have come to their gate; the last one says so. */
  static final class Arrivals {
    private final AtomicInteger count = new AtomicInteger();
    private final Channel<Integer> all = Channel.buffered(1);

    void arrive() {
      int arrived = count.incrementAndGet();
      if (arrived == GOROUTINES) {
        all.send(arrived);
      }
    }
  }

  static void visit(int id, Channel<Integer> gate, Arrivals arrivals, AtomicLong sum) {
    int parity = id % 2;
    arrivals.arrive();
    Integer ticket = gate.receive();
    sum.addAndGet(ticket == null ? id + parity : -1);
  }

  public static void main(String[] args) {
    run(
        () -> {
          Arrivals arrivals = new Arrivals();
          AtomicLong sum = new AtomicLong();
          Channel<Long> result = Channel.unbuffered();
          AtomicInteger gone = new AtomicInteger();
          @SuppressWarnings("unchecked")
          Channel<Integer>[] gates = new Channel[GATES];
          for (int i = 0; i < GATES; i++) {
            gates[i] = Channel.unbuffered();
          }
          for (int i = 0; i < GOROUTINES; i++) {
            int id = i;
            go(
                () -> {
                  visit(id, gates[id % GATES], arrivals, sum);
                  if (gone.incrementAndGet() == GOROUTINES) {
                    result.send(sum.get());
                  }
                });
          }
          System.out.println(arrivals.all.receive() + " at their gates");
          for (Channel<Integer> gate : gates) {
            gate.close();
          }
          System.out.println("sum " + result.receive());
        });
  }
}
