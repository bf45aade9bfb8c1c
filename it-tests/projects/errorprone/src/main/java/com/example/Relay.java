package com.example;

import dev.goj.Channel;
import dev.goj.ReceiveChannel;
import dev.goj.SendChannel;

/** Hands on what comes, and says how much that was. */
public class Relay {
  private final SendChannel<String> out;

  /** A relay to a channel. */
  public Relay(SendChannel<String> out) {
    this.out = out;
  }

  /** Hands on all that comes until the channel is closed. */
  public final int relay(ReceiveChannel<String> in) {
    int count = 0;
    for (String text : in) {
      out.send(changed(text));
      count++;
    }
    return count;
  }

  /** What is handed on; subclasses may wait for it. */
  protected String changed(String text) {
    return text;
  }

  /** A relay that adds a word, each time the next one that comes. */
  public static Relay adding(SendChannel<String> out, Channel<String> words) {
    return new Relay(out) {
      @Override
      protected String changed(String text) {
        return text + " " + words.receive();
      }
    };
  }
}
