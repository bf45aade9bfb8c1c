package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The blocking forms from virtual threads, where the JDK has them. */
@Timeout(60)
class VirtualThreadTest {
  private static Thread start(Runnable body) throws ReflectiveOperationException {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads");
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
  }

  @Test
  void manyVirtualThreadsWaitWithoutPinning() throws Exception {
    int n = 2_000;
    Channel<Integer> in = Channel.unbuffered();
    Channel<Integer> out = Channel.unbuffered();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      threads.add(start(() -> out.send(in.receive() + 1)));
    }
    // All wait at once; if they held their carriers, the first would be the last.
    for (int i = 0; i < n; i++) {
      in.send(i);
    }
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += out.receive();
    }
    for (Thread t : threads) {
      t.join();
    }
    assertThat(sum).isEqualTo((long) n * (n - 1) / 2 + n);
  }

  @Test
  void sleepSelectAndInterrupt() throws Exception {
    AtomicInteger state = new AtomicInteger();
    Thread t =
        start(
            () -> {
              Go.sleep(Duration.ofMillis(1));
              Go.select(
                  Go.receive(Channel.<Integer>unbuffered(), x -> {}),
                  Go.after(Duration.ofMillis(1), state::incrementAndGet));
              try {
                Channel.nil().receive();
              } catch (InterruptedWaitException e) {
                state.addAndGet(Thread.currentThread().isInterrupted() ? 10 : 100);
              }
            });
    Eventually.eventually(1, state::get);
    t.interrupt();
    t.join();
    assertThat(state.get()).isEqualTo(11);
  }
}
