package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.internal.sched.BlockingCall;
import dev.goj.internal.sched.Bodies;
import dev.goj.internal.sched.Clock;
import dev.goj.internal.sched.Parkable;
import dev.goj.internal.sched.RunGroup;
import dev.goj.internal.sched.ScheduledGoroutine;
import dev.goj.internal.sched.Scheduler;
import dev.goj.internal.sched.SleepPoint;
import dev.goj.internal.sched.ThreadBinding;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitReason;
import dev.goj.internal.sched.Worker;
import dev.goj.internal.sched.YieldPoint;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Go's statements for goroutines, as methods to import statically.
 *
 * <p>Code compiled with {@code -Xplugin:GoJ} suspends its goroutine where it waits. The same code
 * works without the plugin, and from any thread; then it blocks the thread that it runs on.
 */
public final class Go {
  static {
    Uncaught.load();
  }

  private Go() {}

  // ---- starting --------------------------------------------------------------------------------

  /**
   * Starts a goroutine. Never suspends. What precedes the call happens-before what the body does.
   *
   * <p>An exception that leaves the body ends the {@link #run} that the goroutine belongs to;
   * outside of a run see {@link #onUncaught}.
   *
   * <p>Go: {@code go f()}.
   *
   * @return the goroutine, mainly for logs
   * @see <a href="https://go.dev/ref/spec#Go_statements">Go spec, Go statements</a>
   */
  public static Goroutine go(Action<?> body) {
    RunGroup group = Scheduler.currentGroup();
    if (Bodies.isTransformed(body)) {
      BodyGoroutine g = new BodyGoroutine(group, body);
      group.scheduler().spawn(g);
      return g;
    }
    Bodies.tell(body);
    return ThreadGoroutine.start(
        group,
        body::run,
        (g, failure) -> {
          if (failure != null) {
            Uncaught.handle(group, g, failure);
          }
        });
  }

  /**
   * Starts a goroutine that computes a result. Never suspends. What it throws is thrown by {@link
   * Task#await}, and nowhere else.
   */
  public static <T> Task<T> async(Computation<? extends T, ?> body) {
    RunGroup group = Scheduler.currentGroup();
    if (Bodies.isTransformed(body)) {
      TaskResult<T> result = new TaskResult<>();
      group.scheduler().spawn(new TaskGoroutine<>(group, body, result));
      return result;
    }
    Bodies.tell(body);
    TaskResult<T> result = new TaskResult<>();
    ThreadGoroutine.start(
        group,
        () -> result.complete(body.compute()),
        (g, failure) -> {
          if (failure != null) {
            result.fail(failure);
          }
        });
    return result;
  }

  /**
   * Runs {@code body} as the main goroutine of a run, and waits until it returns. Not a suspension
   * point: it blocks the calling thread.
   *
   * <p>When an exception leaves the body, or any goroutine that was started, directly or not, by
   * it, the run ends with that exception, the very same object. When all of its goroutines wait and
   * nothing can wake them, it ends with a {@link DeadlockError}. Goroutines that are left when the
   * run ends are not stopped, but not waited for either; in Go they end with the process.
   *
   * <p>Go: {@code func main()}.
   *
   * @throws InterruptedWaitException if the calling thread is interrupted
   */
  public static <X extends Throwable> void run(Action<X> body) throws X {
    Run.run(body);
  }

  // ---- waiting ---------------------------------------------------------------------------------

  /**
   * Waits for at least {@code duration}. Suspends; zero or less returns at once. Go: {@code
   * time.Sleep}.
   *
   * @throws InterruptedWaitException if the calling thread, not a goroutine, is interrupted
   */
  public static void sleep(Duration duration) {
    long nanos = Clock.nanosOf(duration);
    if (nanos > 0) {
      ThreadContinuation c = new ThreadContinuation();
      c.suspendUntil(SleepPoint.INSTANCE, WaitReason.SLEEP, Clock.after(nanos));
      c.awaitOnThread();
    }
  }

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  public static void sleep$go(Continuation c, Frame f, Duration duration) {
    long nanos = Clock.nanosOf(duration);
    if (nanos > 0) {
      ((Parkable) c).suspendUntil(SleepPoint.INSTANCE, WaitReason.SLEEP, Clock.after(nanos));
    }
  }

  /** Lets other goroutines run. Suspends. Go: {@code runtime.Gosched}. */
  @SuppressWarnings("ThreadPriorityCheck") // that is what it is for
  public static void yieldNow() {
    Thread.yield();
  }

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  public static void yieldNow$go(Continuation c, Frame f) {
    ((Parkable) c).suspendOn(YieldPoint.INSTANCE, WaitReason.YIELD);
  }

