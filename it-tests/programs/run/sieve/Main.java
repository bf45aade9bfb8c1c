import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;

/** The concurrent prime sieve: a goroutine for each prime found filters out its multiples. */
public class Main {
  static void generate(SendChannel<Integer> out) {
    for (int i = 2; ; i++) {
      out.send(i);
    }
  }

  static void filter(ReceiveChannel<Integer> in, SendChannel<Integer> out, int prime) {
    while (true) {
      int i = in.receive();
      if (i % prime != 0) {
        out.send(i);
      }
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<Integer> source = Channel.unbuffered();
          go(() -> generate(source));
          Channel<Integer> ch = source;
          for (int n = 0; n < 100; n++) {
            int prime = ch.receive();
            System.out.print(prime + (n % 10 == 9 ? "\n" : " "));
            Channel<Integer> in = ch;
            Channel<Integer> out = Channel.unbuffered();
            go(() -> filter(in, out, prime));
            ch = out;
          }
        });
  }
}
