package com.example;

import dev.goj.ReceiveChannel;

/** Adds up what comes. */
public final class Counter {
  private Counter() {}

  /** The sum of the next numbers; waits for them. */
  public static int sumOfNext(int count, ReceiveChannel<Integer> numbers) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += numbers.receive();
    }
    return sum;
  }
}
