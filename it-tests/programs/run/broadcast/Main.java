import static dev.goj.Go.otherwise;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.sync.WaitGroup;
import java.util.Arrays;

/** Closing a channel tells everybody: a starting gun, and a stop signal. */
public class Main {
  static final int RUNNERS = 50;

  /** Works until told to stop; the number of rounds is its own affair. */
  static String worker(int id, ReceiveChannel<Void> stop) {
    boolean[] stopped = {false};
    int rounds = 0;
    while (!stopped[0]) {
      rounds++;
      select(receive(stop, closed -> stopped[0] = true), otherwise(() -> yieldNow()));
    }
    return "worker " + id + (rounds > 0 ? " has stopped" : " never ran");
  }

  static void race() {
    Channel<Void> gun = Channel.unbuffered();
    WaitGroup ready = new WaitGroup();
    WaitGroup finished = new WaitGroup();
    boolean[] started = new boolean[RUNNERS];
    ready.add(RUNNERS);
    for (int i = 0; i < RUNNERS; i++) {
      int runner = i;
      finished.go(
          () -> {
            ready.done();
            gun.receive();
            started[runner] = true;
          });
    }
    ready.await();
    for (boolean early : started) {
      if (early) {
        throw new AssertionError("false start");
      }
    }
    gun.close();
    finished.await();
    int count = 0;
    for (boolean s : started) {
      count += s ? 1 : 0;
    }
    System.out.println(count + " runners started");
  }

  static void stopSignal() {
    Channel<Void> stop = Channel.unbuffered();
    String[] reports = new String[4];
    WaitGroup workers = new WaitGroup();
    for (int i = 0; i < reports.length; i++) {
      int id = i;
      workers.go(() -> reports[id] = worker(id, stop));
    }
    yieldNow();
    stop.close();
    workers.await();
    System.out.println(String.join("\n", Arrays.asList(reports)));
  }

  /**
   * A closed channel gives what is left in it, and then null for ever; here, outside of any
   * goroutine.
   */
  static void drained() {
    Channel<Integer> channel = Channel.buffered(3);
    channel.send(1);
    channel.send(2);
    channel.close();
    for (int i = 0; i < 4; i++) {
      System.out.print(channel.receive() + " ");
    }
    System.out.println(channel.length() + " of " + channel.capacity());
  }

  public static void main(String[] args) {
    run(
        () -> {
          race();
          stopSignal();
        });
    drained();
  }
}
