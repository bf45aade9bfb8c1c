import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** An elevator, its motor, its door and its controller: state machines that talk over channels. */
public class Main {
  enum Direction {
    UP {
      @Override
      int next(int floor) {
        return floor + 1;
      }

      @Override
      Direction opposite() {
        return DOWN;
      }
    },
    DOWN {
      @Override
      int next(int floor) {
        return floor - 1;
      }

      @Override
      Direction opposite() {
        return UP;
      }
    };

    abstract int next(int floor);

    abstract Direction opposite();
  }

  record Call(int floor, SendChannel<Integer> arrived) {}

  /** Moves one floor for each command, and says where it is. */
  static void motor(ReceiveChannel<Direction> commands, SendChannel<Integer> position) {
    int floor = 0;
    for (Direction direction : commands) {
      floor = direction.next(floor);
      position.send(floor);
    }
    position.close();
  }

  static void door(ReceiveChannel<String> commands, SendChannel<String> state) {
    String now = "closed";
    for (String command : commands) {
      switch (command) {
        case "open":
          if (now.equals("open")) throw new IllegalStateException("open already");
          now = "open";
          break;
        case "close":
          now = "closed";
          break;
        default:
          throw new IllegalArgumentException(command);
      }
      state.send(now);
    }
  }

  static List<String> control(List<Call> calls) {
    Channel<Direction> move = Channel.unbuffered();
    Channel<Integer> position = Channel.unbuffered();
    Channel<String> doorCommands = Channel.unbuffered();
    Channel<String> doorState = Channel.unbuffered();
    go(() -> motor(move, position));
    go(() -> door(doorCommands, doorState));

    List<String> log = new ArrayList<>();
    TreeSet<Integer> stops = new TreeSet<>();
    calls.forEach(c -> stops.add(c.floor()));
    Direction direction = Direction.UP;
    int floor = 0;
    travelling:
    while (true) {
      if (stops.remove(floor)) {
        doorCommands.send("open");
        log.add(floor + " " + doorState.receive());
        for (Call call : calls) {
          if (call.floor() == floor) {
            call.arrived().send(floor);
          }
        }
        doorCommands.send("close");
        log.add(floor + " " + doorState.receive());
      }
      Integer next = direction == Direction.UP ? stops.higher(floor) : stops.lower(floor);
      if (next == null) {
        if (stops.isEmpty()) {
          break travelling;
        }
        direction = direction.opposite();
        continue;
      }
      while (floor != next) {
        move.send(direction);
        floor = position.receive();
        log.add(direction + " to " + floor);
      }
    }
    move.close();
    doorCommands.close();
    return log;
  }

  public static void main(String[] args) {
    run(
        () -> {
          List<Call> calls = new ArrayList<>();
          Channel<Integer> arrivals = Channel.buffered(10);
          for (int floor : new int[] {3, 1, 0, -2, 3}) {
            calls.add(new Call(floor, arrivals));
          }
          control(calls).forEach(System.out::println);
          arrivals.close();
          StringBuilder line = new StringBuilder("passengers out at");
          for (int floor : arrivals) {
            line.append(' ').append(floor);
          }
          System.out.println(line);
        });
  }
}
