package dev.goj.benchmarks;

import dev.goj.Go;
import peers.Harness;

/** Runs one of the benchmarks that the peers have, too, or all of those; or one of its own. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Go.onUncaught((goroutine, failure) -> Harness.die(failure));
    int size = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    switch (args.length > 0 ? args[0] : "") {
      case "pairs" -> Flatness.pairs(size > 0 ? size : 20_000_000);
      case "rings" -> Flatness.rings(size > 0 ? size : 5_000_000);
      case "depth" -> Flatness.depth(size > 0 ? size : 2_000_000);
      case "burst" -> Flatness.burst(size > 0 ? size : 1_000_000);
      case "latency" -> Latency.all(size > 0 ? size : 2000);
      case "asking" -> Asking.all(size > 0 ? size : 100_000_000);
      default -> Harness.main(new Benchmarks(), args);
    }
    System.exit(0);
  }
}
