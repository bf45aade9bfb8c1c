import module java.base;

import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;

// A compact source file: no class, an instance main, the types of a whole module.

private final List<String> said = new ArrayList<>();

int sum(List<Integer> numbers) {
  int sum = 0;
  for (int n : numbers) {
    sum = sum * 10 + Points.point(n);
  }
  said.add("sum");
  return sum + said.size();
}

static String joined(String separator) {
  return Stream.of(Points.point("a"), Points.point("b")).collect(Collectors.joining(separator));
}

record Pair(int left, int right) {
  int both() {
    return left + Points.point(right);
  }
}

class Named {
  int own(Pair pair) {
    return pair.both() + Points.point(1000);
  }
}

int unnamed() {
  int count = 0;
  for (var _ : List.of(1, 2)) {
    count += Points.point(1);
  }
  if ((Object) new Pair(Points.point(3), 4) instanceof Pair(int left, _)) {
    count += new Pair(left, 10).both();
  }
  var self = this;
  var pair = new Pair(1, 2);
  count += Points.point(20) + new Named().own(pair) + self.said.size();
  BinaryOperator<Integer> first = (a, _) -> a + Points.point(100);
  return first.apply(count, 7);
}

int throughGoroutines() {
  Channel<Integer> numbers = Channel.unbuffered();
  go(
      () -> {
        for (int i = 1; i <= 3; i++) {
          numbers.send(i);
        }
        numbers.close();
      });
  int sum = 0;
  for (int n : numbers) {
    sum += n;
  }
  return sum;
}

void main() {
  run(
      () -> {
        said.clear();
        Points.check(
            "fields",
            () -> {
              said.clear();
              return sum(List.of(1, 2));
            });
        Points.check("statics", () -> joined("-"));
        Points.check("unnamed", this::unnamed);
        IO.println(throughGoroutines());
      });
}
