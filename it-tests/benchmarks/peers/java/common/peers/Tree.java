package peers;

/** A perfectly balanced binary tree whose in-order values are 0, 1, 2, ... */
public final class Tree {
  public final Tree left;
  public final Tree right;
  public final int value;

  private static Tree last;
  private static int lastDepth;

  public Tree(Tree left, Tree right, int value) {
    this.left = left;
    this.right = right;
    this.value = value;
  }

  /** The tree of 2^depth - 1 nodes; built once. */
  public static Tree ofDepth(int depth) {
    if (last == null || lastDepth != depth) {
      last = build(0, (1 << depth) - 2);
      lastDepth = depth;
    }
    return last;
  }

  private static Tree build(int lo, int hi) {
    if (lo > hi) {
      return null;
    }
    int mid = (lo + hi) >>> 1;
    return new Tree(build(lo, mid - 1), build(mid + 1, hi), mid);
  }
}
