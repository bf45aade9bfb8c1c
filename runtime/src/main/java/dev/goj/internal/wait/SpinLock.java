package dev.goj.internal.wait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that is part of the object it protects. For critical sections of a few dozen instructions
 * that neither allocate without bound nor call user code; hence nobody holds it for long, except
 * when the system takes the processor away from the holder, which is why the waiting side soon
 * yields.
 *
 * <p>Locking is an acquire, unlocking a release; neither is a full fence. Code that needs one
 * between a section and a later read says so itself. Not reentrant.
 *
 * <p>A virtual thread may hold it, and must not be unmounted inside of a section: nobody else may
 * run before those that have its carriers end. No section blocks, and in one that takes a second
 * lock, as those of a select do, a virtual thread spins for that until it has it.
 *
 * <p>Rejected: {@code synchronized}, which pins virtual threads before JDK 24 and costs twice as
 * much on the uncontended path; {@code ReentrantLock}, which costs an object per channel.
 */
public abstract class SpinLock {
  /** Tries before it yields, each after twice as many pauses, as each look disturbs the holder. */
  private static final int SPINS = 5;

  private static final int YIELDS = 40;
  private static final long PAUSE_NANOS = 50_000;

  /** Whether an attempt to lock is a full fence, as each locked instruction is on x86. */
  private static final boolean LOCKING_FENCES =
      Set.of("amd64", "x86_64", "x86", "i386").contains(System.getProperty("os.arch"));

  private static final VarHandle LOCKED;

  static {
    try {
      LOCKED = MethodHandles.lookup().findVarHandle(SpinLock.class, "locked", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** 0 free, 1 held. Only accessed through LOCKED. */
  @SuppressWarnings("unused")
  private int locked;

  protected SpinLock() {}

  public final void lock() {
    if (!LOCKED.weakCompareAndSetAcquire(this, 0, 1)) {
      lockContended();
    }
  }

  public final boolean tryLock() {
    return LOCKED.weakCompareAndSetAcquire(this, 0, 1);
  }

  public final void unlock() {
    LOCKED.setRelease(this, 0);
  }

  /**
   * Called right before {@link #lock}: what was written before this is seen by whoever writes, has
   * a full fence and reads, unless what he wrote is seen by what is read behind the lock.
   */
  public static void fenceBeforeLock() {
    if (LOCKING_FENCES) {
      VarHandle.releaseFence(); // for the compiler: nothing before it moves behind the lock
    } else {
      VarHandle.fullFence();
    }
  }

  private boolean isHeld() {
    return (int) LOCKED.getOpaque(this) != 0;
  }

  /** Spins, and looks at nothing that the holder may want meanwhile. */
  protected static void pause(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }

  /** Another thread holds the lock; the caller is about to wait for it. */
  protected void contended() {}

  private void lockContended() {
    contended();
    if (VirtualThreads.isCurrent()) {
      spin();
    } else {
      spinAndYield();
    }
  }

  private void spin() {
    while (isHeld() || !tryLock()) {
      Thread.onSpinWait();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // yielding is for the holder, and only a hint
  private void spinAndYield() {
    int tries = 0;
    while (isHeld() || !tryLock()) {
      if (tries < SPINS) {
        pause(1 << tries);
      } else if (tries < SPINS + YIELDS) {
        Thread.yield();
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      tries++;
    }
  }
}
