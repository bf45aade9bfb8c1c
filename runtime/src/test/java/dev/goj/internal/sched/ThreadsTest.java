package dev.goj.internal.sched;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who makes a thread of ours leaves nothing on it. */
@Timeout(60)
class ThreadsTest {
  @Test
  @SuppressWarnings("ThreadPriorityCheck") // nobody relies on it
  void haveNothingFromTheirMaker() throws Exception {
    AtomicReference<Thread> made = new AtomicReference<>();
    ThreadGroup group = new ThreadGroup("application");
    Thread maker = new Thread(group, () -> made.set(Threads.make("made", () -> {})));
    maker.setPriority(Thread.MIN_PRIORITY);
    maker.setContextClassLoader(null);
    maker.start();
    maker.join();
    assertThat(made.get().getThreadGroup().getName()).isEqualTo("main");
    assertThat(made.get().getPriority()).isEqualTo(Thread.NORM_PRIORITY);
    assertThat(made.get().isDaemon()).isTrue();
    assertThat(made.get().getContextClassLoader()).isEqualTo(ClassLoader.getSystemClassLoader());
  }
}
