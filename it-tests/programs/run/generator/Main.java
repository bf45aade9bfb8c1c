import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import java.util.ArrayList;
import java.util.List;

/** Generators: code that produces values in the middle of loops and recursion, asked one by one. */
public class Main {
  interface Yielding<T> {
    void produce(SendChannel<T> out);
  }

  static <T> ReceiveChannel<T> generate(Yielding<T> body) {
    Channel<T> out = Channel.unbuffered();
    go(
        () -> {
          body.produce(out);
          out.close();
        });
    return out;
  }

  static void hanoi(int discs, char from, char to, char via, SendChannel<String> out) {
    if (discs == 0) {
      return;
    }
    hanoi(discs - 1, from, via, to, out);
    out.send(from + "" + to);
    hanoi(discs - 1, via, to, from, out);
  }

  static void permutations(
      List<Integer> chosen, List<Integer> left, SendChannel<List<Integer>> out) {
    if (left.isEmpty()) {
      out.send(List.copyOf(chosen));
      return;
    }
    for (Integer next : left) {
      List<Integer> rest = new ArrayList<>(left);
      rest.remove(next);
      chosen.add(next);
      permutations(chosen, rest, out);
      chosen.remove(chosen.size() - 1);
    }
  }

  static ReceiveChannel<Long> fibonacci() {
    return generate(
        out -> {
          long a = 0;
          long b = 1;
          while (true) {
            out.send(a);
            long next = a + b;
            a = b;
            b = next;
          }
        });
  }

  static <T> ReceiveChannel<T> take(int n, ReceiveChannel<? extends T> from) {
    return generate(
        out -> {
          for (int i = 0; i < n; i++) {
            T next = from.receive();
            if (next == null) {
              return;
            }
            out.send(next);
          }
        });
  }

  /** Merges two ascending streams into one without duplicates. */
  static ReceiveChannel<Long> merge(ReceiveChannel<Long> a, ReceiveChannel<Long> b) {
    return generate(
        out -> {
          Long x = a.receive();
          Long y = b.receive();
          while (x != null || y != null) {
            if (y == null || x != null && x < y) {
              out.send(x);
              x = a.receive();
            } else if (x == null || y < x) {
              out.send(y);
              y = b.receive();
            } else {
              out.send(x);
              x = a.receive();
              y = b.receive();
            }
          }
        });
  }

  static ReceiveChannel<Long> multiples(long of, long below) {
    return generate(
        out -> {
          for (long n = of; n < below; n += of) {
            out.send(n);
          }
        });
  }

  static String join(ReceiveChannel<?> values) {
    StringBuilder line = new StringBuilder();
    for (Object value : values) {
      line.append(line.length() == 0 ? "" : " ").append(value);
    }
    return line.toString();
  }

  public static void main(String[] args) {
    run(
        () -> {
          System.out.println(join(Main.<String>generate(out -> hanoi(4, 'a', 'c', 'b', out))));
          System.out.println(
              join(
                  Main.<List<Integer>>generate(
                      out -> permutations(new ArrayList<>(), List.of(1, 2, 3), out))));
          System.out.println(join(take(20, fibonacci())));
          System.out.println(join(take(5, generate(out -> out.send("only one")))));
          System.out.println(join(merge(multiples(3, 40), multiples(5, 40))));
          long sum = 0;
          for (long n : merge(multiples(3, 1000), multiples(5, 1000))) {
            sum += n;
          }
          System.out.println("sum " + sum);
        });
  }
}
