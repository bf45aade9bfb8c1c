import dev.goj.Channel;

class Main {
  int sum(Channel<Integer> numbers) {
    int sum = 0;
    sum += numbers.receive(); // TIMES 800
    return sum;
  }
}
