package peers;

/**
 * One runtime under test. Each method does the whole of one benchmark, checks its result with
 * {@link Harness#check}, and returns when all of its goroutines have ended. A method a peer does
 * not override is reported as "n/a".
 */
public abstract class Peer {
  /** Shown in the table for a benchmark that this peer has no equivalent for. */
  @SuppressWarnings("serial")
  public static final class NotAvailable extends RuntimeException {
    public NotAvailable(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * A word on how this peer's version differs, or "". One that starts with '*' says that the
   * semantics are weaker than the benchmark asks for.
   */
  public String note(String bench) {
    return "";
  }

  public void spawn(int n) throws Exception {
    throw missing("spawn");
  }

  public void pingpong(int n) throws Exception {
    throw missing("pingpong");
  }

  /** Benchmarks 3 (capacity 128) and 4 (capacity 0). */
  public void stream(int capacity, int n) throws Exception {
    throw missing("stream");
  }

  public void mpmc(int n) throws Exception {
    throw missing("mpmc");
  }

  public void ring(int n) throws Exception {
    throw missing("ring");
  }

  public void daisychain(int n) throws Exception {
    throw missing("daisychain");
  }

  public void skynet(int size) throws Exception {
    throw missing("skynet");
  }

  public void sieve(int n) throws Exception {
    throw missing("sieve");
  }

  public void select(int n) throws Exception {
    throw missing("select");
  }

  public void mutex(int n) throws Exception {
    throw missing("mutex");
  }

  public void calls(int n) throws Exception {
    throw missing("calls");
  }

  public void treewalk(int depth) throws Exception {
    throw missing("treewalk");
  }

  public void sleepers(int n) throws Exception {
    throw missing("sleepers");
  }

  /** Starts n goroutines that block on receive; each calls {@link Parked#arrive} just before. */
  public void parkStart(int n, Parked lot) throws Exception {
    throw missing("parked");
  }

  /** Sends {@link Parked#VALUE} to each goroutine of parkStart. */
  public void parkRelease(int n, Parked lot) throws Exception {
    throw missing("parked");
  }

  private static NotAvailable missing(String what) {
    return new NotAvailable("no equivalent of " + what);
  }
}
