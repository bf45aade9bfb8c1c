package dev.goj;

import dev.goj.abi.Continuation;
import dev.goj.abi.Frame;
import dev.goj.abi.Transformed;

/**
 * A goroutine body written by hand as the plugin would generate it: a sequence of steps, each of
 * which may suspend, with a frame that knows where to go on. What a step returns, or what the
 * operation that suspended it came back with, is given to the next step.
 */
public final class Steps implements Action<Throwable>, Computation<Object, Throwable>, Transformed {
  /** One step; returns at once if {@code c} is suspended afterwards. */
  @FunctionalInterface
  public interface Step {
    Object run(Continuation c, Object input) throws Throwable;
  }

  private final Step[] steps;
  private final int times;

  private Steps(int times, Step... steps) {
    this.times = times;
    this.steps = steps;
  }

  public static Steps of(Step... steps) {
    return new Steps(1, steps);
  }

  /** All of the steps, again and again. */
  public static Steps repeat(int times, Step... steps) {
    return new Steps(times, steps);
  }

  /** For operations whose result is an int. */
  public static final Object INT = new Object();

  @Override
  public void run() {
    throw new AssertionError("the plain form of a transformed body is not what a goroutine runs");
  }

  @Override
  public Object compute() {
    throw new AssertionError("the plain form of a transformed body is not what a goroutine runs");
  }

  @Override
  public void run$go(Continuation c, Frame f) throws Throwable {
    compute$go(c, f);
  }

  @Override
  public Object compute$go(Continuation c, Frame f) throws Throwable {
    StepsFrame frame = (StepsFrame) f;
    int i = 0;
    Object value = null;
    if (frame != null) {
      i = frame.label;
      Object mark = frame.mark;
      value = mark == INT ? Integer.valueOf(c.takeInt()) : c.takeRef();
    }
    for (; i < steps.length * times; i++) {
      value = steps[i % steps.length].run(c, value);
      if (c.isSuspended()) {
        if (frame == null) {
          frame = new StepsFrame(this);
        }
        frame.label = i + 1;
        frame.mark = value;
        c.push(frame);
        return null;
      }
    }
    return value;
  }

  private static final class StepsFrame extends Frame {
    private final Steps steps;
    private Object mark;

    StepsFrame(Steps steps) {
      this.steps = steps;
    }

    @Override
    protected void resume(Continuation c) throws Throwable {
      Object value = steps.compute$go(c, this);
      if (!c.isSuspended()) {
        c.completeRef(value);
      }
    }

    @Override
    protected StackTraceElement location() {
      return new StackTraceElement("dev.goj.Steps", "step", "Steps.java", label);
    }
  }
}
