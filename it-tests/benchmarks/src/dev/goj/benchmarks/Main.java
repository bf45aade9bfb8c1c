package dev.goj.benchmarks;

import dev.goj.Go;
import peers.Harness;

/** Runs one of the benchmarks that the peers have, too, or all of those. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Go.onUncaught((goroutine, failure) -> Harness.die(failure));
    Harness.main(new Benchmarks(), args);
  }
}
