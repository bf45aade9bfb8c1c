import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Code that the JDK calls: the JDK cannot be left in the middle. */
final class Callbacks {
  private Callbacks() {}

  static int all() throws Exception {
    return forEach()
        + stream()
        + supplier()
        + methodReference()
        + anonymous()
        + named()
        + strings(new Failure(), new InterruptedException())
        + executor();
  }

  private static int forEach() {
    int[] sum = new int[1];
    List.of(1, 2).forEach(n -> sum[0] += Answers.answer(n)); // WARNING "\[goj.blocks-worker\]"
    return sum[0];
  }

  private static int stream() {
    return List.of(1, 2).stream()
        .mapToInt(n -> Answers.answer(10 * n)) // WARNING "\[goj.blocks-worker\]"
        .sum();
  }

  private static int supplier() {
    Supplier<Integer> supplier = () -> Answers.answer(100); // WARNING "\[goj.blocks-worker\]"
    return Optional.<Integer>empty().orElseGet(supplier);
  }

  private static int methodReference() {
    UnaryOperator<Integer> operator = Answers::answer; // WARNING "\[goj.blocks-worker\]"
    return Optional.of(1000).map(operator).get();
  }

  private static int anonymous() {
    List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
    list.sort(
        new Comparator<Integer>() {
          @Override
          public int compare(Integer a, Integer b) {
            return Answers.answer(a - b); // WARNING "\[goj.blocks-worker\]"
          }
        });
    return list.get(0) * 10_000;
  }

  private static final class Slow implements Comparator<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      return Answers.answer(a - b);
    }
  }

  /** Where an object is only kept, or only used by our own code, nothing is warned of. */
  private static int named() {
    List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
    list.sort(new Slow()); // WARNING "\[goj.blocks-worker\]"
    Slow slow = new Slow();
    List<Comparator<Integer>> kept = new ArrayList<>();
    kept.add(slow);
    if (kept.get(0).compare(2, 1) > 0) {
      list.sort(list.isEmpty() ? null : slow); // WARNING "\[goj.blocks-worker\]"
    }
    return list.get(0) * 1_000_000;
  }

  /** What waits only where all objects have it is not warned of; nor what cannot be behind a call. */
  private static final class Failure extends RuntimeException implements Comparator<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      return a - b;
    }

    @Override
    public String toString() {
      return "" + Answers.answer(1);
    }
  }

  private static int strings(Exception any, InterruptedException other) {
    List<Integer> list = new ArrayList<>(List.of(2, 1));
    list.sort(new Failure());
    String s = "" + other.getMessage() + new IllegalStateException(new Failure()).getClass();
    s += other;
    s += any; // WARNING "\[goj.blocks-worker\]"
    return s.endsWith("1") ? 0 : 1;
  }

  private static int executor() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Callable<Integer> callable = () -> Answers.answer(100_000); // WARNING "\[goj.blocks-worker\]"
      Future<Integer> future = executor.submit(callable);
      return future.get(); // WARNING "\[goj.blocking-call\]"
    } finally {
      executor.shutdown();
    }
  }
}
