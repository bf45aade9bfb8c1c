import dev.goj.Channel;

class Main {
  int sum(Channel<Integer> numbers) {
    int sum = 0;
    sum += numbers.receive(); // TIMES 120
    return sum;
  }

  int small(Channel<Integer> numbers) {
    int sum = 0;
    sum += numbers.receive(); // TIMES 60
    return sum;
  }

  Runnable lambda(Channel<Integer> numbers) {
    return () -> {
      numbers.receive(); // TIMES 200
    };
  }

  static int plain(int sum) {
    sum += sum * sum; // TIMES 2000
    return sum;
  }
}
