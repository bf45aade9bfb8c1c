package com.example.modular;

import dev.goj.sync.Mutex;
import dev.goj.sync.WaitGroup;

/** Lets people in once it is open. */
public final class Turnstile {
  private final WaitGroup opening = new WaitGroup();
  private final Mutex mutex = new Mutex();
  private int passed;

  /** One that is closed. */
  public Turnstile() {
    opening.add(1);
  }

  /** Opens it. */
  public void open() {
    opening.done();
  }

  /** Waits until it is open; returns whether the guest came in at all, which is always so. */
  public boolean pass() {
    opening.await();
    mutex.lock();
    try {
      passed++;
    } finally {
      mutex.unlock();
    }
    return true;
  }

  /** How many have passed. */
  public int passed() {
    return passed;
  }
}
