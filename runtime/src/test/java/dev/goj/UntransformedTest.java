package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.sync.Mutex;
import dev.goj.sync.Once;
import dev.goj.sync.WaitGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code that the plugin did not compile does the same, on threads. */
@Timeout(60)
class UntransformedTest {
  @Test
  void pipeline() {
    List<Integer> got = new ArrayList<>();
    Go.run(
        () -> {
          Channel<Integer> a = Channel.unbuffered();
          Channel<Integer> b = Channel.buffered(3);
          Go.go(
              () -> {
                for (int i = 0; i < 100; i++) {
                  a.send(i);
                }
                a.close();
              });
          Go.go(
              () -> {
                for (int x : a) {
                  b.send(x * x);
                }
                b.close();
              });
          for (int x : b) {
            got.add(x);
          }
        });
    assertThat(got).hasSize(100);
    assertThat(got.get(99)).isEqualTo(99 * 99);
  }

  @Test
  void waitGroupMutexOnceAndTask() throws Exception {
    int[] box = new int[1];
    AtomicInteger once = new AtomicInteger();
    Go.run(
        () -> {
          Mutex m = new Mutex();
          Once o = new Once();
          WaitGroup wg = new WaitGroup();
          for (int i = 0; i < 20; i++) {
            wg.go(
                () -> {
                  o.run(once::incrementAndGet);
                  for (int k = 0; k < 100; k++) {
                    m.lock();
                    box[0]++;
                    m.unlock();
                  }
                });
          }
          wg.await();
          Task<String> t = Go.async(() -> "x" + Go.current().id());
          assertThat(t.await()).startsWith("x");
        });
    assertThat(box[0]).isEqualTo(2000);
    assertThat(once.get()).isEqualTo(1);
  }

  @Test
  void exceptionsEndTheRun() {
    IOException e = new IOException("x");
    assertThat(
            assertThrows(
                IOException.class,
                () ->
                    Go.run(
                        () -> {
                          Go.go(
                              () -> {
                                throw e;
                              });
                          Channel.nil().receive();
                        })))
        .isSameInstanceAs(e);
  }

  @Test
  void selectAndSleepAndYield() {
    List<String> log = new ArrayList<>();
    Go.run(
        () -> {
          Channel<Integer> ch = Channel.unbuffered();
          Go.go(
              () -> {
                Go.sleep(Duration.ofMillis(1));
                Go.yieldNow();
                ch.send(1);
              });
          Go.select(
              Go.receive(ch, x -> log.add("got " + x)), Go.after(Duration.ofDays(1), () -> {}));
          Go.select(
              Go.receive(ch, x -> log.add("got " + x)),
              Go.after(Duration.ofMillis(2), () -> log.add("after")));
        });
    assertThat(log).containsExactly("got 1", "after").inOrder();
  }

  @Test
  void transformedAndUntransformedTalk() {
    List<Object> log = new ArrayList<>();
    Go.run(
        () -> {
          Channel<Integer> ch = Channel.unbuffered();
          Go.go(
              (Action<Throwable>)
                  Steps.repeat(
                      50,
                      (c, in) -> {
                        ch.send$go(c, null, 5);
                        return null;
                      }));
          for (int i = 0; i < 50; i++) {
            log.add(ch.receive());
          }
        });
    assertThat(log).hasSize(50);
  }

  @Test
  void thoseThatComputeHoldUpNobody() {
    AtomicBoolean over = new AtomicBoolean();
    List<String> log = new ArrayList<>();
    Go.run(
        () -> {
          Channel<String> in = Channel.unbuffered();
          Channel<String> out = Channel.unbuffered();
          Go.go(() -> out.send(in.receive()));
          WaitGroup computing = new WaitGroup();
          for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            computing.add(1);
            Go.go(
                () -> {
                  computing.done();
                  while (!over.get()) {
                    Thread.onSpinWait();
                  }
                });
          }
          computing.await();
          in.send("one that waited");
          log.add(out.receive());
          Go.go(() -> out.send("a new one"));
          log.add(out.receive());
          over.set(true);
        });
    assertThat(log).containsExactly("one that waited", "a new one").inOrder();
  }

  /** More than have platform threads, on JDKs where the others have virtual ones. */
  @Test
  void manyWaitAtOnce() {
    int n = 1_500;
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger received = new AtomicInteger();
    Go.run(
        () -> {
          Channel<Integer> ch = Channel.unbuffered();
          for (int i = 0; i < n; i++) {
            Go.go(
                () -> {
                  begun.incrementAndGet();
                  received.addAndGet(ch.receive());
                });
          }
          Eventually.eventually(n, begun::get);
          for (int i = 0; i < n; i++) {
            ch.send(1);
          }
          Eventually.eventually(n, received::get);
        });
    assertThat(received.get()).isEqualTo(n);
  }
}
