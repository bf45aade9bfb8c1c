import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;

public class Main {
  public static void main(String[] args) {
    run(
        () -> {
          Channel<Integer> numbers = Channel.unbuffered();
          for (int i = 1; i <= 100_000; i++) {
            int number = i;
            go(() -> numbers.send(number));
          }
          long sum = 0;
          for (int i = 1; i <= 100_000; i++) {
            sum += numbers.receive();
          }
          System.out.println("100,000 goroutines sum up to " + sum);
        });
  }
}
