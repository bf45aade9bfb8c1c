package com.example;

/** Prices; to be mocked as an interface. */
public interface Prices {
  /** The price of an article. */
  int of(String article);

  /** That of several. */
  default int of(String article, int pieces) {
    return pieces * of(article);
  }
}
