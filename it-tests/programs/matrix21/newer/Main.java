import static dev.goj.Go.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;

/** What else newer versions of Java accept: unnamed variables, and their libraries' types. */
public class Main extends Points {
  static int unnamedVariables() {
    int count = 0;
    for (var _ : List.of(1, 2, 3)) {
      count += point(1);
    }
    int _ = point(5);
    try {
      point();
      throw new IllegalStateException();
    } catch (IllegalStateException _) {
      count += point(10);
    }
    try (Door _ = new Door()) {
      count += point(100);
    }
    java.util.function.IntBinaryOperator first = (a, _) -> a;
    return count + first.applyAsInt(1000, point(7));
  }

  static final class Door implements AutoCloseable {
    @Override
    public void close() {
      point("closed");
    }
  }

  static int sequenced() {
    SequencedCollection<Integer> numbers = new ArrayList<>(List.of(1, 2, 3));
    int sum = 0;
    for (int n : numbers.reversed()) {
      sum = sum * 10 + point(n);
    }
    numbers.addFirst(point(9));
    return sum + numbers.getFirst() + numbers.getLast();
  }

  public static void main(String[] args) {
    run(
        () -> {
          check("unnamed variables", Main::unnamedVariables);
          check("sequenced", Main::sequenced);
        });
  }
}
