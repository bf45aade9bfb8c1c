import static dev.goj.Go.go;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chat room: users come, talk and go; the room is a goroutine that owns the list of users. */
public class Main {
  sealed interface Event {
    String user();

    record Joined(String user, SendChannel<String> screen) implements Event {}

    record Said(String user, String text) implements Event {}

    record Left(String user, SendChannel<Boolean> gone) implements Event {}
  }

  static final class Room {
    private final Channel<Event> events = Channel.unbuffered();
    private final Channel<SendChannel<List<String>>> whoIsThere = Channel.unbuffered();
    private final Map<String, SendChannel<String>> screens = new LinkedHashMap<>();

    void open() {
      while (true) {
        select(
            receive(events, this::handle),
            receive(whoIsThere, reply -> reply.send(new ArrayList<>(screens.keySet()))));
      }
    }

    private void handle(Event event) {
      if (event instanceof Event.Joined joined) {
        tellAll(joined.user() + " has come");
        screens.put(joined.user(), joined.screen());
      } else if (event instanceof Event.Said said) {
        if (said.text().startsWith("@")) {
          whisper(said);
        } else {
          tellAll(said.user() + ": " + said.text());
        }
      } else if (event instanceof Event.Left left) {
        screens.remove(left.user()).close();
        tellAll(left.user() + " has gone");
        left.gone().send(true);
      }
    }

    private void whisper(Event.Said said) {
      String[] parts = said.text().substring(1).split(" ", 2);
      SendChannel<String> screen = screens.get(parts[0]);
      if (screen == null) {
        screens.get(said.user()).send("nobody is called " + parts[0]);
      } else {
        screen.send(said.user() + " (to you): " + parts[1]);
      }
    }

    private void tellAll(String line) {
      for (SendChannel<String> screen : screens.values()) {
        screen.send(line);
      }
    }
  }

  static final class User {
    final String name;
    final List<String> seen = new ArrayList<>();
    private final Room room;
    private final Channel<String> screen = Channel.unbuffered();
    private final Channel<Integer> finished = Channel.buffered(1);

    private User(String name, Room room) {
      this.name = name;
      this.room = room;
    }

    static User join(String name, Room room) {
      User user = new User(name, room);
      go(() -> user.watch(user.screen));
      room.events.send(new Event.Joined(name, user.screen));
      return user;
    }

    private void watch(ReceiveChannel<String> lines) {
      for (String line : lines) {
        seen.add(line);
      }
      finished.send(seen.size());
    }

    User say(String text) {
      room.events.send(new Event.Said(name, text));
      return this;
    }

    /** Leaves, and waits until everything has been seen. */
    int leave() {
      Channel<Boolean> gone = Channel.unbuffered();
      room.events.send(new Event.Left(name, gone));
      gone.receive();
      return finished.receive();
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Room room = new Room();
          go(room::open);
          User ann = User.join("ann", room);
          User bob = User.join("bob", room);
          ann.say("hello").say("@bob psst");
          User cy = User.join("cy", room);
          cy.say("hi all").say("@dee are you there?");
          System.out.println("bob saw " + bob.leave() + " lines");
          ann.say("bye");
          Channel<List<String>> reply = Channel.unbuffered();
          room.whoIsThere.send(reply);
          System.out.println("there: " + reply.receive());
          cy.leave();
          ann.leave();
          for (User user : List.of(ann, bob, cy)) {
            for (String line : user.seen) {
              System.out.println(user.name + "| " + line);
            }
          }
        });
  }
}
