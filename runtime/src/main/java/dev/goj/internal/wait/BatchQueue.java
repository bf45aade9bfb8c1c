package dev.goj.internal.wait;

/**
 * A FIFO queue of waiters that come and go one by one, or many at once as a batch, linked through
 * the waiters themselves. Not thread-safe: the owner's lock protects it. Nothing that happens under
 * the lock takes longer for a batch than for one: who puts it in has linked it before, and who
 * takes it out unlinks it afterwards, since each of its waiters has to come from the cache of
 * another processor then.
 *
 * <p>It is a list of chains. A chain is linked by {@code next}, and ends in null; its head is
 * linked by {@code prev} to the head of the chain behind it. A chain is a single waiter or a whole
 * batch, but for the first one, of which {@link #firstSize} are left. Who is in no queue has no
 * links.
 */
public final class BatchQueue {
  private final int batch;

  private Waiter first;

  /** The head of the last chain, or null. */
  private Waiter last;

  /** How many the first chain has; 0 if there is none. */
  private int firstSize;

  private int size;

  /** A queue for batches of that many, at least one. */
  public BatchQueue(int batch) {
    this.batch = batch;
  }

  /** How many are in it. */
  public int size() {
    return size;
  }

  /** Links the first waiters of an array, who are in no queue, to a batch. Needs no lock. */
  public Waiter chain(Object[] waiters) {
    Waiter chain = null;
    for (int i = batch - 1; i >= 0; i--) {
      Waiter w = (Waiter) waiters[i];
      assert w.next == null && w.prev == null : "already queued";
      w.next = chain;
      chain = w;
    }
    return chain;
  }

  /** Puts a single waiter, or a {@linkplain #chain batch}, at the end. */
  public void add(Waiter chain) {
    assert chain.prev == null : "already queued";
    int n = size(chain);
    if (first == null) {
      first = chain;
      firstSize = n;
    } else {
      last.prev = chain;
    }
    last = chain;
    size += n;
  }

  private int size(Waiter whole) {
    return whole == null ? 0 : whole.next == null ? 1 : batch;
  }

  /** Takes the one that has waited longest, or null. */
  public Waiter poll() {
    Waiter w = first;
    if (w == null) {
      return null;
    }
    Waiter rest = w.next;
    if (rest == null) {
      removeChain();
    } else {
      rest.prev = w.prev;
      w.next = null;
      if (last == w) {
        last = rest;
      }
      first = rest;
      firstSize--;
      size--;
    }
    w.prev = null;
    return w;
  }

  /**
   * Takes about {@code max} of those that have waited longest: one chain, which may have more, and
   * others as long as that is not exceeded. They are to be {@linkplain #unchain unchained}; null if
   * there are none.
   */
  public Waiter pollChains(int max) {
    Waiter chains = first;
    if (chains != null) {
      int n = 0;
      Waiter end;
      do {
        n += firstSize;
        end = first;
        removeChain();
      } while (first != null && n + firstSize <= max);
      end.prev = null;
    }
    return chains;
  }

  /** Leaves out the first chain, whose links stay. */
  private void removeChain() {
    size -= firstSize;
    first = first.prev;
    firstSize = size(first);
    if (first == null) {
      last = null; // which would keep it from the garbage collector
    }
  }

  /** Writes what {@link #pollChains} gave into an array, and says how many. Needs no lock. */
  public static int unchain(Waiter chains, Object[] out) {
    int n = 0;
    Waiter chain = chains;
    while (chain != null) {
      Waiter behind = chain.prev;
      chain.prev = null;
      Waiter w = chain;
      while (w != null) {
        out[n++] = w;
        Waiter next = w.next;
        w.next = null;
        w = next;
      }
      chain = behind;
    }
    return n;
  }
}
