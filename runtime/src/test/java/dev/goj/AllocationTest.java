package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.goj.internal.sched.Scheduler;
import dev.goj.sync.Mutex;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What operations allocate, counted by the JVM for the one worker's thread. Each is measured again
 * and again, since the first times link call sites and grow arrays, which is not its own doing; the
 * least counts.
 */
@Timeout(60)
class AllocationTest {
  private static final int TIMES = 1_000;
  private static final int MEASUREMENTS = 200;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long before;
  private long least = Long.MAX_VALUE;

  @BeforeEach
  void theJvmCounts() {
    assumeTrue(
        THREADS.isThreadAllocatedMemorySupported() && THREADS.isThreadAllocatedMemoryEnabled());
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private Object begin() {
    before = allocated();
    return null;
  }

  private Object end() {
    long bytes = allocated() - before;
    if (bytes >= 0) { // another thread may have taken the worker's place
      least = Math.min(least, bytes);
    }
    return null;
  }

  /** The least that {@code body} allocated in a goroutine; it does its operation many times. */
  private long leastOf(Steps.Step... body) throws Throwable {
    Steps.Step[] steps = new Steps.Step[body.length + 2];
    steps[0] = (c, in) -> begin();
    System.arraycopy(body, 0, steps, 1, body.length);
    steps[body.length + 1] = (c, in) -> end();
    Run.run(new Scheduler(1, 256), (Action<Throwable>) Steps.repeat(MEASUREMENTS, steps));
    return least;
  }

  @Test
  void operationsThatDoNotWaitAllocateNothing() throws Throwable {
    Channel<Integer> buffered = Channel.buffered(1);
    Mutex mutex = new Mutex();
    Select select =
        Select.of(Select.receive(buffered), Select.receive(Channel.<Integer>unbuffered()));
    assertThat(
            leastOf(
                (c, in) -> {
                  for (int i = 0; i < TIMES; i++) {
                    buffered.send$go(c, null, 1);
                    buffered.receive$go(c, null);
                    buffered.trySend(1);
                    buffered.tryReceive();
                    buffered.send$go(c, null, 1);
                    select.await$go(c, null);
                    mutex.lock$go(c, null);
                    mutex.unlock();
                  }
                  return null;
                }))
        .isEqualTo(0);
  }

  /** Its frame is made at the first time; then park and wake need nothing. */
  @Test
  void waitingAgainAllocatesNothing() throws Throwable {
    Channel<Integer> there = Channel.unbuffered();
    Channel<Integer> back = Channel.unbuffered();
    Steps echo =
        Steps.repeat(
            1_000_000_000,
            (c, in) -> there.receive$go(c, null),
            (c, in) -> {
              back.send$go(c, null, 1);
              return null;
            });
    long bytes =
        leastOf(
            (c, in) -> {
              if (least == Long.MAX_VALUE) {
                Go.go((Action<Throwable>) echo);
              }
              begin();
              there.send$go(c, null, 1);
              return null;
            },
            (c, in) -> back.receive$go(c, null),
            (c, in) -> {
              there.send$go(c, null, 1);
              return null;
            },
            (c, in) -> back.receive$go(c, null));
    assertThat(bytes).isEqualTo(0);
  }

  @Test
  void aSpawnAllocatesTheGoroutine() throws Throwable {
    Action<Throwable> nothing = Steps.of((c, in) -> null);
    Goroutine[] kept = new Goroutine[TIMES];
    long spawned =
        leastOf(
            (c, in) -> {
              for (int i = 0; i < TIMES; i++) {
                kept[i] = Go.go(nothing);
              }
              return null;
            });
    least = Long.MAX_VALUE;
    long objects =
        leastOf(
            (c, in) -> {
              for (int i = 0; i < TIMES; i++) {
                kept[i] = new BodyGoroutine(Scheduler.currentGroup(), nothing);
              }
              return null;
            });
    assertThat(objects).isGreaterThan(0);
    assertWithMessage("bytes of a goroutine, with compressed references")
        .that(objects / TIMES)
        .isAtMost(64);
    assertThat(spawned).isEqualTo(objects);
  }
}
