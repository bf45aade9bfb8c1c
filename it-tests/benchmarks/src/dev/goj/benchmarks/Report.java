package dev.goj.benchmarks;

import java.util.Locale;

/**
 * The output: one line for each result, with tabs between peer, bench, ops, ns per op, and note.
 */
final class Report {
  private static final String PEER = System.getProperty("peer.name", "goj");

  private Report() {}

  static void line(String bench, long ops, double perOp, String note) {
    System.out.printf(Locale.ROOT, "%s\t%s\t%d\t%.1f\t%s%n", PEER, bench, ops, perOp, note);
    System.out.flush();
  }
}
