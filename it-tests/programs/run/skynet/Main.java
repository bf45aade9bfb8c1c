import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.SendChannel;

/** Skynet: a tree of goroutines, ten children each, that sums the numbers of its leaves. */
public class Main {
  static void skynet(SendChannel<Long> parent, long number, int size, int children) {
    if (size == 1) {
      parent.send(number);
      return;
    }
    Channel<Long> results = Channel.unbuffered();
    int part = size / children;
    for (int i = 0; i < children; i++) {
      long from = number + (long) i * part;
      go(() -> skynet(results, from, part, children));
    }
    long sum = 0;
    for (int i = 0; i < children; i++) {
      sum += results.receive();
    }
    parent.send(sum);
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<Long> result = Channel.unbuffered();
          for (int size = 1; size <= 100_000; size *= 10) {
            int leaves = size;
            go(() -> skynet(result, 0, leaves, 10));
            System.out.println(leaves + " leaves: " + result.receive());
          }
        });
  }
}
