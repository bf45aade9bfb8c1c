package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdlenessTest {
  /** From one after 10 ms, each time after twice as long. */
  private static final int LOOKS_UNTIL_ONE_A_SECOND = 7;

  private static long stops(Scheduler s) {
    long n = s.monitor.looks();
    for (Worker w : s.roster.workers()) {
      n += w.parker.stops();
    }
    return n;
  }

  /** Compared with a second scheduler, which meanwhile has a hundred timers fire. */
  @Test
  void withNothingToRunNoThreadWakesUp() throws Exception {
    Scheduler quiet = Resizing.following(() -> 2, 4);
    CountDownLatch both = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      TestGoroutine.spawn(
          quiet,
          () -> {
            both.countDown();
            both.await();
          });
    }
    both.await();
    eventually("all idle", () -> quiet.idle.idle() == 2 && quiet.monitor.isDozing());
    final long before = stops(quiet);
    whileTimersFire();
    assertThat(stops(quiet)).isEqualTo(before);
  }

  /** In a monitor, and in a native call, which for the JVM is as if it computed. */
  @Test
  void noThreadWakesUpForAGoroutineThatBlocks() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Scheduler quiet = new Scheduler(2, 4);
      CountDownLatch goOn = new CountDownLatch(1);
      CountDownLatch ended = new CountDownLatch(2);
      TestGoroutine.spawn(
          quiet,
          () -> {
            goOn.await();
            ended.countDown();
          });
      TestGoroutine.spawn(
          quiet,
          () -> {
            server.accept().close();
            ended.countDown();
          });
      eventually("has nothing to do", () -> quiet.idle.idle() == 2 && quiet.monitor.isDozing());
      final long before = stops(quiet);
      final long from = System.nanoTime();
      whileTimersFire();
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from) + 1;
      assertThat(stops(quiet)).isAtMost(before + LOOKS_UNTIL_ONE_A_SECOND + seconds);

      CountDownLatch ran = new CountDownLatch(1);
      TestGoroutine.spawn(quiet, ran::countDown);
      ran.await();
      goOn.countDown();
      new Socket(server.getInetAddress(), server.getLocalPort()).close();
      ended.await();
    }
  }

  private static void whileTimersFire() throws InterruptedException {
    Scheduler busy = new Scheduler(1, 4);
    for (int i = 0; i < 100; i++) {
      CountDownLatch fired = new CountDownLatch(1);
      busy.schedule(
          Clock.after(2_000_000),
          new dev.goj.internal.sched.Timeout() {
            @Override
            protected void fire() {
              fired.countDown();
            }
          });
      fired.await();
    }
    assertThat(stops(busy)).isAtLeast(100);
  }
}
