package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;

import dev.goj.Action;
import dev.goj.Go;
import dev.goj.Steps;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the monitor keeps of the workers whose processor time it has asked for. */
@Timeout(60)
class ProcessorTimeTest {
  private static final int READERS = 60;

  /** Each is replaced, as its thread reads; most of them are too many for spares, and end. */
  @Test
  void workersThatHaveEndedAreNotKept() throws Exception {
    Scheduler s = Scheduler.main();
    List<Socket> sockets = new ArrayList<>();
    CountDownLatch reading = new CountDownLatch(READERS);
    CountDownLatch ended = new CountDownLatch(READERS);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < READERS; i++) {
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        sockets.add(client);
        Socket accepted = server.accept();
        sockets.add(accepted);
        Go.go(
            (Action<Throwable>)
                Steps.of(
                    (c, in) -> {
                      reading.countDown();
                      int unused = client.getInputStream().read();
                      ended.countDown();
                      return null;
                    }));
      }
      reading.await();
      List<WeakReference<Worker>> workers = new ArrayList<>();
      Arrays.stream(s.roster.workers()).forEach(w -> workers.add(new WeakReference<>(w)));
      assertThat(workers.size()).isAtLeast(READERS);
      for (Socket socket : sockets) {
        socket.getOutputStream().write(1);
      }
      ended.await();
      eventually("they have ended", () -> s.roster.workers().length < READERS / 2);
      eventually(
          "collected",
          () -> {
            System.gc();
            return workers.stream().filter(w -> w.get() != null).count() < READERS / 2;
          });
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
