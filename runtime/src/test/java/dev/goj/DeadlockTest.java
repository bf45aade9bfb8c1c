package dev.goj;

import static com.google.common.truth.Truth.assertThat;
import static dev.goj.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.gradle.Dispatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlockTest {
  private static void run(Steps s) throws Throwable {
    Go.run((Action<Throwable>) s);
  }

  private static Goroutine go(Steps s) {
    return Go.go((Action<Throwable>) s);
  }

  @Test
  void reportNamesEachGoroutineItsReasonAndItsLines() {
    Channel<Integer> ch = Channel.unbuffered();
    Mutex mutex = new Mutex();
    mutex.lock();
    WaitGroup wg = new WaitGroup();
    wg.add(1);
    AtomicReference<Goroutine> receiver = new AtomicReference<>();
    Throwable t =
        assertThrows(
            DeadlockError.class,
            () ->
                run(
                    Steps.of(
                        (c, in) -> {
                          receiver.set(go(Steps.of((c2, x) -> ch.receive$go(c2, null))));
                          go(
                              Steps.of(
                                  (c2, x) -> {
                                    mutex.lock$go(c2, null);
                                    return null;
                                  }));
                          return null;
                        },
                        (c, in) -> {
                          wg.await$go(c, null);
                          return null;
                        })));
    assertThat(t).hasMessageThat().startsWith("all goroutines are asleep - deadlock!\n");
    assertThat(t)
        .hasMessageThat()
        .contains(
            "goroutine " + receiver.get().id() + " [chan receive]:\n\tat dev.goj.Steps.step(");
    assertThat(t).hasMessageThat().contains("[sync.Mutex.Lock]:");
    assertThat(t).hasMessageThat().contains("[sync.WaitGroup.Wait]:");
  }

  @Test
  void laterRunsWorkAndDoNotReportWhatEarlierOnesLeft() throws Throwable {
    for (int i = 0; i < 3; i++) {
      Throwable t =
          assertThrows(
              DeadlockError.class,
              () -> run(Steps.of((c, in) -> Channel.<Integer>unbuffered().receive$go(c, null))));
      assertThat(t.getMessage().split("goroutine \\d+ \\[")).hasLength(2);
    }
    run(Steps.of((c, in) -> null));
  }

  @Test
  void aSleeperIsNoDeadlock() throws Throwable {
    run(
        Steps.of(
            (c, in) -> {
              Go.sleep$go(c, null, Duration.ofMillis(150));
              return null;
            }));
  }

  /** As where the goroutine is in code that was not transformed; the worker's thread sleeps. */
  @Test
  void aSleeperOnItsWorkersThreadIsNoDeadlock() throws Throwable {
    receiveWhatIsSentAfter(() -> Go.sleep(Duration.ofMillis(150)));
  }

  /** On a virtual thread where there are some, which no list of threads has. */
  @Test
  void aSleepingUntransformedGoroutineIsNotEvenWarnedAbout() throws Exception {
    Channel<Integer> ch = Channel.unbuffered();
    String err =
        errWhileReceiving(
            ch,
            () ->
                Go.go(
                    () -> {
                      Go.sleep(Duration.ofMillis(150));
                      ch.send(1);
                    }));
    assertThat(err).doesNotContain("asleep");
  }

  @Test
  void aBlockingCallIsNoDeadlock() throws Throwable {
    run(
        Steps.of(
            (c, in) ->
                Go.blocking$go(
                    c,
                    null,
                    () -> {
                      Thread.sleep(150);
                      return null;
                    })));
  }

  @Test
  void aGoroutineInForeignCodeIsNoDeadlock() throws Throwable {
    receiveWhatIsSentAfter(() -> Thread.sleep(150));
  }

  /** One goroutine receives what another sends after something on its worker's thread. */
  private static void receiveWhatIsSentAfter(Action<Throwable> pause) throws Throwable {
    Channel<Integer> ch = Channel.unbuffered();
    run(
        Steps.of(
            (c, in) -> {
              go(
                  Steps.of(
                      (c2, x) -> {
                        pause.run();
                        ch.send$go(c2, null, 1);
                        return null;
                      }));
              return ch.receive$go(c, null);
            }));
  }

  @Test
  void aThreadThatWillSendIsNoDeadlock() throws Throwable {
    Channel<Integer> ch = Channel.unbuffered();
    Thread t =
        new Thread(
            () -> {
              Go.sleep(Duration.ofMillis(150));
              ch.send(1);
            });
    t.start();
    run(Steps.of((c, in) -> ch.receive$go(c, null)));
    t.join();
  }

  @Test
  void aForeignThreadThatWaitsForATimeIsOnlyWarnedAbout() throws Throwable {
    Channel<Integer> ch = Channel.unbuffered();
    CountDownLatch started = new CountDownLatch(1);
    Thread t =
        new Thread(
            () -> {
              started.countDown();
              sendOnceWarned(ch, () -> Thread.sleep(100));
            },
            "late-sender");
    String err =
        StandardErr.during(
            () -> {
              t.start();
              started.await();
              run(Steps.of((c, in) -> ch.receive$go(c, null)));
            });
    t.join();
    assertThat(err).contains("goj: warning: all goroutines are asleep");
    assertThat(err).contains("\"late-sender\"");
    assertThat(err).contains("[chan receive]:");
  }

  /** What is printed while a goroutine starts something that will send, and receives. */
  private static String errWhileReceiving(Channel<Integer> ch, Action<Exception> start)
      throws Exception {
    return StandardErr.during(
        () ->
            run(
                Steps.of(
                    (c, in) -> {
                      start.run();
                      return ch.receive$go(c, null);
                    })));
  }

  /** Waits, by a short wait again and again, for what the detector prints, and then sends. */
  private static void sendOnceWarned(Channel<Integer> ch, Action<InterruptedException> wait) {
    try {
      for (int i = 0; i < 200 && !StandardErr.soFar().contains("receive]:"); i++) {
        wait.run();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      ch.send(1);
    }
  }

  /** A thread that waits for a time, in code of the JDK only. */
  private static ScheduledExecutorService waiting(ThreadGroup group, String name) {
    ScheduledExecutorService pool =
        Executors.newScheduledThreadPool(1, body -> new Thread(group, body, name));
    Object unused = pool.schedule(() -> {}, 1, TimeUnit.HOURS);
    return pool;
  }

  /** The JVM's own group has the threads that wait for mouse clicks, too. */
  @Test
  void aThreadOfTheJvmThatTellsTheProgramSomethingIsNotHarmless() throws Exception {
    for (String name : List.of("AWT-XAWT", "RMI TCP Accept-1099", "JFR Event Stream 1")) {
      assertIsOnlyWarnedAbout(rootGroup(), name);
    }
  }

  /** That of a program's own pool, say; the JVM's are in a group of theirs. */
  @Test
  void aThreadThatIsCalledLikeACleanerIsNotHarmless() throws Exception {
    assertIsOnlyWarnedAbout(null, "Cleaner-1");
  }

  /** It wakes virtual threads that sleep, which are not listed. */
  @Test
  void aThreadOfTheJdkThatWaitsForATimeIsNotHarmless() throws Exception {
    assertIsOnlyWarnedAbout(new ThreadGroup("InnocuousThreadGroup"), "VirtualThread-unparker");
  }

  private static void assertIsOnlyWarnedAbout(ThreadGroup group, String name) throws Exception {
    ScheduledExecutorService pool = waiting(group, name);
    Channel<Integer> ch = Channel.unbuffered();
    Thread sending =
        new Thread(
            () -> {
              eventually("warned", () -> StandardErr.soFar().contains("receive]:"));
              ch.send(1);
            });
    assertThat(errWhileReceiving(ch, sending::start)).contains('"' + name + '"');
    pool.shutdownNow();
  }

  /** A hook of the program's, say. */
  @Test
  void aThreadOfTheJvmThatRunsCodeOfTheProgramIsNotHarmless() throws Exception {
    for (String name : List.of("Finalizer", "Cleaner-17")) {
      Channel<Integer> ch = Channel.unbuffered();
      Thread t = new Thread(rootGroup(), () -> sendOnceWarned(ch, () -> Thread.sleep(20)), name);
      assertThat(errWhileReceiving(ch, t::start)).contains('"' + name + '"');
      t.join();
    }
  }

  @Test
  void aThreadOfTheJvmIsHarmlessOtherwise() {
    List<ScheduledExecutorService> harmless =
        List.of(
            waiting(rootGroup(), "Notification Thread"),
            waiting(new ThreadGroup(rootGroup(), "InnocuousThreadGroup"), "Cleaner-17"));
    Channel<Integer> ch = Channel.unbuffered();
    assertThrows(DeadlockError.class, () -> run(Steps.of((c, in) -> ch.receive$go(c, null))));
    harmless.forEach(ScheduledExecutorService::shutdownNow);
  }

  @Test
  void aThreadOfATestRunnerIsHarmless() throws Exception {
    Thread runners = new Thread(new Dispatch(), "/127.0.0.1:1 to /127.0.0.1:2 workers");
    runners.start();
    Channel<Integer> ch = Channel.unbuffered();
    assertThrows(DeadlockError.class, () -> run(Steps.of((c, in) -> ch.receive$go(c, null))));
    runners.interrupt();
    runners.join();
  }

  private static ThreadGroup rootGroup() {
    ThreadGroup g = Thread.currentThread().getThreadGroup();
    while (g.getParent() != null) {
      g = g.getParent();
    }
    return g;
  }

  /** It is parked below the pool's own code, as one that waits for a task is in that. */
  @Test
  void aTaskOfAForkJoinPoolThatWaitsForATimeIsOnlyWarnedAbout() throws Throwable {
    Channel<Integer> ch = Channel.unbuffered();
    CountDownLatch never = new CountDownLatch(1);
    ForkJoinPool pool = new ForkJoinPool(1);
    String err =
        errWhileReceiving(
            ch,
            () ->
                pool.execute(
                    () -> sendOnceWarned(ch, () -> never.await(100, TimeUnit.MILLISECONDS))));
    pool.shutdown();
    assertThat(err).contains("\"ForkJoinPool-");
  }

  /** What waits for the process, which lives until that has been told, is a thread of the JVM's. */
  @Test
  void theEndOfAProcessMayWakeAGoroutine() throws Throwable {
    Channel<Integer> ch = Channel.unbuffered();
    Process child = UncaughtTest.child("-Dgoj.panic=print", "wait");
    Object unused = child.onExit().thenAccept(p -> ch.send(1));
    Thread ending =
        new Thread(
            () -> {
              eventually("told", () -> StandardErr.soFar().contains("\"process reaper"));
              child.destroyForcibly();
            });
    String err = errWhileReceiving(ch, ending::start);
    ending.join();
    assertThat(err).contains("\"process reaper");
  }

  @Test
  void aBlockingFormInsideAGoroutineIsSeenAsWaiting() {
    Channel<Integer> ch = Channel.unbuffered();
    Throwable t = assertThrows(DeadlockError.class, () -> run(Steps.of((c, in) -> ch.receive())));
    assertThat(t).hasMessageThat().contains("[chan receive]:\n\tat dev.goj.DeadlockTest.");
  }

  @Test
  void aBlockingCallThatWaitsForAGoroutineDeadlocks() {
    Channel<Integer> ch = Channel.unbuffered();
    Throwable t =
        assertThrows(
            DeadlockError.class,
            () -> run(Steps.of((c, in) -> Go.blocking$go(c, null, ch::receive))));
    assertThat(t).hasMessageThat().contains("[blocking call]:\n\tat dev.goj.Steps.");
  }

  /** The inner one ends with it, and then the call, and then the outer one. */
  @Test
  void aRunInABlockingCallDeadlocks() {
    Action<Throwable> inner = Steps.of((c, in) -> Channel.nil().receive$go(c, null));
    Throwable t =
        assertThrows(
            DeadlockError.class,
            () ->
                run(
                    Steps.of(
                        (c, in) ->
                            Go.blocking$go(
                                c,
                                null,
                                () -> {
                                  Go.run(inner);
                                  return null;
                                }))));
    assertThat(t).hasMessageThat().contains("[chan receive (nil chan)]:");
  }

  @Test
  void untransformedGoroutinesDeadlockToo() {
    Channel<Integer> ch = Channel.unbuffered();
    Throwable t = assertThrows(DeadlockError.class, () -> Go.run(() -> ch.send(1)));
    assertThat(t).hasMessageThat().contains("[chan send]:\n\tat dev.goj.DeadlockTest.");
  }

  /** With all of a million there was no memory for it, and the run did not end. */
  @Test
  void aReportOfVeryManyNamesTheOldest() {
    Channel<Integer> ch = Channel.unbuffered();
    Throwable t =
        assertThrows(
            DeadlockError.class,
            () ->
                run(
                    Steps.of(
                        (c, in) -> {
                          for (int i = 0; i < 2999; i++) {
                            go(Steps.of((c2, x) -> ch.receive$go(c2, null)));
                          }
                          return ch.receive$go(c, null);
                        })));
    assertThat(t.getMessage().split("\ngoroutine ")).hasLength(1001);
    assertThat(t).hasMessageThat().endsWith("\n... and 2000 more\n");
  }

  /** It is told of the end of the inner run, and may do without. */
  @Test
  void aRunThatCallsADeadOneIsNotDeadItself() throws Throwable {
    AtomicReference<Throwable> inner = new AtomicReference<>();
    run(
        Steps.of(
            (c, in) -> {
              inner.set(
                  assertThrows(
                      DeadlockError.class,
                      () ->
                          run(
                              Steps.of(
                                  (c2, x) -> Channel.<Integer>unbuffered().receive$go(c2, null)))));
              Go.sleep$go(c, null, Duration.ofMillis(50));
              return null;
            }));
    assertThat(inner.get()).hasMessageThat().contains("[chan receive]");
  }

  @Test
  void aCancelledTimeoutDoesNotHideADeadlock() {
    Channel<Integer> ch = Channel.unbuffered();
    Select s = Select.of(Select.receive(ch), Select.after(Duration.ofDays(1)));
    assertThrows(
        DeadlockError.class,
        () ->
            run(
                Steps.of(
                    (c, in) -> {
                      go(
                          Steps.of(
                              (c2, x) -> {
                                Go.yieldNow$go(c2, null);
                                return null;
                              },
                              (c2, x) -> {
                                ch.send$go(c2, null, 1);
                                return null;
                              }));
                      s.await$go(c, null);
                      return Steps.INT;
                    },
                    (c, in) -> ch.receive$go(c, null))));
  }

  @Test
  void concurrentRunsDeadlockTogetherButOnlyWhenAllSleep() throws Exception {
    Channel<Integer> ch = Channel.unbuffered();
    AtomicReference<Throwable> first = new AtomicReference<>();
    Thread t =
        new Thread(
            () -> {
              try {
                run(Steps.of((c, in) -> ch.receive$go(c, null)));
              } catch (Throwable e) {
                first.set(e);
              }
            });
    t.start();
    try {
      run(
          Steps.of(
              (c, in) -> {
                Go.sleep$go(c, null, Duration.ofMillis(100));
                return null;
              },
              (c, in) -> {
                assertThat(first.get()).isNull();
                return null;
              }));
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    t.join();
    assertThat(first.get()).isInstanceOf(DeadlockError.class);
  }
}
