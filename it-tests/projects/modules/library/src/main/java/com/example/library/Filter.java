package com.example.library;

/** A source that changes what comes from another. */
public abstract class Filter implements Source {
  private final Source source;

  /** A filter over a source. */
  protected Filter(Source source) {
    this.source = source;
  }

  @Override
  public String next() {
    return source.next();
  }
}
