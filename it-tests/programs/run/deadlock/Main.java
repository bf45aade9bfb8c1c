import static dev.goj.Go.go;
import static dev.goj.Go.run;

import dev.goj.Channel;
import dev.goj.DeadlockError;
import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;
import java.util.List;

/** When all goroutines of a run wait for each other, the run says so instead of hanging. */
public class Main {
  interface Stuck {
    void run();
  }

  static void report(String name, Stuck program) {
    try {
      program.run();
      System.out.println(name + ": came to an end");
    } catch (DeadlockError e) {
      System.out.println(name + ": " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  static void receiveWithoutSender() {
    run(
        () -> {
          Channel<Integer> channel = Channel.unbuffered();
          channel.receive();
        });
  }

  static void twoInACircle() {
    run(
        () -> {
          Channel<Integer> a = Channel.unbuffered();
          Channel<Integer> b = Channel.unbuffered();
          go(
              () -> {
                a.receive();
                b.send(1);
              });
          b.receive();
          a.send(1);
        });
  }

  static void lockedTwice() {
    run(
        () -> {
          Mutex mutex = new Mutex();
          mutex.lock();
          mutex.lock();
        });
  }

  static void missingDone() {
    run(
        () -> {
          WaitGroup group = new WaitGroup();
          group.add(2);
          go(group::done);
          group.await();
        });
  }

  static void nilChannel() {
    run(() -> Channel.<String>nil().receive());
  }

  static void forgottenClose() {
    run(
        () -> {
          Channel<Integer> numbers = Channel.buffered(2);
          numbers.send(1);
          numbers.send(2);
          for (int n : numbers) {
            System.out.println("got " + n);
          }
        });
  }

  static void twice(Channel<Integer> channel) {
    channel.receive();
    channel.receive();
  }

  /** The method waits on its thread, and does so once more after it has gone on. */
  @SuppressWarnings("goj.blocks-worker")
  static void belowPlainCode() {
    run(
        () -> {
          Channel<Integer> channel = Channel.unbuffered();
          go(() -> channel.send(1));
          List.of(channel).forEach(Main::twice);
        });
  }

  static void fine() {
    run(
        () -> {
          Channel<Integer> channel = Channel.unbuffered();
          go(() -> channel.send(1));
          channel.receive();
        });
  }

  public static void main(String[] args) {
    report("receive without sender", Main::receiveWithoutSender);
    report("two in a circle", Main::twoInACircle);
    report("locked twice", Main::lockedTwice);
    report("missing done", Main::missingDone);
    report("nil channel", Main::nilChannel);
    report("forgotten close", Main::forgottenClose);
    report("below plain code", Main::belowPlainCode);
    report("fine", Main::fine);
  }
}
