package dev.goj;

import dev.goj.internal.sched.Bodies;
import dev.goj.internal.sched.RunGroup;
import dev.goj.internal.sched.Scheduler;
import dev.goj.internal.sched.ThreadContinuation;
import dev.goj.internal.sched.WaitReason;

/** {@link Go#run}. */
final class Run {
  private Run() {}

  static <X extends Throwable> void run(Action<X> body) throws X {
    run(Scheduler.current(), body);
  }

  static <X extends Throwable> void run(Scheduler scheduler, Action<X> body) throws X {
    RunGroup run = scheduler.beginRun();
    try {
      if (Bodies.isTransformed(body)) {
        scheduler.spawn(new MainGoroutine(run, body));
      } else {
        Bodies.tell(body);
        ThreadGoroutine.start(run, body::run, (g, failure) -> end(run, g, failure));
      }
      ThreadContinuation.await(run, WaitReason.RUN, null).takeVoid();
    } finally {
      run.end(null);
      scheduler.endRun(run);
    }
    Throwable failure = run.takeFailure();
    if (failure != null) {
      throw Uncaught.<X>sneaky(failure);
    }
  }

  /** Ends a run with its main goroutine; if something else has, nobody waits for a failure. */
  private static void end(RunGroup run, Goroutine main, Throwable failure) {
    if (failure == null) {
      run.end(null);
    } else {
      Uncaught.handle(run, main, failure);
    }
  }

  /** Whose end is the end of the run. */
  private static final class MainGoroutine extends BodyGoroutine {
    MainGoroutine(RunGroup run, Action<?> body) {
      super(run, body);
    }

    @Override
    protected void ended(Throwable failure) {
      Run.end(group(), this, failure);
    }
  }
}
