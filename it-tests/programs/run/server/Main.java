import static dev.goj.Go.go;
import static dev.goj.Go.receive;
import static dev.goj.Go.run;
import static dev.goj.Go.select;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;
import dev.goj.sync.WaitGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server without a network: connections are pairs of channels, each served by a goroutine,
 * requests go to handlers, and a shutdown lets those that are open finish.
 */
public class Main {
  record Request(String method, String path) {
    static Request parse(String line) {
      String[] parts = line.trim().split("\\s+");
      if (parts.length != 2) {
        throw new IllegalArgumentException("malformed request: " + line);
      }
      return new Request(parts[0], parts[1]);
    }
  }

  record Response(int status, String body) {
    @Override
    public String toString() {
      return status + " " + body;
    }
  }

  @FunctionalInterface
  interface Handler {
    Response handle(Request request) throws Exception;
  }

  record Connection(Channel<String> in, Channel<String> out) {
    Connection() {
      this(Channel.unbuffered(), Channel.unbuffered());
    }
  }

  static final class Listener {
    private final Channel<Connection> accepts = Channel.unbuffered();

    Connection dial() {
      Connection c = new Connection();
      accepts.send(c);
      return c;
    }
  }

  static final class Server {
    private final Map<String, Handler> routes = new LinkedHashMap<>();
    private final WaitGroup open = new WaitGroup();
    private final Channel<Void> shutdown = Channel.unbuffered();

    Server route(String path, Handler handler) {
      routes.put(path, handler);
      return this;
    }

    void serve(Listener listener) {
      boolean[] running = {true};
      while (running[0]) {
        select(
            receive(listener.accepts, c -> open.go(() -> talk(c))),
            receive(shutdown, closed -> running[0] = false));
      }
    }

    private void talk(Connection c) {
      try {
        for (String line : c.in()) {
          c.out().send(respond(line).toString());
        }
      } finally {
        c.out().close();
      }
    }

    private Response respond(String line) {
      try {
        Request request = Request.parse(line);
        for (Map.Entry<String, Handler> route : routes.entrySet()) {
          if (request.path().startsWith(route.getKey())) {
            return route.getValue().handle(request);
          }
        }
        return new Response(404, "no " + request.path());
      } catch (IllegalArgumentException e) {
        return new Response(400, e.getMessage());
      } catch (Exception e) {
        return new Response(500, e.toString());
      }
    }

    void shutDown() {
      shutdown.close();
      open.await();
    }
  }

  /** A handler that waits for a goroutine of its own. */
  static final class Counter {
    private final Channel<Channel<Integer>> questions = Channel.unbuffered();

    Counter() {
      go(() -> count(questions));
    }

    private static void count(ReceiveChannel<? extends SendChannel<Integer>> questions) {
      int n = 0;
      for (SendChannel<Integer> question : questions) {
        question.send(++n);
      }
    }

    Response handle(Request request) {
      Channel<Integer> answer = Channel.unbuffered();
      questions.send(answer);
      return new Response(200, "visitor " + answer.receive());
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          Counter counter = new Counter();
          Server server =
              new Server()
                  .route("/hello/", r -> new Response(200, "Hello, " + r.path().substring(7)))
                  .route("/count", counter::handle)
                  .route(
                      "/fail",
                      r -> {
                        throw new UnsupportedOperationException(r.method());
                      });
          Listener listener = new Listener();
          go(() -> server.serve(listener));

          Connection c = listener.dial();
          for (String line :
              new String[] {
                "GET /hello/Ann", "GET /count", "bad", "GET /nowhere", "POST /fail", "GET /count"
              }) {
            c.in().send(line);
            System.out.println(c.out().receive());
          }

          Channel<Boolean> done = Channel.unbuffered();
          int clients = 40;
          for (int i = 0; i < clients; i++) {
            String name = "client" + i;
            go(
                () -> {
                  Connection mine = listener.dial();
                  mine.in().send("GET /hello/" + name);
                  boolean right = mine.out().receive().equals("200 Hello, " + name);
                  mine.in().send("GET /count");
                  right &= mine.out().receive().startsWith("200 visitor ");
                  mine.in().close();
                  done.send(right && mine.out().receive() == null);
                });
          }
          int right = 0;
          for (int i = 0; i < clients; i++) {
            if (done.receive()) {
              right++;
            }
          }
          System.out.println(right + " of " + clients + " clients were served");
          c.in().send("GET /count");
          System.out.println(c.out().receive());
          c.in().close();
          server.shutDown();
          System.out.println("shut down");
        });
  }
}
