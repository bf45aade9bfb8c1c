import static dev.goj.Go.go;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.sync.WaitGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hub that owns the subscriptions: one goroutine, one select, no locks. */
public class Main {
  record Message(String topic, String text) {}

  static final class Subscription {
    final String topic;
    final Channel<String> messages = Channel.buffered(2);

    Subscription(String topic) {
      this.topic = topic;
    }
  }

  static final class Hub {
    private final Channel<Subscription> join = Channel.unbuffered();
    private final Channel<Subscription> leave = Channel.unbuffered();
    private final Channel<Message> publish = Channel.unbuffered();
    private final Channel<Channel<Integer>> stop = Channel.unbuffered();
    private final Map<String, List<Subscription>> byTopic = new LinkedHashMap<>();
    private int delivered;
    private boolean running = true;

    void loop() {
      while (running) {
        select(
            receive(join, s -> byTopic.computeIfAbsent(s.topic, t -> new ArrayList<>()).add(s)),
            receive(leave, this::remove),
            receive(publish, this::deliver),
            receive(
                stop,
                done -> {
                  running = false;
                  for (List<Subscription> all : byTopic.values()) {
                    for (Subscription s : all) {
                      s.messages.close();
                    }
                  }
                  done.send(delivered);
                }));
      }
    }

    private void remove(Subscription s) {
      byTopic.get(s.topic).remove(s);
      s.messages.close();
    }

    private void deliver(Message m) {
      for (Subscription s : byTopic.getOrDefault(m.topic(), List.of())) {
        s.messages.send(m.text());
        delivered++;
      }
    }

    Subscription subscribe(String topic) {
      Subscription s = new Subscription(topic);
      join.send(s);
      return s;
    }

    int shutdown() {
      Channel<Integer> done = Channel.unbuffered();
      stop.send(done);
      return done.receive();
    }
  }

  static void print(String name, ReceiveChannel<String> messages, List<String> log) {
    int n = 0;
    for (String text : messages) {
      log.add(name + " " + ++n + ": " + text);
    }
    log.add(name + " is done");
  }

  public static void main(String[] args) {
    run(
        () -> {
          Hub hub = new Hub();
          go(hub::loop);
          WaitGroup readers = new WaitGroup();
          List<List<String>> logs = new ArrayList<>();
          Map<String, Subscription> readersByName = new LinkedHashMap<>();
          for (String spec : "ann:news bob:news cy:sport dee:weather".split(" ")) {
            String name = spec.substring(0, spec.indexOf(':'));
            Subscription s = hub.subscribe(spec.substring(spec.indexOf(':') + 1));
            readersByName.put(name, s);
            List<String> log = new ArrayList<>();
            logs.add(log);
            readers.go(() -> print(name, s.messages, log));
          }
          for (int i = 1; i <= 4; i++) {
            hub.publish.send(new Message("news", "headline " + i));
            hub.publish.send(new Message("sport", i + ":" + (4 - i)));
            if (i == 2) {
              hub.leave.send(readersByName.get("bob"));
            }
          }
          int delivered = hub.shutdown();
          readers.await();
          for (List<String> log : logs) {
            log.forEach(System.out::println);
          }
          System.out.println(delivered + " delivered");
        });
  }
}
