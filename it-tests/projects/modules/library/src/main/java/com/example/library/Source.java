package com.example.library;

import dev.goj.Channel;

/** Where texts come from. */
public interface Source {
  /** The next text; may wait for it. */
  String next();

  /** The next two texts. */
  default String nextTwo() {
    return next() + next();
  }

  /** What is sent on a channel. */
  static Source of(Channel<String> channel) {
    return channel::receive;
  }
}
