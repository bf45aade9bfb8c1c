import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;

/** Actors: each owns its state, has a mailbox, and answers by messages only. */
public class Main {
  sealed interface Message permits Deposit, Withdraw, Ask, Stop {}

  record Deposit(int amount) implements Message {}

  record Withdraw(int amount, Channel<Boolean> reply) implements Message {}

  record Ask(Channel<Integer> reply) implements Message {}

  record Stop(Channel<String> reply) implements Message {}

  abstract static class Actor<M> {
    private final Channel<M> mailbox = Channel.buffered(16);
    private boolean running = true;

    final void start() {
      go(this::loop);
    }

    private void loop() {
      while (running) {
        handle(mailbox.receive());
      }
    }

    final void tell(M message) {
      mailbox.send(message);
    }

    protected final void stop() {
      running = false;
    }

    protected abstract void handle(M message);
  }

  static final class Account extends Actor<Message> {
    private int balance;
    private int messages;

    @Override
    protected void handle(Message message) {
      messages++;
      if (message instanceof Deposit d) {
        balance += d.amount();
      } else if (message instanceof Withdraw w) {
        boolean enough = balance >= w.amount();
        if (enough) {
          balance -= w.amount();
        }
        w.reply().send(enough);
      } else if (message instanceof Ask a) {
        a.reply().send(balance);
      } else if (message instanceof Stop s) {
        stop();
        s.reply().send(messages + " messages, " + balance + " left");
      }
    }
  }

  /** An event loop: events run one after the other, and may post others. */
  static final class EventLoop extends Actor<Runnable> {
    private final Deque<Runnable> later = new ArrayDeque<>();
    final StringBuilder log = new StringBuilder();

    @Override
    protected void handle(Runnable event) {
      event.run();
      while (!later.isEmpty()) {
        later.poll().run();
      }
    }

    void post(Runnable event) {
      later.add(event);
    }

    void end() {
      stop();
    }
  }

  static <T> T ask(Account account, java.util.function.Function<Channel<T>, Message> question) {
    Channel<T> reply = Channel.unbuffered();
    account.tell(question.apply(reply));
    return reply.receive();
  }

  public static void main(String[] args) {
    run(
        () -> {
          var accounts = new TreeMap<String, Account>();
          for (String owner : new String[] {"ann", "bob"}) {
            Account account = new Account();
            account.start();
            accounts.put(owner, account);
          }
          Account ann = accounts.get("ann");
          Account bob = accounts.get("bob");
          for (int i = 1; i <= 10; i++) {
            ann.tell(new Deposit(i));
          }
          System.out.println("ann: " + Main.<Integer>ask(ann, Ask::new));
          boolean moved = Main.<Boolean>ask(ann, reply -> new Withdraw(30, reply));
          if (moved) {
            bob.tell(new Deposit(30));
          }
          System.out.println("again: " + Main.<Boolean>ask(ann, reply -> new Withdraw(30, reply)));
          for (Account account : accounts.values()) {
            account.tell(new Deposit(1));
          }
          for (var e : accounts.entrySet()) {
            System.out.println(e.getKey() + ": " + Main.<String>ask(e.getValue(), Stop::new));
          }

          EventLoop loop = new EventLoop();
          Channel<String> done = Channel.buffered(1);
          loop.start();
          loop.tell(
              () -> {
                loop.log.append("a ");
                loop.post(() -> loop.log.append("b "));
                loop.post(() -> loop.post(() -> loop.log.append("c ")));
              });
          loop.tell(() -> loop.log.append("d "));
          loop.tell(
              () -> {
                loop.end();
                done.trySend(loop.log.toString());
              });
          System.out.println(done.receive());
        });
  }
}
