import static dev.goj.Go.async;
import static dev.goj.Go.go;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;

import dev.goj.Channel;
import dev.goj.Computation;
import dev.goj.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An LRU cache behind a goroutine that owns the map. Who asks for a key that is just being computed
 * waits for that computation; a failed one is not kept.
 */
public class Main {
  interface Loader<K, V> {
    V load(K key) throws Exception;
  }

  static final class Cache<K, V> {
    private record Get<K, V>(K key, Channel<Task<V>> reply) {}

    private record Forget<K, V>(K key, Task<V> task) {}

    private final Channel<Get<K, V>> gets = Channel.unbuffered();
    private final Channel<Forget<K, V>> forgets = Channel.unbuffered();
    private final Channel<Channel<List<K>>> listings = Channel.unbuffered();
    private int misses;

    Cache(int capacity, Loader<? super K, ? extends V> loader) {
      Map<K, Task<V>> entries =
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Task<V>> eldest) {
              return size() > capacity;
            }
          };
      go(() -> serve(entries, loader));
    }

    private void serve(Map<K, Task<V>> entries, Loader<? super K, ? extends V> loader) {
      while (true) {
        select(
            receive(
                gets,
                get -> {
                  Task<V> task = entries.get(get.key());
                  if (task == null) {
                    misses++;
                    Computation<V, Exception> load = () -> loader.load(get.key());
                    task = async(load);
                    entries.put(get.key(), task);
                  }
                  get.reply().send(task);
                }),
            receive(forgets, forget -> entries.remove(forget.key(), forget.task())),
            receive(listings, reply -> reply.send(new ArrayList<>(entries.keySet()))));
      }
    }

    V get(K key) {
      Channel<Task<V>> reply = Channel.unbuffered();
      gets.send(new Get<>(key, reply));
      Task<V> task = reply.receive();
      try {
        return task.await();
      } catch (Exception e) {
        forgets.send(new Forget<>(key, task));
        throw e;
      }
    }

    List<K> keys() {
      Channel<List<K>> reply = Channel.unbuffered();
      listings.send(reply);
      return reply.receive();
    }
  }

  static long fibonacci(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("negative: " + n);
    }
    long a = 0;
    long b = 1;
    while (n-- > 0) {
      long c = a + b;
      a = b;
      b = c;
    }
    return a;
  }

  public static void main(String[] args) {
    run(
        () -> {
          Cache<Integer, Long> cache = new Cache<>(3, Main::fibonacci);
          for (int key : new int[] {10, 20, 30, 10, 40, 20}) {
            System.out.println(key + " -> " + cache.get(key) + " " + cache.keys());
          }
          System.out.println(cache.misses + " misses");
          for (int i = 0; i < 2; i++) {
            try {
              cache.get(-1);
            } catch (IllegalArgumentException e) {
              System.out.println(e.getMessage() + " " + cache.misses);
            }
          }

          List<Task<Long>> readers = new ArrayList<>();
          for (int i = 0; i < 50; i++) {
            readers.add(async(() -> cache.get(90)));
          }
          long sum = 0;
          for (Task<Long> reader : readers) {
            sum += reader.await() % 1000;
          }
          System.out.println(sum + " " + cache.misses);
        });
  }
}
