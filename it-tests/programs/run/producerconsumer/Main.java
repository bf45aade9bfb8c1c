import static dev.goj.Go.go;
import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import dev.goj.sync.WaitGroup;

/** Several producers and consumers around one bounded queue; the last producer closes it. */
public class Main {
  record Item(int producer, int serial) {}

  static void produce(int producer, int count, SendChannel<Item> queue) {
    for (int serial = 0; serial < count; serial++) {
      queue.send(new Item(producer, serial));
      if ((serial + producer) % 7 == 0) {
        yieldNow();
      }
    }
  }

  /** Counts what it gets, and checks that each producer's items come in order. */
  static int consume(ReceiveChannel<Item> queue, int producers) {
    int[] last = new int[producers];
    java.util.Arrays.fill(last, -1);
    int count = 0;
    for (Item item : queue) {
      if (item.serial() <= last[item.producer()]) {
        throw new IllegalStateException(item + " came after " + last[item.producer()]);
      }
      last[item.producer()] = item.serial();
      count++;
    }
    return count;
  }

  static int transfer(int producers, int consumers, int each, int capacity) {
    Channel<Item> queue = Channel.buffered(capacity);
    Channel<Integer> counts = Channel.unbuffered();
    WaitGroup producing = new WaitGroup();
    for (int p = 0; p < producers; p++) {
      int producer = p;
      producing.go(() -> produce(producer, each, queue));
    }
    go(
        () -> {
          producing.await();
          queue.close();
        });
    for (int c = 0; c < consumers; c++) {
      go(() -> counts.send(consume(queue, producers)));
    }
    int total = 0;
    for (int c = 0; c < consumers; c++) {
      total += counts.receive();
    }
    return total;
  }

  public static void main(String[] args) {
    run(
        () -> {
          int[][] settings = {{1, 1, 1000, 0}, {1, 8, 1000, 3}, {8, 1, 100, 16}, {5, 7, 200, 1}};
          for (int[] s : settings) {
            System.out.printf(
                "%d producers, %d consumers, capacity %d: %d items%n",
                s[0], s[1], s[3], transfer(s[0], s[1], s[2], s[3]));
          }
        });
  }
}
