package dev.goj.benchmarks;

/** A balanced binary tree whose values in order are 0, 1, 2, ... */
final class Tree {
  private static Tree last;
  private static int lastDepth;

  final Tree left;
  final Tree right;
  final int value;

  Tree(Tree left, Tree right, int value) {
    this.left = left;
    this.right = right;
    this.value = value;
  }

  /** The tree of 2^depth - 1 nodes; built once. */
  static Tree ofDepth(int depth) {
    if (last == null || lastDepth != depth) {
      last = build(0, (1 << depth) - 2);
      lastDepth = depth;
    }
    return last;
  }

  private static Tree build(int low, int high) {
    if (low > high) {
      return null;
    }
    int middle = (low + high) >>> 1;
    return new Tree(build(low, middle - 1), build(middle + 1, high), middle);
  }
}
