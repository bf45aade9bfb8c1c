import static dev.goj.Go.go;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;

import dev.goj.Channel;

/** The Santa Claus problem: woken by nine reindeer, or by three elves out of ten. */
public class Main {
  /** Who has come together, and where they wait to be let go. */
  record Group(String kind, int size, Channel<Boolean> door) {}

  /** Collects single arrivals into groups. */
  static void gather(
      String kind, int size, Channel<Channel<Boolean>> arrivals, Channel<Group> santa) {
    while (true) {
      Channel<Channel<Boolean>> waiting = Channel.buffered(size);
      for (int i = 0; i < size; i++) {
        waiting.send(arrivals.receive());
      }
      Channel<Boolean> door = Channel.unbuffered();
      santa.send(new Group(kind, size, door));
      door.receive();
      for (int i = 0; i < size; i++) {
        waiting.receive().send(true);
      }
    }
  }

  static void helper(Channel<Channel<Boolean>> arrivals) {
    Channel<Boolean> mine = Channel.unbuffered();
    while (true) {
      arrivals.send(mine);
      mine.receive();
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Channel<Channel<Boolean>> reindeer = Channel.unbuffered();
          Channel<Channel<Boolean>> elves = Channel.unbuffered();
          Channel<Group> sleigh = Channel.unbuffered();
          Channel<Group> study = Channel.unbuffered();
          go(() -> gather("reindeer", 9, reindeer, sleigh));
          go(() -> gather("elves", 3, elves, study));
          for (int i = 0; i < 9; i++) {
            go(() -> helper(reindeer));
          }
          for (int i = 0; i < 10; i++) {
            go(() -> helper(elves));
          }

          int[] deliveries = {0};
          int[] meetings = {0};
          while (deliveries[0] < 4 || meetings[0] < 30) {
            select(
                receive(
                    deliveries[0] < 4 ? sleigh : null,
                    group -> {
                      deliveries[0]++;
                      group.door().send(true);
                    }),
                receive(
                    meetings[0] < 30 ? study : null,
                    group -> {
                      meetings[0]++;
                      group.door().send(true);
                    }));
          }
          System.out.println(deliveries[0] + " deliveries with nine reindeer");
          System.out.println(meetings[0] + " meetings with three elves");
        });
  }
}
