package com.example;

import dev.goj.Channel;

/** What is in stock; to be mocked as a class and spied on. */
public class Stock {
  private final Channel<Integer> deliveries = Channel.buffered(10);

  /** Adds a delivery. */
  public void deliver(int pieces) {
    deliveries.send(pieces);
  }

  /** Waits for the next delivery. */
  public int next(String article) {
    return deliveries.receive();
  }
}
