import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;

/** The thread ring: who holds the token when it has made its last hop? */
public class Main {
  static final int NODES = 503;

  static void node(
      int name, ReceiveChannel<Integer> in, SendChannel<Integer> out, SendChannel<Integer> winner) {
    for (; ; ) {
      int token = in.receive();
      if (token == 0) {
        winner.send(name);
        return;
      }
      out.send(token - 1);
    }
  }

  static int play(int hops) {
    Channel<Integer> winner = Channel.unbuffered();
    Channel<Integer> first = Channel.unbuffered();
    Channel<Integer> in = first;
    for (int i = 1; i <= NODES; i++) {
      int name = i;
      var from = in;
      var to = i == NODES ? first : Channel.<Integer>unbuffered();
      go(() -> node(name, from, to, winner));
      in = to;
    }
    first.send(hops);
    return winner.receive();
  }

  public static void main(String[] args) {
    run(
        () -> {
          for (int hops : new int[] {0, 1, 502, 503, 1000, 50_000}) {
            System.out.println(hops + " hops: node " + play(hops));
          }
        });
  }
}
