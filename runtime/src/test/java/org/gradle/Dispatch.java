package org.gradle;

/** Stands for the threads by which a test runner is told what to run. */
public final class Dispatch implements Runnable {
  @Override
  public void run() {
    try {
      Thread.sleep(3_600_000);
    } catch (InterruptedException e) {
      // It is over.
    }
  }
}
