import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.sync.WaitGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Concurrent map-reduce: mappers, a shuffle by key, and reducers that each own their keys. */
public class Main {
  @FunctionalInterface
  interface Mapper<I, K, V> {
    void map(I input, Emitter<K, V> emit);
  }

  interface Emitter<K, V> {
    void emit(K key, V value);
  }

  record Pair<K, V>(K key, V value) {}

  static final class Job<I, K extends Comparable<K>, V> {
    private final Mapper<I, K, V> mapper;
    private final BinaryOperator<V> reducer;
    private final List<Channel<Pair<K, V>>> partitions = new ArrayList<>();

    Job(Mapper<I, K, V> mapper, BinaryOperator<V> reducer, int reducers) {
      this.mapper = mapper;
      this.reducer = reducer;
      for (int i = 0; i < reducers; i++) {
        partitions.add(Channel.buffered(4));
      }
    }

    private void map(ReceiveChannel<I> inputs) {
      List<Pair<K, V>> emitted = new ArrayList<>();
      for (I input : inputs) {
        mapper.map(input, (k, v) -> emitted.add(new Pair<>(k, v)));
        for (Pair<K, V> pair : emitted) {
          partitions.get(Math.floorMod(pair.key().hashCode(), partitions.size())).send(pair);
        }
        emitted.clear();
      }
    }

    private Map<K, V> reduce(ReceiveChannel<Pair<K, V>> pairs) {
      Map<K, V> result = new HashMap<>();
      for (Pair<K, V> pair : pairs) {
        result.merge(pair.key(), pair.value(), reducer);
      }
      return result;
    }

    TreeMap<K, V> run(Iterable<I> inputs, int mappers) {
      Channel<I> work = Channel.unbuffered();
      WaitGroup mapping = new WaitGroup();
      for (int i = 0; i < mappers; i++) {
        mapping.go(() -> map(work));
      }
      Channel<Map<K, V>> reduced = Channel.unbuffered();
      for (Channel<Pair<K, V>> partition : partitions) {
        go(() -> reduced.send(reduce(partition)));
      }
      for (I input : inputs) {
        work.send(input);
      }
      work.close();
      mapping.await();
      partitions.forEach(Channel::close);
      TreeMap<K, V> result = new TreeMap<>();
      for (int i = 0; i < partitions.size(); i++) {
        result.putAll(reduced.receive());
      }
      return result;
    }
  }

  public static void main(String[] args) {
    List<String> lines =
        """
        it was the best of times it was the worst of times
        it was the age of wisdom it was the age of foolishness
        it was the epoch of belief it was the epoch of incredulity
        """
            .lines()
            .toList();
    run(
        () -> {
          Job<String, String, Integer> words =
              new Job<>(
                  (line, out) -> {
                    for (String word : line.split(" ")) {
                      out.emit(word, 1);
                    }
                  },
                  Integer::sum,
                  3);
          System.out.println(words.run(lines, 2));

          List<Integer> numbers = new ArrayList<>();
          for (int i = 1; i <= 1000; i++) {
            numbers.add(i);
          }
          Job<Integer, Integer, Long> sums =
              new Job<>((n, out) -> out.emit(n % 7, (long) n * n), Long::sum, 2);
          System.out.println(sums.run(numbers, 5));
        });
  }
}
