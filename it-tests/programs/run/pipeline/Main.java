import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** A pipeline of stages with fan-out over several goroutines and fan-in to one channel. */
public class Main {
  record Reading(int sensor, int celsius) {}

  /** Emits the elements of a list and closes its channel. */
  static <T> ReceiveChannel<T> source(List<T> elements) {
    Channel<T> out = Channel.unbuffered();
    go(
        () -> {
          for (T element : elements) {
            out.send(element);
          }
          out.close();
        });
    return out;
  }

  /** One stage: applies a function to whatever comes in. */
  static <A, B> ReceiveChannel<B> map(ReceiveChannel<A> in, Function<? super A, ? extends B> f) {
    Channel<B> out = Channel.buffered(4);
    go(
        () -> {
          try {
            for (A a : in) {
              out.send(f.apply(a));
            }
          } finally {
            out.close();
          }
        });
    return out;
  }

  /** Fan-out: several stages read the same channel. */
  static <A, B> List<ReceiveChannel<B>> fanOut(
      int width, ReceiveChannel<A> in, Function<? super A, ? extends B> f) {
    List<ReceiveChannel<B>> outs = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      outs.add(map(in, f));
    }
    return outs;
  }

  /** Fan-in: everything from all the channels, closed when the last of them is. */
  static <T> ReceiveChannel<T> merge(List<? extends ReceiveChannel<? extends T>> channels) {
    Channel<T> out = Channel.unbuffered();
    WaitGroup open = new WaitGroup();
    open.add(channels.size());
    for (ReceiveChannel<? extends T> channel : channels) {
      go(
          () -> {
            for (T t : channel) {
              out.send(t);
            }
            open.done();
          });
    }
    go(
        () -> {
          open.await();
          out.close();
        });
    return out;
  }

  static List<Integer> rawReadings(int count) {
    List<Integer> raw = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      raw.add(i * 7919 % 4096);
    }
    return raw;
  }

  public static void main(String[] args) {
    run(
        () -> {
          ReceiveChannel<Integer> raw = source(rawReadings(1000));
          ReceiveChannel<Reading> readings = map(raw, r -> new Reading(r % 5, r / 32));
          var fahrenheit =
              fanOut(3, readings, r -> new int[] {r.sensor(), r.celsius() * 9 / 5 + 32});
          var totals = new TreeMap<Integer, Long>();
          int seen = 0;
          for (int[] pair : Main.<int[]>merge(fahrenheit)) {
            totals.merge(pair[0], (long) pair[1], Long::sum);
            seen++;
          }
          System.out.println(seen + " readings");
          totals.forEach((sensor, sum) -> System.out.println("sensor " + sensor + ": " + sum));
        });
  }
}
