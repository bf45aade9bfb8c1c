package com.example;

import dev.goj.Channel;

/** The code under test. */
public final class Shop {
  private final Stock stock;
  private final Prices prices;

  /** A shop. */
  public Shop(Stock stock, Prices prices) {
    this.stock = stock;
    this.prices = prices;
  }

  /** The worth of the next delivery. */
  public int worthOfNext(String article) {
    return stock.next(article) * prices.of(article);
  }

  /** Prices that somebody has to ask for; so calls of {@link Prices} may wait. */
  public static Prices asked(Channel<Integer> answers) {
    return article -> answers.receive();
  }
}
