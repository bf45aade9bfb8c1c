import static dev.goj.Go.run;
import static dev.goj.Go.yieldNow;

import dev.goj.Channel;
import dev.goj.sync.WaitGroup;
import java.util.concurrent.atomic.AtomicInteger;

/** Readers and writers: a lock for many readers or one writer, made of two channels. */
public class Main {
  static final class ReadWriteLock {
    private final Channel<Boolean> writing = Channel.buffered(1);
    private final Channel<Boolean> counting = Channel.buffered(1);
    private int readers;

    void lockRead() {
      counting.send(true);
      if (readers++ == 0) {
        writing.send(true);
      }
      counting.receive();
    }

    void unlockRead() {
      counting.send(true);
      if (--readers == 0) {
        writing.receive();
      }
      counting.receive();
    }

    void lockWrite() {
      writing.send(true);
    }

    void unlockWrite() {
      writing.receive();
    }
  }

  public static void main(String[] args) {
    run(
        () -> {
          ReadWriteLock lock = new ReadWriteLock();
          int[] book = new int[8];
          AtomicInteger reading = new AtomicInteger();
          AtomicInteger together = new AtomicInteger();
          AtomicInteger torn = new AtomicInteger();
          WaitGroup all = new WaitGroup();
          for (int w = 0; w < 4; w++) {
            all.go(
                () -> {
                  for (int i = 0; i < 25; i++) {
                    lock.lockWrite();
                    try {
                      for (int page = 0; page < book.length; page++) {
                        book[page]++;
                        if (page % 3 == 0) yieldNow();
                      }
                      if (reading.get() != 0) torn.incrementAndGet();
                    } finally {
                      lock.unlockWrite();
                    }
                    yieldNow();
                  }
                });
          }
          for (int r = 0; r < 10; r++) {
            all.go(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    lock.lockRead();
                    together.accumulateAndGet(reading.incrementAndGet(), Math::max);
                    int first = book[0];
                    yieldNow();
                    for (int page : book) {
                      if (page != first) torn.incrementAndGet();
                    }
                    reading.decrementAndGet();
                    lock.unlockRead();
                  }
                });
          }
          all.await();
          System.out.println("edition " + book[0] + ", torn reads " + torn);
          System.out.println("at least one reader: " + (together.get() >= 1));
        });
  }
}