  /**
   * Runs code that blocks its thread on a thread for that purpose, and suspends until it is done:
   * for I/O, locks, and whatever else waits in code that the plugin did not compile. What the code
   * throws is thrown here. On a thread that is no worker it just runs there.
   *
   * <p>Go needs no such thing, as all code is compiled by Go. Here, too, a goroutine that blocks
   * without it does not stop others for long; but this is cheaper.
   */
  @SuppressWarnings("unchecked")
  public static <T, X extends Throwable> T blocking(Computation<T, X> body) throws X {
    return (T) BlockingCall.onThisThread(body::compute);
  }

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  public static <T, X extends Throwable> T blocking$go(
      Continuation c, Frame f, Computation<T, X> body) throws X {
    Parkable p = (Parkable) c;
    if (p instanceof ThreadContinuation) {
      // Its thread would only wait for another one; that of a blocking call perhaps for ever, as
      // there are so many of them and no more.
      return blocking(body);
    }
    p.suspendOn(new BlockingCall(body::compute, current()), WaitReason.BLOCKING_CALL);
    return null;
  }

  // ---- asking ----------------------------------------------------------------------------------

  /** The goroutine that the calling code runs in; null outside of goroutines. */
  public static Goroutine current() {
    Worker w = Worker.currentOrNull();
    if (w != null) {
      ScheduledGoroutine g = w.running();
      return g instanceof Goroutine face ? face : null;
    }
    ThreadBinding b = ThreadBinding.current();
    return b == null ? null : (Goroutine) b.goroutine();
  }

  /**
   * How many goroutines there are: in a goroutine, those of its run, itself included; elsewhere,
   * all but those that runs have left over which have ended. Go: {@code runtime.NumGoroutine}.
   */
  public static int numGoroutine() {
    return current() != null ? Scheduler.currentGroup().live() : Scheduler.main().live();
  }

  /**
   * How many goroutines can run at the same time: {@code GOMAXPROCS} in the environment, or the
   * system property {@code goj.maxprocs}; else the number of processors that the JVM may use,
   * followed about once a second when it changes. Go: {@code runtime.GOMAXPROCS(0)}.
   */
  public static int maxProcs() {
    return Scheduler.current().maxProcs();
  }

  /**
   * Sets who is told of exceptions that leave a goroutine outside of any {@link #run}; null for the
   * default, which prints them as Go prints a panic, and with the system property {@code
   * goj.panic=exit} then ends the process with status 2, as Go does.
   */
  public static void onUncaught(BiConsumer<? super Goroutine, ? super Throwable> handler) {
    Uncaught.setHandler(handler);
  }

  // ---- select ----------------------------------------------------------------------------------

  /**
   * Waits until one of the cases is ready, does it, and runs its body. Suspends; so may the body.
   * Of several that are ready, each is chosen with the same probability. Without cases it waits for
   * ever.
   *
   * <p>The same channel may be in several cases; a null channel is never ready.
   *
   * @throws ChannelClosedException "send on closed channel", if that is the case that was chosen
   * @see <a href="https://go.dev/ref/spec#Select_statements">Go spec, Select statements</a>
   */
  public static void select(Case... cases) {
    Selection s = new Selection(cases);
    Case chosen = s.get(s.select());
    try {
      chosen.runBody();
    } catch (Throwable t) {
      throw Uncaught.<RuntimeException>sneaky(t);
    }
  }

  /** Called by generated code; see {@link dev.goj.abi}. @hidden */
  public static void select$go(Continuation c, Frame f, Case... cases) {
    Selection s = new Selection(cases);
    int chosen = s.select$go(c);
    if (c.isSuspended()) {
      c.push(new SelectFrame(s));
      return;
    }
    SelectFrame.runBody(c, s.get(chosen));
  }

  private static <T> T body(T body) {
    return Objects.requireNonNull(body, "the body is null; the cases of dev.goj.Select need none");
  }

  /** A case that receives, and gives the element, or null if the channel is closed, to its body. */
  public static <T> Case receive(ReceiveChannel<? extends T> channel, Receiver<? super T, ?> body) {
    return new ReceiveCase<T>(channel, body(body));
  }

  /** A case that sends {@code element}. */
  public static <T> Case send(SendChannel<? super T> channel, T element, Action<?> body) {
    return new SendCase<T>(channel, element, body(body));
  }

  /**
   * A case that is ready once the select has waited for {@code timeout}; Go: {@code
   * <-time.After(d)}.
   */
  public static Case after(Duration timeout, Action<?> body) {
    return new AfterCase(Clock.nanosOf(timeout), body(body));
  }

  /** What to do at once if no other case is ready; Go: {@code default}. */
  public static Case otherwise(Action<?> body) {
    return new OtherwiseCase(body(body));
  }
}
