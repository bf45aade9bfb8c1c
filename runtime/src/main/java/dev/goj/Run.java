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
        ThreadGoroutine.start(run, body::run, (g, failure) -> run.end(failure));
      }
      ThreadContinuation.await(run, WaitReason.RUN, null).takeVoid();
    } finally {
      run.end(null);
      scheduler.endRun(run);
    }
    Throwable failure = run.failure();
    if (failure != null) {
      throw Uncaught.<X>sneaky(failure);
    }
  }

  /** Whose end is the end of the run. */
  private static final class MainGoroutine extends BodyGoroutine {
    MainGoroutine(RunGroup run, Action<?> body) {
      super(run, body);
    }

    @Override
    protected void ended(Throwable failure) {
      group().end(failure);
    }
  }
}
